import { t } from '@vscode/l10n';
import { UserError } from '../model/problem.ts';

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
