import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import type { StartSession } from './verb.ts';

export function addCompareVerb(program: Command, start: StartSession): void {
  void start;
  program.command('compare').description(t('compare files of raw benchmark output'));
}
