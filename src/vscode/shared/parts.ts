import * as vscode from 'vscode';
import type * as parts from '../../node/parts.ts';

type Parts = typeof parts;

let loading: Promise<Parts> | undefined;

/** Everything that activation does not wait for; loaded once, on first need. */
export function loadParts(): Promise<Parts> {
  loading ??= import('../../node/parts.ts').then((loaded) => {
    // A bundle of its own has translations of its own.
    if (vscode.l10n.bundle) loaded.configureTranslations({ contents: vscode.l10n.bundle });
    return loaded;
  });
  return loading;
}
