/** What the suites do in the editor, by the names a person would use. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BenchmarkState } from '../../src/core/present/benchmarkState.ts';
import type { ExtensionApi } from '../../src/extension.ts';
import { commands } from '../../src/vscode/ids.ts';

const waitMs = 60_000;
const pauseMs = 50;

export const workspaceFolder = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail();

export const fileUri = (name: string): vscode.Uri => vscode.Uri.file(path.join(workspaceFolder(), name));

/** Asks again and again until there is an answer. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const giveUpAt = Date.now() + waitMs;
  while (Date.now() < giveUpAt) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`Waited in vain: ${what}`);
}

export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('redline.redline') ?? assert.fail();
  return extension.activate();
}

export async function stateOf(name: string): Promise<BenchmarkState | undefined> {
  return (await extensionApi()).snapshot().find(({ benchmark }) => benchmark.name === name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(name));
}

/** Titles of the lenses at each benchmark, by the line they stand on; narrow spaces as plain ones. */
export async function lensTitles(name: string): Promise<ReadonlyMap<number, readonly string[]>> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    fileUri(name),
    99,
  );
  const byLine = Map.groupBy(lenses, ({ range }) => range.start.line);
  return new Map(
    [...byLine].map(([line, own]) => [
      line,
      own.map(({ command }) => (command?.title ?? '').replaceAll('\u202F', ' ')),
    ]),
  );
}

/** Waits until the lenses above the function of this name satisfy `wanted`. */
export async function lensesOf(
  file: string,
  name: string,
  wanted: (titles: readonly string[]) => boolean = () => true,
): Promise<readonly string[]> {
  const document = await vscode.workspace.openTextDocument(fileUri(file));
  let last: readonly string[] = [];
  const line = () =>
    document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes(name));
  try {
    return await until(`lenses of ${name}`, async () => {
      last = (await lensTitles(file)).get(line()) ?? [];
      return last.length > 0 && wanted(last) ? last : undefined;
    });
  } catch (error) {
    throw new Error(`last seen: ${JSON.stringify(last)}`, { cause: error });
  }
}

/** Clicks a lens: runs its command with its arguments. */
export async function clickLens(file: string, name: string, title: string): Promise<void> {
  await lensesOf(file, name, (titles) => titles.includes(title));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    fileUri(file),
    99,
  );
  const document = await vscode.workspace.openTextDocument(fileUri(file));
  const { command } =
    lenses.find(
      (lens) => lens.command?.title === title && document.lineAt(lens.range.start.line).text.includes(name),
    ) ?? assert.fail();
  await vscode.commands.executeCommand(command?.command ?? assert.fail(), ...((command?.arguments as unknown[]) ?? []));
}

/** Ends when the task of this name has ended; tells its exit code. Ask before it is started. */
export function taskEnd(name: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const ended = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== name) return;
      ended.dispose();
      resolve(exitCode);
    });
  });
}

export async function allRunsEnded(): Promise<void> {
  const api = await extensionApi();
  await until('all runs ended', () => api.unfinishedRuns() === 0);
}

/** Answers the question for a reason with Enter. */
export async function recordBaseline(): Promise<void> {
  let done = false;
  const recording = (async () => {
    await vscode.commands.executeCommand(commands.recordBaseline);
    done = true;
  })();
  await until('the question for a reason was answered', async () => {
    if (!done) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return done;
  });
  await recording;
}

/** Replaces text on disk, as another program would. */
export async function rewrite(name: string, change: (text: string) => string): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(name)));
  assert.notEqual(change(text), text);
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(change(text)));
}

export function putCursorAt(editor: vscode.TextEditor, text: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new vscode.Selection(position, position);
}

export const problemsOf = (name: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(fileUri(name)).filter(({ source }) => source === 'redline');

/** Go and its test programs that work in this workspace: what a run has started. Linux only. */
export function measuringProcesses(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const isHere = readlinkSync(`/proc/${pid}/cwd`).startsWith(workspaceFolder());
      const name = isHere ? readFileSync(`/proc/${pid}/comm`, 'utf8').trim() : '';
      return name === 'go' || name.endsWith('.test') ? [name] : [];
    } catch {
      return [];
    }
  });
}
