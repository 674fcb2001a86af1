import { t } from '@vscode/l10n';
import type { Problem } from '../model/problem.ts';

/** Why a scan left a file or folder out though no rule says so. */
export type SkipReason = 'too-large' | 'binary' | 'unreadable' | 'linked-again' | 'worker-crashed';

/** A file or folder that was left out. `detail`: the operating system's code, or a size. */
export interface Skipped {
  readonly path: string;
  readonly reason: SkipReason;
  readonly detail: string;
}

/** What the user reads about it. */
export function skippedProblem({ path, reason, detail }: Skipped): Problem {
  return {
    code: 'scan-skipped',
    severity: reason === 'worker-crashed' ? 'warning' : 'info',
    message: wording[reason](path, detail),
    location: { file: path, line: 0 },
  };
}

const wording: Readonly<Record<SkipReason, (path: string, detail: string) => string>> = {
  'too-large': (path, detail) => t('Not searched for benchmarks, too large ({0}): {1}', detail, path),
  binary: (path) => t('Not searched for benchmarks, not a text file: {0}', path),
  unreadable: (path, detail) => t('Not searched for benchmarks, cannot be read ({0}): {1}', detail, path),
  'linked-again': (path) => t('Linked folder not searched, its content is searched where it lies: {0}', path),
  'worker-crashed': (path, detail) => t('Not searched for benchmarks, the parser failed ({0}): {1}', detail, path),
};
