import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/vscode/ids.ts';
import { extensionApi, lensesOf, measuringProcesses, open } from './editor.ts';

const file = 'work_test.go';

describe('in Restricted Mode', () => {
  it('stored results are shown, with a hint in place of the run lens', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await open(file);
    const titles = await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.includes('▲') === true);
    assert.equal(titles.length, 2);
    assert.equal(titles[0], 'Trust this workspace to run benchmarks');
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
