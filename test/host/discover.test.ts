import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { extensionApi, lensesOf, open, stateOf, until } from './editor.ts';

const file = 'work_test.go';

describe('benchmarks in the editor', () => {
  before(() => open(file));

  it('have a run lens, sub-benchmarks with fixed names too, and nothing more before a run', async () => {
    assert.deepEqual(await lensesOf(file, 'func BenchmarkWork'), ['▷ Run benchmark']);
    assert.deepEqual(await lensesOf(file, 'b.Run("small"'), ['▷ Run benchmark']);
  });

  it('are found in files that are not open', async () => {
    assert.ok(await until('the scan found it', () => stateOf('BenchmarkEndless')));
  });

  it('follow unsaved text, also while it does not parse', async () => {
    const editor = await open(file);
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(1, 0), '\n\nfunc BenchmarkTyped(b *testing.B) {}\n\nfunc half('),
    );
    await lensesOf(file, 'func BenchmarkTyped');
    await lensesOf(file, 'func BenchmarkWork');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the unsaved benchmark is gone', async () => (await stateOf('BenchmarkTyped')) === undefined);
    assert.ok((await extensionApi()).snapshot().some(({ benchmark }) => benchmark.name === 'BenchmarkWork'));
  });

  it('follow files that come and go on disk', async () => {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail(), 'new_test.go');
    const text = 'package editor\n\nimport "testing"\n\nfunc BenchmarkNew(b *testing.B) {}\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await until('the new benchmark is there', () => stateOf('BenchmarkNew'));
    await vscode.workspace.fs.delete(uri);
    await until('the new benchmark is gone', async () => (await stateOf('BenchmarkNew')) === undefined);
  });

  it('are gone while the configuration turns their tool off, in open files too', async () => {
    await open(file);
    const config = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail(),
      '.redline/config.json',
    );
    const text = '{ "version": 1, "frameworks": { "go": { "enabled": false } } }';
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
    await until('no benchmark is left', async () => (await extensionApi()).snapshot().length === 0);
    await vscode.workspace.fs.delete(config);
    await until('they are back', async () => (await stateOf('BenchmarkWork')) && (await stateOf('BenchmarkEndless')));
    await lensesOf(file, 'func BenchmarkWork');
  });
});
