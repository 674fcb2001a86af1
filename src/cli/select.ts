import { t } from '@vscode/l10n';
import { type BenchmarkId, parseBenchmarkId } from '../core/model/benchmark.ts';
import { UsageError } from './usageError.ts';

/**
 * Which benchmarks a pattern means: the one with exactly this id, or those whose name or `unit#name` the regular
 * expression matches somewhere. No pattern means all.
 * @throws UsageError when the pattern is no regular expression.
 */
export function selector(pattern: string | undefined): (id: BenchmarkId) => boolean {
  if (pattern === undefined) return () => true;
  if (parseBenchmarkId(pattern) !== undefined) return (id) => id === pattern;
  const expression = compile(pattern);
  return (id) => {
    const { unit, name } = parseBenchmarkId(id) ?? { unit: '', name: id };
    return expression.test(name) || expression.test(`${unit}#${name}`);
  };
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    const reason = error instanceof SyntaxError ? (error.message.split(': ').at(-1) ?? '') : String(error);
    throw new UsageError(t('The pattern {0} is not a regular expression: {1}.', pattern, reason));
  }
}
