/** `npm run l10n`: writes every string a user sees, as it stands in the code, to the bundle that translations start from. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = path.resolve(import.meta.dirname, '..');
export const bundleFile = path.join(root, 'l10n', 'bundle.l10n.json');

/** Source files that may hold strings for people. */
export function translatableFiles(): readonly string[] {
  return ['src', 'webview-ui'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => path.join(root, folder, name)),
  );
}

/**
 * The exporter only sees `something.t('…')`, where below the editor our code says `t('…')`; and it prepares its search anew for
 * each file and import, which takes it half a second each: so it is given one text.
 */
function asOneText(files: readonly string[]): string {
  const texts = files.map((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/^import .* from '(?:@vscode\/l10n|vscode)';$/gm, '')
      .replaceAll(/(?<![\w.$'"`\\])t\(/g, 'l10n.t('),
  );
  return ["import * as l10n from '@vscode/l10n';", ...texts].join('\n');
}

/** The bundle's text, sorted, so that it does not depend on where a string stands. */
export async function exportStrings(): Promise<string> {
  const sources = (['.ts', '.tsx'] as const).map((extension) => ({
    extension,
    contents: asOneText(translatableFiles().filter((file) => path.extname(file) === extension)),
  }));
  const bundle = Object.entries(await getL10nJson(sources)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(bundle), undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(bundleFile, await exportStrings());
