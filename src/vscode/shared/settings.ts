import * as vscode from 'vscode';
import { type Settings, settingsSection } from '../ids.ts';

/** A setting of ours; its default stands in `package.json`. */
export function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
  return vscode.workspace.getConfiguration(settingsSection).get(name) as Settings[Name];
}

export function onDidChangeSetting(name: keyof Settings, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${settingsSection}.${name}`)) listener();
  });
}
