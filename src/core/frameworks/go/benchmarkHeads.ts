import type { TextRange } from '../../model/text.ts';
import type { Node } from '../../ports/syntaxParser.ts';
import { nodeRange, positionInNode } from '../shared/nodeRange.ts';

/** A benchmark function: its name, the name of its `*testing.B`, and where it is. Indexes count UTF-16 units in the file. */
export interface BenchmarkHead {
  readonly name: string;
  readonly variable: string | undefined;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Go's own rule: `Benchmark`, or `Benchmark` and then anything but a lower-case letter. */
export function isBenchmarkName(name: string): boolean {
  return /^Benchmark(?!\p{Ll})/u.test(name);
}

/**
 * The benchmark functions of a top-level declaration. In text that parses that is at most one; where it does not, tree-sitter
 * throws several functions into one node, and their first lines are told by the text: a named function can only be top level.
 */
export function benchmarkHeads(declaration: Node): readonly BenchmarkHead[] {
  if (declaration.type === 'function_declaration' && !declaration.hasError) {
    const head = intactHead(declaration);
    return head === undefined ? [] : [head];
  }
  return declaration.hasError ? brokenHeads(declaration) : [];
}

function intactHead(declaration: Node): BenchmarkHead | undefined {
  const name = declaration.childForFieldName('name');
  if (name === null || !isBenchmarkName(name.text)) return undefined;
  if (declaration.childForFieldName('result') !== null || declaration.childForFieldName('type_parameters') !== null) {
    return undefined;
  }
  const parameter = benchmarkParameter(declaration.childForFieldName('parameters'));
  if (parameter === undefined) return undefined;
  return {
    name: name.text,
    variable: parameter.variable,
    range: nodeRange(declaration),
    nameRange: nodeRange(name),
    startIndex: declaration.startIndex,
    endIndex: declaration.endIndex,
  };
}

/** The one parameter `b *testing.B`, `b *B` or without a name, as `isTestFunc` of `go test` accepts it. */
function benchmarkParameter(list: Node | null): { readonly variable: string | undefined } | undefined {
  const parameters = list?.namedChildren.filter((child) => child !== null && child.type !== 'comment') ?? [];
  const [parameter] = parameters;
  if (parameters.length !== 1 || parameter?.type !== 'parameter_declaration') return undefined;
  const names = parameter.childrenForFieldName('name');
  const type = parameter.childForFieldName('type');
  if (names.length > 1 || type?.type !== 'pointer_type') return undefined;
  const target = type.namedChild(0);
  const typeName = target?.type === 'qualified_type' ? target.childForFieldName('name') : target;
  if (typeName?.type !== 'type_identifier' || typeName.text !== 'B') return undefined;
  return { variable: names[0]?.text };
}

const headLine =
  /^(func[ \t]+)(Benchmark[\p{L}\p{N}_]*)[ \t]*\([ \t]*(?:([\p{L}_][\p{L}\p{N}_]*)[ \t]+)?\*[ \t]*(?:[\p{L}_][\p{L}\p{N}_]*\.)?B[ \t]*\)?[ \t]*(?:\{.*)?\r?$/gmu;
const anyFunction = /^func\b/gm;

function brokenHeads(declaration: Node): readonly BenchmarkHead[] {
  const { text, startIndex } = declaration;
  const starts = Array.from(text.matchAll(anyFunction), (match) => match.index);
  const heads: BenchmarkHead[] = [];
  for (const match of text.matchAll(headLine)) {
    const [, keyword = '', name = '', variable] = match;
    if (!isBenchmarkName(name)) continue;
    const next = starts.find((start) => start > match.index) ?? text.length;
    const end = match.index + text.slice(match.index, next).trimEnd().length;
    const nameStart = match.index + keyword.length;
    heads.push({
      name,
      variable,
      range: {
        start: positionInNode(declaration, text, match.index),
        end: positionInNode(declaration, text, end),
      },
      nameRange: {
        start: positionInNode(declaration, text, nameStart),
        end: positionInNode(declaration, text, nameStart + name.length),
      },
      startIndex: startIndex + match.index,
      endIndex: startIndex + end,
    });
  }
  return heads;
}
