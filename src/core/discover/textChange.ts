import type { TextRange } from '../model/text.ts';

/** One replaced stretch of text. Has the shape of VS Code's `TextDocumentContentChangeEvent`. */
export interface TextChange {
  /** What was replaced, in the text before the change. */
  readonly range: TextRange;
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** The text after changes, each in the coordinates left by the one before it. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduce(
    (current, { rangeOffset, rangeLength, text: inserted }) =>
      current.slice(0, rangeOffset) + inserted + current.slice(rangeOffset + rangeLength),
    text,
  );
}
