import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IgnoreRules } from '../../core/discover/ignoreRules.ts';
import type { Framework } from '../../core/frameworks/framework.ts';
import { rulesWithin } from './gitRules.ts';

/** Nobody's own benchmarks are in here. What else a tool passes over (`testdata`, `vendor`), its framework says per file. */
const neverSearched = new Set(['.git', '.hg', '.svn', '.redline', 'node_modules']);

/** A file that may hold benchmarks, by its name alone. */
export interface Candidate {
  readonly path: string;
  readonly frameworks: readonly Framework[];
  readonly sizeBytes: number;
  /** Last change of content or name (ctime): unlike the modification time, no tool sets it back. */
  readonly changedMs: number;
}

/** A folder to be read. */
export interface FolderVisit {
  readonly path: string;
  /** The folder itself, whatever links led to it. */
  readonly realPath: string;
  /** Rules that hold here, without those the folder itself brings. */
  readonly rules: IgnoreRules;
}

export interface FolderContent {
  readonly names: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
  /** Folders below that no rule leaves out, and links to such. */
  readonly folders: readonly FolderVisit[];
  readonly links: readonly FolderVisit[];
  readonly fileCount: number;
}

export interface FolderRules {
  readonly frameworks: readonly Framework[];
  readonly root: string;
  /** The folder that the paths of the ignore rules are relative to: the root or a folder above. */
  readonly top: string;
  /** Whether the exclude globs leave out this path, relative to the root and with `/`. */
  readonly excludes: (path: string) => boolean;
}

/**
 * Reads one folder: names first, then size and time of the files that may matter.
 * @throws Error with `code` when the folder cannot be read; files that vanish meanwhile are left out.
 */
export async function readFolder(
  visit: FolderVisit,
  { frameworks, root, top, excludes }: FolderRules,
): Promise<FolderContent> {
  const entries = await readdir(visit.path, { withFileTypes: true });
  const names = new Set(entries.map((entry) => entry.name));
  const candidates: Candidate[] = [];
  const folders: FolderVisit[] = [];
  const links: FolderVisit[] = [];
  let fileCount = 0;

  const fromTop = prefix(top, visit.path);
  const fromRoot = prefix(root, visit.path);
  const bringsRules = names.has('.gitignore') || names.has('.git');
  const rules = bringsRules ? await rulesWithin(visit.path, fromTop.slice(0, -1), visit.rules) : visit.rules;
  const leavesOut = (name: string, kind: 'file' | 'folder'): boolean =>
    excludes(fromRoot + name) || rules.ignores(fromTop + name, kind);

  const addFolder = (name: string, to: FolderVisit[]): void => {
    if (neverSearched.has(name) || leavesOut(name, 'folder')) return;
    to.push({ path: path.join(visit.path, name), realPath: path.join(visit.realPath, name), rules });
  };
  const addFile = async (name: string, file: string, interested: readonly Framework[]): Promise<void> => {
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) addFolder(name, links);
    if (!found?.isFile() || interested.length === 0 || leavesOut(name, 'file')) return;
    candidates.push({ path: file, frameworks: interested, sizeBytes: found.size, changedMs: found.ctimeMs });
  };
  const stats: Promise<void>[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) addFolder(entry.name, folders);
    else {
      if (entry.isFile()) fileCount += 1;
      const file = path.join(visit.path, entry.name);
      const interested = frameworks.filter((framework) => framework.matchesFile(file));
      if (interested.length > 0 || entry.isSymbolicLink()) stats.push(addFile(entry.name, file, interested));
    }
  }
  await Promise.all(stats);
  return { names, candidates, folders, links, fileCount };
}

/** What stands before a name in a folder to make its path relative to another one: `a/b/`, or nothing. */
function prefix(from: string, folder: string): string {
  const relative = path.relative(from, folder).replaceAll(path.sep, '/');
  return relative === '' ? '' : `${relative}/`;
}
