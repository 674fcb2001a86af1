import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/vscode/ids.ts';
import {
  allRunsEnded,
  clickLens,
  extensionApi,
  lensesOf,
  measuringProcesses,
  open,
  stateOf,
  taskEnd,
  until,
} from './editor.ts';

const endless = 'endless/endless_test.go';

async function taskNamed(name: string): Promise<vscode.Task> {
  return until(`the task ${name}`, async () =>
    (await vscode.tasks.fetchTasks({ type: 'redline' })).find((task) => task.name === name),
  );
}

async function execute(name: string): Promise<number | undefined> {
  const end = taskEnd(name);
  await vscode.tasks.executeTask(await taskNamed(name));
  return end;
}

describe('tasks', () => {
  before(() => extensionApi());
  after(async () => {
    await vscode.commands.executeCommand(commands.stop);
    await allRunsEnded();
  });

  it('of tasks.json run the same plan', async () => {
    assert.equal(await execute('measure work'), 0);
    assert.equal((await stateOf('BenchmarkWork'))?.result?.outcome, 'measured');
    assert.equal(await execute('measure the file'), 0);
    assert.equal((await stateOf('BenchmarkTable/n=10'))?.result?.outcome, 'measured');
  });

  it('are offered for all and for the file at hand', async () => {
    await open('work_test.go');
    await taskNamed('run all');
    assert.equal(await execute('run file'), 0);
  });

  it('survive a benchmark that prints 50 MB, and the editor answers meanwhile', async () => {
    const file = 'flood/flood_test.go';
    await open(file);
    const end = taskEnd('run BenchmarkFlood');
    await clickLens(file, 'func BenchmarkFlood', '▷ Run benchmark');
    await lensesOf(file, 'func BenchmarkFlood', ([title]) => title === '■ Stop');
    await open('work_test.go');
    await lensesOf('work_test.go', 'func BenchmarkWork');
    assert.equal(await end, 0);
    assert.equal((await stateOf('BenchmarkFlood'))?.result?.outcome, 'measured');
    await allRunsEnded();
  });

  it('say that they run, and end with all their processes when stopped', async () => {
    await open(endless);
    const end = taskEnd('run BenchmarkEndless');
    await clickLens(endless, 'func BenchmarkEndless', '▷ Run benchmark');
    await lensesOf(endless, 'func BenchmarkEndless', ([title]) => title === '■ Stop');
    await until('go and the benchmark run', () => measuringProcesses().length >= 2);
    await vscode.commands.executeCommand(commands.stop);
    await end;
    await until('all of them ended', () => measuringProcesses().length === 0);
    assert.equal((await stateOf('BenchmarkEndless'))?.result?.message, undefined);
    await lensesOf(endless, 'func BenchmarkEndless', (titles) => titles.join() === '▷ Run benchmark');
  });

  it('wait for one another, also those of the same benchmark', async () => {
    await open(endless);
    const begun: string[] = [];
    const started = vscode.tasks.onDidStartTaskProcess(({ execution }) => begun.push(execution.task.name));
    for (let times = 0; times < 2; times += 1) await vscode.commands.executeCommand(commands.runBenchmark);
    await until('both have a terminal', () => begun.length === 2);
    assert.equal((await extensionApi()).unfinishedRuns(), 2);
    await vscode.commands.executeCommand(commands.stop);
    await allRunsEnded();
    started.dispose();
  });

  it('wait for one another, and closing the terminal ends the one that runs', async () => {
    await open(endless);
    await clickLens(endless, 'func BenchmarkEndless', '▷ Run benchmark');
    await lensesOf(endless, 'func BenchmarkEndless', ([title]) => title === '■ Stop');
    const second = taskEnd('run BenchmarkWork');
    await open('work_test.go');
    await clickLens('work_test.go', 'func BenchmarkWork', '▷ Run benchmark');
    await lensesOf('work_test.go', 'func BenchmarkWork', ([title]) => title === '■ Waiting');
    await until('the endless one runs', () => measuringProcesses().length >= 2);
    // Terminals of runs before this one may have been kept.
    for (const terminal of vscode.window.terminals) if (terminal.name.includes('BenchmarkEndless')) terminal.dispose();
    assert.equal(await second, 0);
    await allRunsEnded();
    await until('no process is left', () => measuringProcesses().length === 0);
  });
});
