import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type IgnoreRules, noIgnoreRules } from '../../core/discover/ignoreRules.ts';
import { errorCode } from '../errorCode.ts';

/** The rules that hold at a scan's root, and the folder they are relative to: the top of the git repository. */
export interface RootRules {
  readonly top: string;
  readonly rules: IgnoreRules;
}

/**
 * Rules from the repository's `info/exclude` and from the `.gitignore` files above the root. A root that they ignore
 * was opened on purpose: then they do not count.
 */
export async function rulesAbove(root: string, ignoreCase: boolean): Promise<RootRules> {
  const above: string[] = [];
  for (let folder = root; ; folder = path.dirname(folder)) {
    if ((await excludeFile(folder)) !== undefined) break;
    if (folder === path.dirname(folder)) return { top: root, rules: noIgnoreRules(ignoreCase) };
    above.unshift(path.dirname(folder));
  }
  const top = above[0] ?? root;
  let rules = noIgnoreRules(ignoreCase);
  for (const folder of above) rules = await rulesWithin(folder, relative(top, folder), rules);
  return rules.ignores(relative(top, root), 'folder')
    ? { top: root, rules: noIgnoreRules(ignoreCase) }
    : { top, rules };
}

/** `rules` and those that a folder itself brings: its `.gitignore` and, for the top of a repository, git's own exclude file. */
export async function rulesWithin(folder: string, relativeFolder: string, rules: IgnoreRules): Promise<IgnoreRules> {
  const texts = [await readIfThere(await excludeFile(folder)), await readIfThere(path.join(folder, '.gitignore'))];
  return texts.reduce<IgnoreRules>(
    (known, text) => (text === undefined ? known : known.with(relativeFolder, text)),
    rules,
  );
}

/** `info/exclude` of the repository whose top this folder is; in a worktree or submodule `.git` is a file that leads there. */
async function excludeFile(folder: string): Promise<string | undefined> {
  const dotGit = path.join(folder, '.git');
  if ((await readIfThere(path.join(dotGit, 'HEAD'))) !== undefined) return path.join(dotGit, 'info', 'exclude');
  const [, target] = /^gitdir:\s*(.+?)\s*$/m.exec((await readIfThere(dotGit)) ?? '') ?? [];
  if (target === undefined) return undefined;
  const gitFolder = path.resolve(folder, target);
  const common = (await readIfThere(path.join(gitFolder, 'commondir')))?.trim() ?? '.';
  return path.join(path.resolve(gitFolder, common), 'info', 'exclude');
}

/** An ignore file that cannot be read says nothing, as for git. */
async function readIfThere(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) !== '') return undefined;
    throw error;
  }
}

const relative = (from: string, to: string): string => path.relative(from, to).replaceAll(path.sep, '/');
