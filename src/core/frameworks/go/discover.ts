import type { Node } from '../../ports/syntaxParser.ts';
import type { FoundBenchmark } from '../framework.ts';
import { benchmarkHeads } from './benchmarkHeads.ts';
import { subBenchmarks } from './subBenchmarks.ts';

/**
 * The benchmarks of one top-level declaration of a `_test.go` file, each before its children, in the order of the text.
 * Works on text that does not parse, and never throws.
 */
export function discover(declaration: Node): readonly FoundBenchmark[] {
  return benchmarkHeads(declaration).flatMap((head) => {
    const { children, computed } = subBenchmarks(head, declaration);
    const { name, range, nameRange } = head;
    return [{ name, range, nameRange }, ...children].map((found) => withFlag(found, computed));
  });
}

function withFlag(found: Omit<FoundBenchmark, 'hasComputedChildren'>, computed: ReadonlySet<string>): FoundBenchmark {
  return { ...found, hasComputedChildren: computed.has(found.name) };
}
