import { t } from '@vscode/l10n';
import { type Problem, UserError } from '../model/problem.ts';

/** What a user should know about a baseline file that the machine does not hand out. Our own faults are thrown on. */
export function notRead(file: string, error: unknown): Problem {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') throw error;
  return {
    code: 'baseline-unreadable',
    severity: 'error',
    message: t('The baseline cannot be read ({0}).', code),
    location: { file, line: 0 },
  };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('the disk is full.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return t('the file or its folder is write-protected.');
    default:
      return String(message);
  }
}

/** Turns a failed write into advice; what stands on disk is as it was before. Our own faults pass through. */
export function notWritten(file: string, error: unknown): unknown {
  const isSystemError = typeof (error as { readonly code?: unknown } | undefined)?.code === 'string';
  if (!isSystemError || error instanceof UserError) return error;
  return new UserError({
    code: 'baseline-not-written',
    severity: 'error',
    message: t('The baseline was not recorded: {0}', reasonOf(error)),
    remedy: t('The file is as it was before.'),
    location: { file, line: 0 },
  });
}
