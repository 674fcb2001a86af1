/** Zero-based line and UTF-16 column, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open: `end` is the first position after the text. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}
