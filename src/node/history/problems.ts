import { statfsSync } from 'node:fs';
import path from 'node:path';
import { t } from '@vscode/l10n';
import type { Problem } from '../../core/model/problem.ts';
import { errorCode } from '../errorCode.ts';
import { sqliteCode, sqliteCodes } from '../sqlite.ts';
import { UnusableDatabase } from './openDatabase.ts';

/** Is the file itself broken, so that it can never be read again? */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === sqliteCodes.corrupt || code === sqliteCodes.notADatabase;
}

/** SQLite says only “I/O error” when the files beside the database find no room. */
function isDiskFull(file: string): boolean {
  try {
    return statfsSync(path.dirname(file)).bavail === 0;
  } catch {
    return false;
  }
}

function cause(file: string, error: unknown): { readonly message: string; readonly remedy: string } {
  const { busy, locked, full, corrupt, notADatabase } = sqliteCodes;
  const diskFull = { message: t('the disk is full.'), remedy: t('Make room on the disk.') };
  if (error instanceof UnusableDatabase) {
    return error.reason === 'newer'
      ? { message: t('it was written by a newer Redline and is left untouched.'), remedy: t('Update Redline.') }
      : { message: t('this host has no SQLite.'), remedy: t('Update VS Code, or use Node 22.13 or newer.') };
  }
  const code = sqliteCode(error) ?? 0;
  switch (code) {
    case busy:
    case locked:
      return { message: t('another program keeps it locked.'), remedy: t('Close the program that uses it.') };
    case full:
      return diskFull;
    case corrupt:
    case notADatabase:
      return { message: t('it is damaged and cannot be moved aside.'), remedy: t('Move it away.') };
    default:
      if (isDiskFull(file)) return diskFull;
      return { message: t('it cannot be written.'), remedy: t('Check the permissions of the file and its folder.') };
  }
}

/** Errors that the machine causes, not a fault of ours: these become problems. */
export function isOutside(error: unknown): boolean {
  return error instanceof UnusableDatabase || sqliteCode(error) !== undefined || errorCode(error) !== '';
}

/** What a user should know about a history that cannot be opened or written. */
export function unavailable(file: string, error: unknown): Problem {
  const { message, remedy } = cause(file, error);
  return {
    code: 'history-unavailable',
    severity: 'warning',
    message: t('The history cannot be used: {0}', message),
    remedy,
    location: { file, line: 0 },
  };
}

/** What a user should know about a run that the history could not take, and that waits in `keptAs`, where that was possible. */
export function notAdded(problem: Problem, keptAs: string | undefined): Problem {
  const fate =
    keptAs === undefined ? t('This run is shown, but not kept.') : t('Until then this run waits in {0}.', keptAs);
  return { ...problem, remedy: [problem.remedy, fate].join(' ') };
}

/** What a user should know after a broken history was put aside. */
export function replaced(file: string, keptAs: string): Problem {
  return {
    code: 'history-unavailable',
    severity: 'warning',
    message: t('The history was damaged; a new one was started.'),
    remedy: t('The damaged one is kept as {0}.', keptAs),
    location: { file, line: 0 },
  };
}
