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
  /** The folder that the paths of the ignore rules are relative to. */
  readonly top: string;
  /** Whether the exclude globs leave out this absolute path. */
  readonly excludes: (path: string) => boolean;
}

/**
 * Reads one folder: names first, then size and time of the files that may matter.
 * @throws Error with `code` when the folder cannot be read; files that vanish meanwhile are left out.
 */
export async function readFolder(
  visit: FolderVisit,
  { frameworks, top, excludes }: FolderRules,
): Promise<FolderContent> {
  const entries = await readdir(visit.path, { withFileTypes: true });
  const names = new Set(entries.map((entry) => entry.name));
  const candidates: Candidate[] = [];
  const folders: FolderVisit[] = [];
  const links: FolderVisit[] = [];

  const relative = (file: string): string => path.relative(top, file).replaceAll(path.sep, '/');
  const bringsRules = names.has('.gitignore') || names.has('.git');
  const rules = bringsRules ? await rulesWithin(visit.path, relative(visit.path), visit.rules) : visit.rules;
  const leavesOut = (file: string, kind: 'file' | 'folder'): boolean =>
    excludes(file) || rules.ignores(relative(file), kind);

  const addFolder = (name: string, to: FolderVisit[]): void => {
    const folder = path.join(visit.path, name);
    if (neverSearched.has(name) || leavesOut(folder, 'folder')) return;
    to.push({ path: folder, realPath: path.join(visit.realPath, name), rules });
  };
  const addFile = async (file: string): Promise<void> => {
    const interested = frameworks.filter((framework) => framework.matchesFile(file));
    if (interested.length === 0 || leavesOut(file, 'file')) return;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return;
    candidates.push({ path: file, frameworks: interested, sizeBytes: found.size, changedMs: found.ctimeMs });
  };
  await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(visit.path, entry.name);
      if (entry.isDirectory()) addFolder(entry.name, folders);
      else if (entry.isSymbolicLink() && (await leadsToFolder(file))) addFolder(entry.name, links);
      else await addFile(file);
    }),
  );
  return { names, candidates, folders, links, fileCount: entries.filter((entry) => entry.isFile()).length };
}

async function leadsToFolder(link: string): Promise<boolean> {
  const found = await stat(link).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
