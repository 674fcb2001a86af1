/** A line `name iterations value unit value unit…`, as https://go.dev/design/14313-benchmark-format defines it. */
export interface ResultLine {
  /** As printed, `-N` included. */
  readonly name: string;
  readonly iterations: number;
  readonly units: readonly string[];
  /** Same length as `units`; may hold NaN and infinities, which Go prints. */
  readonly values: readonly number[];
}

const space = 32;
const tab = 9;

/** Reads the result that begins at `start` of a line; `undefined` when there is none. Runs for each line: no regular expressions. */
export function readResultLine(line: string, start: number): ResultLine | undefined {
  const nameEnd = wordEnd(line, start);
  const values = readValues(line, nameEnd);
  return values && { name: line.slice(start, nameEnd), ...values };
}

/** Reads `iterations value unit value unit…` from `start` on, as far as it goes; at least one pair. */
function readValues(line: string, start: number): Omit<ResultLine, 'name'> | undefined {
  let from = wordStart(line, start);
  let end = wordEnd(line, from);
  const iterations = readInteger(line, from, end);
  if (iterations === undefined) return undefined;
  const units: string[] = [];
  const values: number[] = [];
  for (;;) {
    from = wordStart(line, end);
    end = wordEnd(line, from);
    const value = readNumber(line.slice(from, end));
    const unitStart = wordStart(line, end);
    const unitEnd = wordEnd(line, unitStart);
    if (value === undefined || unitStart === unitEnd) break;
    units.push(line.slice(unitStart, unitEnd));
    values.push(value);
    end = unitEnd;
  }
  return units.length === 0 ? undefined : { iterations, units, values };
}

/**
 * The values at the end of a line whose beginning is something that user code printed: `no newline    6728\t 329.8 ns/op`.
 * Go separates the values by tabs, so the fields before them tell where they begin.
 */
export function readTrailingValues(line: string): Omit<ResultLine, 'name'> | undefined {
  let fieldStart = line.length + 1;
  while (fieldStart > 0) {
    const before = line.lastIndexOf('\t', fieldStart - 2);
    const field = line.slice(before + 1, fieldStart - 1);
    if (!isValueField(field)) {
      const digits = /(?<!\d)\d{1,15}$/.exec(field);
      return digits === null ? undefined : readValues(line, before + 1 + digits.index);
    }
    fieldStart = before + 1;
  }
  return undefined;
}

const isValueField = (field: string): boolean =>
  field.length < 1000 && /^ *[-+]?(?:[\d.]+(?:e[-+]?\d+)?|Inf|NaN) \S+$/i.test(field);

function wordStart(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

function wordEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && !isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

const isBlank = (code: number): boolean => code === space || code === tab;

function readInteger(line: string, from: number, end: number): number | undefined {
  if (from === end || end - from > 15) return undefined;
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = line.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

function readNumber(text: string): number | undefined {
  const value = Number(text);
  if (!Number.isNaN(value)) return text === '' ? undefined : value;
  if (/^[-+]?inf$/i.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^nan$/i.test(text) ? Number.NaN : undefined;
}
