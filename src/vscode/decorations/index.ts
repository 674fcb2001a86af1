import * as vscode from 'vscode';
import { type LineLook, lineLooks, lineMark } from '../../core/present/lineMark.ts';
import { settings } from '../ids.ts';
import { groupsOf } from '../shared/groups.ts';
import { toRange } from '../shared/ranges.ts';
import type { Services } from '../shared/services.ts';
import { onDidChangeSetting, setting } from '../shared/settings.ts';
import { createLook } from './looks.ts';

interface Look {
  readonly look: LineLook;
  readonly stale: boolean;
  readonly type: vscode.TextEditorDecorationType;
}

/** The red line: tint, end-of-line note, gutter shape and overview mark of benchmarks that are worth a look. */
export function registerDecorations({ workspace }: Services, extensionUri: vscode.Uri): vscode.Disposable {
  const looks: readonly Look[] = lineLooks.flatMap((look) =>
    [false, true].map((stale) => ({ look, stale, type: createLook(extensionUri, look, stale) })),
  );

  const draw = (editor: vscode.TextEditor): void => {
    const marks = setting(settings.decorations)
      ? groupsOf(workspace, editor.document).flatMap((group) => {
          const mark = lineMark(group);
          return mark ? [{ ...mark, range: toRange(group.state.benchmark.nameRange) }] : [];
        })
      : [];
    for (const { look, stale, type } of looks) {
      const options = marks
        .filter((mark) => mark.look === look && mark.stale === stale)
        .map(({ range, note }) => ({ range, renderOptions: { after: { contentText: note } } }));
      editor.setDecorations(type, options);
    }
  };
  const drawAll = () => vscode.window.visibleTextEditors.forEach(draw);

  return vscode.Disposable.from(
    ...looks.map(({ type }) => type),
    workspace.onDidChange(({ files }) => {
      for (const editor of vscode.window.visibleTextEditors) if (files.has(editor.document.uri.fsPath)) draw(editor);
    }),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    onDidChangeSetting(settings.decorations, drawAll),
  );
}
