import type { Node } from '../../ports/syntaxParser.ts';
import type { FoundBenchmark } from '../framework.ts';
import { nodeRange } from '../shared/nodeRange.ts';
import type { BenchmarkHead } from './benchmarkHeads.ts';
import { localConstants } from './localConstants.ts';
import { createNameGiver, rewriteName } from './naming.ts';
import { constantString } from './stringLiteral.ts';

export interface SubBenchmarks {
  readonly children: readonly Omit<FoundBenchmark, 'hasComputedChildren'>[];
  /** Names of benchmarks that register, or may register, children whose names only a run can tell. */
  readonly computed: ReadonlySet<string>;
}

/** How often a stretch of code runs each time its benchmark function does. */
type Times = 'once' | 'maybe' | 'often';

/** A stretch of code and the benchmarks its variables stand for (`undefined`: some other `*testing.B`). */
interface Scope {
  readonly endIndex: number;
  readonly benchmarks: ReadonlyMap<string, string | undefined>;
  readonly times: Times;
}

const timesOf: Readonly<Record<string, Times>> = {
  for_statement: 'often',
  if_statement: 'maybe',
  expression_switch_statement: 'maybe',
  type_switch_statement: 'maybe',
  select_statement: 'maybe',
};
const visited = ['call_expression', 'func_literal', ...Object.keys(timesOf)];

/**
 * Follows the `*testing.B` variables through the closures of a benchmark function and reads its `b.Run` calls.
 * A name is listed when the text alone decides it. Repeats of a name are numbered as Go does, unless a loop, a branch or a
 * closure decides how many there are: then the name is listed once and the rest is left to a run.
 */
export function subBenchmarks(head: BenchmarkHead, declaration: Node): SubBenchmarks {
  const children: Omit<FoundBenchmark, 'hasComputedChildren'>[] = [];
  const computed = new Set<string>();
  const { text, startIndex } = declaration;
  const handed = handedVariables(text);
  if (head.variable === undefined || !(handed.has(head.variable) || text.includes('Run')))
    return { children, computed };

  const constants = localConstants(declaration);
  const giveName = createNameGiver();
  /** How the first call that used a name under a parent runs. */
  const usedNames = new Map<string, Times>();
  /** The benchmark that a function literal measures, by where the literal starts. Broken text reads the head as one. */
  const bodies = new Map([[head.startIndex, head.name]]);

  const register = (call: Node, parent: string, times: Times): void => {
    const [argument, body] = callArguments(call);
    const value = argument && constantString(argument, constants);
    if (argument === undefined || value === undefined) {
      computed.add(parent);
      return;
    }
    const used = `${parent}/${rewriteName(value)}`;
    const before = usedNames.get(used);
    if (times === 'often') computed.add(parent);
    if (before !== undefined && (before !== 'once' || times !== 'once')) {
      computed.add(parent);
      return;
    }
    usedNames.set(used, times);
    const name = giveName(parent, value);
    children.push({ name, parent, range: nodeRange(call), nameRange: nodeRange(argument) });
    if (body?.type === 'func_literal') bodies.set(body.startIndex, name);
    else computed.add(name);
  };

  const scopes: Scope[] = [
    { endIndex: head.endIndex, benchmarks: new Map([[head.variable, head.name]]), times: 'once' },
  ];
  for (const node of nodesOf(head, declaration)) {
    while (scopes.length > 1 && node.startIndex >= (scopes.at(-1)?.endIndex ?? 0)) scopes.pop();
    const scope = scopes.at(-1);
    if (scope === undefined) break;
    const { type } = node;
    if (type === 'call_expression') {
      // Reading the text is cheap, reading the tree is not; few calls are of interest.
      runCall.lastIndex = node.startIndex - startIndex;
      if (!runCall.test(text) && ![...scope.benchmarks.keys()].some((name) => handed.has(name))) continue;
      const parent = runReceiver(node, scope);
      if (parent === undefined) for (const name of handedOver(node, scope)) computed.add(name);
      else register(node, parent, scope.times);
    } else if (type === 'func_literal') {
      scopes.push(closureScope(node, scope, bodies.get(node.startIndex)));
    } else {
      const times = scope.times === 'often' ? 'often' : (timesOf[type] ?? 'maybe');
      scopes.push({ ...scope, endIndex: node.endIndex, times });
    }
  }
  return { children, computed };
}

const runCall = /[\p{L}_][\p{L}\p{N}_]*\s*\.\s*Run\s*\(/uy;

/** Names that stand alone as an argument of some call. */
function handedVariables(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/[(,]\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?=[,)])/gu), ([, name = '']) => name));
}

function nodesOf({ startIndex, endIndex }: BenchmarkHead, declaration: Node): readonly Node[] {
  return declaration
    .descendantsOfType(visited)
    .filter((node) => node !== null && node.startIndex >= startIndex && node.startIndex < endIndex) as Node[];
}

function callArguments(call: Node): readonly Node[] {
  const nodes = call.childForFieldName('arguments')?.namedChildren ?? [];
  return nodes.filter((node) => node !== null && node.type !== 'comment') as Node[];
}

/** The benchmark whose `Run` this call is. */
function runReceiver(call: Node, scope: Scope): string | undefined {
  const selector = call.childForFieldName('function');
  if (selector?.type !== 'selector_expression' || selector.childForFieldName('field')?.text !== 'Run') return undefined;
  const operand = selector.childForFieldName('operand');
  return operand?.type === 'identifier' ? scope.benchmarks.get(operand.text) : undefined;
}

/**
 * Benchmarks given to a function that is called for its effect: it may register children.
 * One whose result is used (`db := open(b)`) is taken for a set-up.
 */
function handedOver(call: Node, scope: Scope): readonly string[] {
  if (call.parent?.type !== 'expression_statement') return [];
  return callArguments(call)
    .map((argument) => (argument.type === 'identifier' ? scope.benchmarks.get(argument.text) : undefined))
    .filter((name) => name !== undefined);
}

/** Inside a closure its parameters hide outer variables; the first one of a `b.Run` body is the new benchmark. */
function closureScope(literal: Node, outer: Scope, benchmark: string | undefined): Scope {
  const benchmarks = new Map(outer.benchmarks);
  const parameters = literal.childForFieldName('parameters')?.namedChildren ?? [];
  const names = parameters.flatMap((parameter) => parameter?.childrenForFieldName('name') ?? []);
  names.forEach((name, index) => {
    if (name !== null) benchmarks.set(name.text, index === 0 ? benchmark : undefined);
  });
  return { endIndex: literal.endIndex, benchmarks, times: benchmark === undefined ? 'often' : 'once' };
}
