/** Outlines on a 16 × 16 grid, drawn in the colour of the text. */
const outlines = {
  run: 'M4.5 2.8v10.4L13 8z',
  flag: 'M3.5 14V2.5h8.2L10 5.4l1.7 2.9H3.5',
  source: 'M9 2H3.5v12h9V5.5zm0 0v3.5h3.5M5.8 8.5h4.4M5.8 11h4.4',
  back: 'M13.5 8H3m0 0 4-4M3 8l4 4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  close: 'm4 4 8 8m0-8-8 8',
  search: 'M11 7A4 4 0 1 1 3 7a4 4 0 0 1 8 0m-1.2 2.8L13.5 13.5',
} as const;

export type IconName = keyof typeof outlines;

/** Decoration only: whoever uses it gives the control a name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly tabIndex?: number;
}

/** A button with a picture; its name shows on hover and is what a screen reader says. */
export function IconButton({ icon, label, onPress, tabIndex = 0 }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
