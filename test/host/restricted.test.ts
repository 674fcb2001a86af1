import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/vscode/ids.ts';
import { extensionApi, fileUri, lensesOf, measuringProcesses, open, problemsOf, putCursorAt, until } from './editor.ts';

const file = 'work_test.go';

/** Text of each baseline file. */
async function baselineFiles(): Promise<readonly string[]> {
  const names = await vscode.workspace.fs.readDirectory(fileUri('.redline/baselines'));
  const contents = names.map(([name]) => vscode.workspace.fs.readFile(fileUri(`.redline/baselines/${name}`)));
  return (await Promise.all(contents)).map((bytes) => new TextDecoder().decode(bytes));
}

describe('in Restricted Mode', () => {
  it('stored results are shown, with a hint in place of the run lens', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await open(file);
    const titles = await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.includes('▲') === true);
    assert.equal(titles.length, 2);
    assert.equal(titles[0], 'Trust this workspace to run benchmarks');
  });

  it('a problem offers only to look', async () => {
    const [problem] = await until('the problem is shown', () =>
      problemsOf(file).length > 0 ? problemsOf(file) : undefined,
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri(file),
      problem?.range,
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Open trend'],
    );
  });

  it('nothing is recorded or removed, whoever asks', async () => {
    const editor = await open(file);
    putCursorAt(editor, 'func BenchmarkWork');
    const before = await baselineFiles();
    for (const command of [commands.recordBaseline, commands.recordAllBaselines, commands.removeBaseline])
      void vscode.commands.executeCommand(command).then(undefined, () => undefined);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.deepEqual(await baselineFiles(), before);
  });

  it('nothing is run, whoever asks', async () => {
    const ran: string[] = [];
    const started = vscode.tasks.onDidStartTask(({ execution }) => ran.push(execution.task.name));
    for (const command of [commands.runBenchmark, commands.runFile, commands.runAll, commands.rerunLast])
      await vscode.commands.executeCommand(command).then(undefined, () => undefined);
    started.dispose();
    assert.deepEqual(ran, []);
    assert.deepEqual(measuringProcesses(), []);
    assert.equal((await extensionApi()).unfinishedRuns(), 0);
  });
});
