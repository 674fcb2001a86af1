/** How the suites inside VS Code and the script outside talk: two environment variables and a file with one line per test. */
export const suitesVariable = 'REDLINE_HOST_SUITES';
export const reportVariable = 'REDLINE_HOST_REPORT';

/** One test's outcome; a line of JSON in the report file. */
export interface ReportLine {
  readonly title: string;
  readonly durationMs: number;
  /** The stack of what it failed with; absent when it passed. */
  readonly failure?: string;
}
