import { t } from '@vscode/l10n';

/** What scripts need to know, at the end of the help of the whole program. */
export function exitCodeHelp(): string {
  const meanings: readonly (readonly [code: number, meaning: string])[] = [
    [0, t('everything selected was measured, compared, and is within its limits')],
    [1, t('something is worth a look: cannot tell, new, skipped')],
    [2, t('a regression, or a selected benchmark is missing, failed or crashed')],
    [64, t('wrong usage')],
    [65, t('unreadable input: a file, the configuration, a baseline')],
    [66, t('nothing matched or nothing was measured')],
    [69, t('a needed tool is missing')],
    [70, t('a fault of Redline itself')],
    [75, t('not comparable: other environment, no baseline')],
    [130, t('stopped by Ctrl-C; what was measured is kept')],
  ];
  return [
    '',
    t('Exit codes (when several apply, the first of 70, 64, 69, 65, 66, 2, 75, 1):'),
    ...meanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`),
    '',
    t('Variables: REDLINE_CONFIG names another configuration file; NO_COLOR turns colours off.'),
  ].join('\n');
}
