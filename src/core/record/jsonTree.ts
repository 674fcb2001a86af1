import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Location } from '../model/problem.ts';

/** A JSON text with the place of everything in it. */
export interface JsonTree {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

type JsonPath = readonly PropertyKey[];

/** Comments and trailing commas are fine. @throws RangeError when the text nests too deeply for the stack. */
export function readTree(text: string): JsonTree {
  const errors: ParseError[] = [];
  return { root: parseTree(text, errors, { allowTrailingComma: true }), errors };
}

/** Zero-based line and column of an offset. */
export function locationOf(file: string, text: string, offset: number): Location {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length - 1, character: offset - lineStart };
}

/** The word jsonc-parser has for a syntax error, as a sentence part: `comma expected`. */
export function syntaxErrorText({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

const property = (object: Node, key: PropertyKey): Node | undefined =>
  object.type === 'object' ? object.children?.find(({ children }) => children?.[0]?.value === key) : undefined;

/** The value at a path; `undefined` when the text has none there. */
export function valueAt(root: Node | undefined, path: JsonPath): Node | undefined {
  let node = root;
  for (const part of path) {
    if (node === undefined) return undefined;
    node = typeof part === 'number' ? node.children?.[part] : property(node, part)?.children?.[1];
  }
  return node;
}

/** The key at a path, else the nearest thing around it that exists. */
export function keyOrNearest(root: Node | undefined, path: JsonPath): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = valueAt(root, path.slice(0, length - 1));
    const last = path[length - 1];
    if (parent === undefined || last === undefined) continue;
    const found = typeof last === 'number' ? parent.children?.[last] : property(parent, last)?.children?.[0];
    if (found !== undefined) return found;
  }
  return root;
}

/** Keys that stand a second time in one object. */
export function duplicateKeys(node: Node | undefined): readonly Node[] {
  if (node?.children === undefined) return [];
  const seen = new Set<unknown>();
  return node.children.flatMap((child) => {
    if (node.type !== 'object') return duplicateKeys(child);
    const [key, value] = child.children ?? [];
    const repeated = key !== undefined && seen.has(key.value) ? [key] : [];
    seen.add(key?.value);
    return [...repeated, ...duplicateKeys(value)];
  });
}
