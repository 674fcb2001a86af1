import * as vscode from 'vscode';
import type { LineLook } from '../../core/present/lineMark.ts';
import { colors } from '../ids.ts';

const noteColor: Readonly<Record<LineLook, string>> = {
  regressed: colors.regressed,
  failed: colors.regressed,
  improved: colors.improved,
  inconclusive: colors.inconclusive,
};
const loud: ReadonlySet<LineLook> = new Set(['regressed', 'failed']);

/** One decoration type for each look, fresh and stale: shapes in the gutter and words at the line's end, not colour alone. */
export function createLook(extensionUri: vscode.Uri, look: LineLook, stale: boolean): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor(noteColor[look]);
  const icon = (theme: 'light' | 'dark') =>
    vscode.Uri.joinPath(extensionUri, 'media', 'gutter', `${look}-${theme}${stale ? '-stale' : ''}.svg`);
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    isWholeLine: true,
    after: {
      color: stale ? new vscode.ThemeColor('editorCodeLens.foreground') : color,
      margin: '0 0 0 3em',
      fontStyle: stale ? 'italic' : 'normal',
    },
    light: { gutterIconPath: icon('light') },
    dark: { gutterIconPath: icon('dark') },
    gutterIconSize: 'contain',
    ...(loud.has(look) &&
      !stale && {
        backgroundColor: new vscode.ThemeColor(colors.regressedLine),
        border: '1px solid',
        borderColor: new vscode.ThemeColor(colors.regressedLineBorder),
        overviewRulerColor: color,
        overviewRulerLane: vscode.OverviewRulerLane.Full,
      }),
    ...(look === 'improved' &&
      !stale && { overviewRulerColor: color, overviewRulerLane: vscode.OverviewRulerLane.Left }),
  });
}
