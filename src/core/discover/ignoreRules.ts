import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';

/** Rules of git's ignore files, gathered from outer folders to inner ones. */
export interface IgnoreRules {
  /** The rules plus those of one more ignore file, which win over the earlier ones. `folder`: where it applies, '' for the top. */
  with(folder: string, text: string): IgnoreRules;
  /** `path` is relative to the top, with `/`. */
  ignores(path: string, kind: 'file' | 'folder'): boolean;
}

/** No rules yet. `ignoreCase` is true where the file system does not tell `A` from `a`. */
export function noIgnoreRules(ignoreCase: boolean): IgnoreRules {
  const extend = (rules: Ignore | undefined): IgnoreRules => ({
    with: (folder, text) => {
      const lines = text.split(/\r?\n/).map((line) => inFolder(line, folder));
      return extend(ignore({ ignoreCase, allowRelativePaths: true }).add([...(rules ? [rules] : []), ...lines]));
    },
    ignores: (path, kind) => rules?.ignores(kind === 'folder' ? `${path}/` : path) ?? false,
  });
  return extend(undefined);
}

/** The same pattern written for the top: one ordered list is what makes negation work across files as git does it. */
function inFolder(line: string, folder: string): string {
  if (folder === '' || line.trim() === '' || line.startsWith('#')) return line;
  const [, negation, pattern = ''] = /^(!?)(.*)$/.exec(line) ?? [];
  const anchored = /\/(?!\s*$)/.test(pattern);
  const place = folder.replaceAll(/[\\*?[\] ]/g, String.raw`\$&`);
  return `${negation}/${place}/${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}

/**
 * Tests paths (relative to the root, with `/`) against exclude globs as VS Code's `files.exclude` understands them:
 * a glob that matches a folder leaves out all that lies below.
 */
export function excludeTest(globs: readonly string[], ignoreCase: boolean): (path: string) => boolean {
  const longestPattern = 65_536;
  const patterns = globs
    .map((glob) => glob.replace(/(?<=.)\/+$/, ''))
    .filter((glob) => glob !== '' && glob.length <= longestPattern);
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true, nocase: ignoreCase });
}
