import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands } from '../../src/vscode/ids.ts';
import {
  allRunsEnded,
  clickLens,
  fileUri,
  lensesOf,
  open,
  problemsOf,
  putCursorAt,
  recordBaseline,
  rewrite,
  stateOf,
  taskEnd,
  until,
} from './editor.ts';

const file = 'work_test.go';
const measuredTitle = /^[\d.]+ [nµm]s ±(\d+|∞|<0\.1) ?%?$/;

async function runFromLens(name: string): Promise<number | undefined> {
  const end = taskEnd(`run ${name}`);
  await clickLens(file, `func ${name}`, '▷ Run benchmark');
  const exitCode = await end;
  await allRunsEnded();
  return exitCode;
}

/** The one problem of the file, once it sits at the benchmark's name. */
const problemAtName = ({ document }: vscode.TextEditor): Promise<vscode.Diagnostic> =>
  until('the problem is at the name', () =>
    problemsOf(file).find(({ range }) => document.getText(range) === 'BenchmarkWork'),
  );

describe('the first red line', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await open(file);
  });

  it('begins with a run from the lens, in a task terminal', async () => {
    assert.equal(await runFromLens('BenchmarkWork'), 0);
    assert.ok(vscode.window.terminals.some(({ name }) => name.includes('run BenchmarkWork')));
    const [run, measured, record] = await lensesOf(file, 'func BenchmarkWork', (titles) => titles.length === 3);
    assert.equal(run, '▷ Run benchmark');
    assert.match(measured ?? '', measuredTitle);
    assert.equal(record, 'Record baseline');
  });

  it('goes on with a baseline', async () => {
    putCursorAt(editor, 'func BenchmarkWork');
    await recordBaseline();
    const [, measured] = await lensesOf(file, 'func BenchmarkWork', ([, title]) =>
      /this is the baseline/.test(title ?? ''),
    );
    assert.match(measured ?? '', / · ≈ this is the baseline$/);
    const baselines = await vscode.workspace.fs.readDirectory(fileUri('.redline/baselines'));
    assert.equal(baselines.length, 1);
  });

  it('says that a result is outdated once the code has changed', async () => {
    await rewrite('work.go', (text) => text.replace('effort = 1', 'effort = 20'));
    await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.endsWith(' · outdated') === true);
  });

  it('and is red when the code got slower', async () => {
    assert.equal(await runFromLens('BenchmarkWork'), 2);
    const [, result, accept] = await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.includes('▲') === true);
    assert.match(result ?? '', /▲ .*(slower|more) than baseline$/);
    assert.equal(accept, 'Accept as baseline');
    const [problem, ...others] = await until('a problem', () =>
      problemsOf(file).length > 0 ? problemsOf(file) : undefined,
    );
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'regressed');
    assert.equal(editor.document.getText(problem?.range), 'BenchmarkWork');
    assert.match(problem?.message ?? '', /^BenchmarkWork: .* than baseline/);
  });

  it('stays where it belongs while the text moves', async () => {
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), '\n\n\n'));
    await problemAtName(editor);
    await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.includes('▲') === true);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await problemAtName(editor);
  });

  it('offers to accept it, to run again and to look at the trend', async () => {
    const problem = await problemAtName(editor);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri(file),
      problem.range,
    );
    const titles = new Set(actions.map(({ title }) => title));
    for (const title of ['Accept as new baseline…', 'Run again', 'Open trend']) assert.ok(titles.has(title), title);
  });

  it('is explained by the hover', async () => {
    const problem = await problemAtName(editor);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      fileUri(file),
      problem.range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value))
      .join();
    assert.match(text, /\| Time \|/);
    assert.match(text, /command:redline\.openPanel/);
  });

  it('ends when the new level is accepted', async () => {
    putCursorAt(editor, 'func BenchmarkWork');
    await recordBaseline();
    await until('no problem is left', () => problemsOf(file).length === 0);
  });

  it('and a baseline can be removed again', async () => {
    await vscode.commands.executeCommand(commands.removeBaseline);
    await lensesOf(file, 'func BenchmarkWork', ([, , next]) => next === 'Record baseline');
  });

  it('shows names that only a run can tell at their parent, and why one was skipped', async () => {
    await vscode.commands.executeCommand(commands.runFile);
    await until('the cases are there', () => stateOf('BenchmarkTable/n=100'));
    await allRunsEnded();
    const [, cases] = await lensesOf(file, 'func BenchmarkTable', (titles) => titles.length > 1);
    assert.match(cases ?? '', /^2 cases · n=10+: /);
    assert.equal((await stateOf('BenchmarkSkipped'))?.result?.message, 'needs a network');
  });

  it('puts a build error where it is, and takes it away after the next run', async () => {
    await rewrite('work.go', (text) => text.replace('sum := 0', 'sum := 0 +'));
    await runFromLens('BenchmarkWork');
    const [error] = await until('a build error', () =>
      problemsOf('work.go').length > 0 ? problemsOf('work.go') : undefined,
    );
    assert.equal(error?.severity, vscode.DiagnosticSeverity.Error);
    await rewrite('work.go', (text) => text.replace('sum := 0 +', 'sum := 0'));
    await runFromLens('BenchmarkWork');
    await until('the build error is gone', () => problemsOf('work.go').length === 0);
  });

  it('leaves a regression behind for the next start', async () => {
    putCursorAt(editor, 'func BenchmarkWork');
    await recordBaseline();
    await rewrite('work.go', (text) => text.replace('effort = 20', 'effort = 400'));
    assert.equal(await runFromLens('BenchmarkWork'), 2);
  });
});
