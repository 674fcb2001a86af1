import type { FoundBenchmark, Framework } from '../frameworks/framework.ts';
import type { Position, TextRange } from '../model/text.ts';
import type { Node, Tree } from '../ports/syntaxParser.ts';
import type { TextChange } from './textChange.ts';

/** What was found in one top-level declaration. Indexes count UTF-16 units in the file. */
interface DeclarationEntry {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly start: Position;
  readonly found: readonly FoundBenchmark[];
}

/** In the order of the text. */
export type DeclarationCache = readonly DeclarationEntry[];

export const emptyCache: DeclarationCache = [];

interface IndexRange {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Tells the tree and the cache about changes of the text: entries they touch are dropped, those behind them move along. */
export function moveCache(cache: DeclarationCache, tree: Tree, changes: readonly TextChange[]): DeclarationCache {
  let entries = cache;
  for (const { range, rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    const newEnd = endOf(range.start, text);
    tree.edit({
      startIndex: rangeOffset,
      oldEndIndex: end,
      newEndIndex: rangeOffset + text.length,
      startPosition: toPoint(range.start),
      oldEndPosition: toPoint(range.end),
      newEndPosition: toPoint(newEnd),
    });
    const shift = text.length - rangeLength;
    const lineShift = newEnd.line - range.end.line;
    entries = entries.flatMap((entry) => {
      if (entry.endIndex < rangeOffset) return [entry];
      // On the line where the change ends columns move too: such a neighbour is read again.
      if (entry.startIndex <= end || entry.start.line === range.end.line) return [];
      return [
        {
          startIndex: entry.startIndex + shift,
          endIndex: entry.endIndex + shift,
          start: moveLine(entry.start, lineShift),
          found: lineShift === 0 ? entry.found : entry.found.map((found) => moveLines(found, lineShift)),
        },
      ];
    });
  }
  return entries;
}

/** Reads the declarations under a root node, taking over what the cache knows of those that did not change. */
export function readDeclarations(
  root: Node,
  framework: Framework,
  cache: DeclarationCache,
  changed: readonly IndexRange[],
): DeclarationCache {
  const known = new Map(cache.map((entry) => [entry.startIndex, entry]));
  const touched = ({ startIndex, endIndex }: IndexRange): boolean =>
    changed.some((range) => range.startIndex <= endIndex && range.endIndex >= startIndex);
  return root.children
    .filter((declaration) => declaration !== null)
    .map((declaration) => {
      const { startIndex, endIndex, startPosition } = declaration;
      const before = known.get(startIndex);
      const start = { line: startPosition.row, character: startPosition.column };
      const reusable = before !== undefined && before.endIndex === endIndex && !touched(before);
      const found = reusable ? before.found : framework.discover(declaration);
      return { startIndex, endIndex, start, found };
    });
}

const moveLine = ({ line, character }: Position, by: number): Position => ({ line: line + by, character });
const moveRange = ({ start, end }: TextRange, by: number): TextRange => ({
  start: moveLine(start, by),
  end: moveLine(end, by),
});
const moveLines = (found: FoundBenchmark, by: number): FoundBenchmark => ({
  ...found,
  range: moveRange(found.range, by),
  nameRange: moveRange(found.nameRange, by),
});

const toPoint = ({ line, character }: Position) => ({ row: line, column: character });

/** Where `text` ends when it starts at `start`. */
function endOf(start: Position, text: string): Position {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, character: start.character + text.length }
    : { line: start.line + lines.length - 1, character: last.length };
}
