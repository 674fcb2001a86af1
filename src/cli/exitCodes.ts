/** What the command line answers to a script. Stable: scripts depend on it. */
export const exitCodes = {
  pass: 0,
  warn: 1,
  fail: 2,
  block: 3,
  usage: 64,
  unreadableInput: 65,
  nothingMeasured: 66,
  toolMissing: 69,
  internal: 70,
  notComparable: 75,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The more decisive first. */
const priority: readonly ExitCode[] = [70, 64, 69, 65, 66, 3, 2, 75, 1, 0];

/** The code that wins when several apply; 0 when none does. */
export function decisive(codes: Iterable<ExitCode>): ExitCode {
  const found = new Set(codes);
  return priority.find((code) => found.has(code)) ?? exitCodes.pass;
}
