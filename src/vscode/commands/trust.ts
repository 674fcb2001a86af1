import * as vscode from 'vscode';
import { UserError } from '../../core/model/problem.ts';

/**
 * Restricted Mode hides and disables the commands that run or record; links, code actions and keybindings can still reach them.
 * @throws UserError unless the workspace is trusted
 */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError({
    code: 'nothing-measured',
    severity: 'error',
    message: vscode.l10n.t('In Restricted Mode Redline runs and records nothing.'),
    remedy: vscode.l10n.t('Trust this workspace first.'),
  });
}
