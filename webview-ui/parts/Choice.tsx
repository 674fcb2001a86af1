interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onPick: (value: Value) => void;
}

/** A few buttons side by side, of which one is on. */
export function Choice<Value extends string>({ label, value, options, onPick }: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend class="only-read">{label}</legend>
      {options.map(([option, text]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onPick(option)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
