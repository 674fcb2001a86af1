import type { Position, TextRange } from '../../model/text.ts';
import type { Node } from '../../ports/syntaxParser.ts';

/** The place of a node; tree-sitter counts rows and UTF-16 columns from zero, as we do. */
export function nodeRange({ startPosition: start, endPosition: end }: Node): TextRange {
  return {
    start: { line: start.row, character: start.column },
    end: { line: end.row, character: end.column },
  };
}

/** The position `offset` UTF-16 units into the text of a node. */
export function positionInNode(node: Node, text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  const { row, column } = node.startPosition;
  if (lastBreak < 0) return { line: row, character: column + offset };
  return { line: row + before.split('\n').length - 1, character: offset - lastBreak - 1 };
}
