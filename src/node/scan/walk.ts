import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Skipped } from '../../core/discover/skipped.ts';
import { errorCode, isMissing } from '../errorCode.ts';
import { type Candidate, type FolderRules, type FolderVisit, readFolder } from './folder.ts';
import { rulesAbove } from './gitRules.ts';

/** Folders read at a time: enough to keep the disk busy, few enough to leave room for the editor's own reads. */
const foldersAtOnce = 16;

/** What one folder held, kept for the next walk. */
export interface Folder {
  readonly realPath: string;
  readonly names: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
  readonly fileCount: number;
  /** Paths of the folders below that were searched, those reached by links included. */
  readonly folders: readonly string[];
  /** True when it was taken from the walk before. */
  readonly kept: boolean;
}

export interface Walk {
  readonly folders: ReadonlyMap<string, Folder>;
  readonly skipped: readonly Skipped[];
}

export interface WalkOptions extends Omit<FolderRules, 'top'> {
  readonly ignoreCase: boolean;
  readonly previous: Walk;
  /** False: what `previous` knows of this folder still holds. */
  readonly needsReading: (folder: string) => boolean;
  readonly signal: AbortSignal | undefined;
  /** Called after every few folders. */
  readonly onProgress: (filesSeen: number) => void;
}

/**
 * All folders below a root that no rule leaves out, real ones first: a link is followed only when it leads somewhere new.
 * Rejects with the signal's reason when aborted. Folders that cannot be read, and links in circles, are in `skipped`.
 */
export async function walk(options: WalkOptions): Promise<Walk> {
  const { root, signal, previous } = options;
  const { top, rules } = await rulesAbove(root, options.ignoreCase);
  const realRoot = await realpath(root).catch(() => root);
  const folders = new Map<string, Folder>();
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const queue: FolderVisit[] = [{ path: root, realPath: realRoot, rules }];
  const links: FolderVisit[] = [];
  let filesSeen = 0;

  const add = (folderPath: string, folder: Folder): void => {
    folders.set(folderPath, folder);
    seen.add(folder.realPath);
    filesSeen += folder.fileCount;
  };

  const keep = (folderPath: string): void => {
    const folder = previous.folders.get(folderPath);
    if (folder === undefined) return;
    add(folderPath, { ...folder, kept: true });
    for (const below of folder.folders) keep(below);
  };

  const visit = async (next: FolderVisit): Promise<void> => {
    if (seen.has(next.realPath)) return;
    if (previous.folders.has(next.path) && !options.needsReading(next.path)) return keep(next.path);
    seen.add(next.realPath);
    try {
      const content = await readFolder(next, { ...options, top });
      queue.push(...content.folders);
      links.push(...content.links);
      const below = [...content.folders, ...content.links].map((folder) => folder.path);
      add(next.path, { ...content, realPath: next.realPath, folders: below, kept: false });
    } catch (error) {
      if (errorCode(error) === '') throw error;
      const vanished = isMissing(error) && next.path !== root;
      if (!vanished) skipped.push({ path: next.path, reason: 'unreadable', detail: errorCode(error) });
    }
  };

  const follow = async (link: FolderVisit): Promise<void> => {
    const realPath = await realpath(link.path).catch(() => undefined);
    if (realPath === undefined) return;
    const circle = seen.has(realPath) || isInside(realRoot, realPath);
    if (circle) skipped.push({ path: link.path, reason: 'linked-again', detail: realPath });
    else queue.push({ ...link, realPath });
  };

  while (queue.length > 0 || links.length > 0) {
    signal?.throwIfAborted();
    const link = queue.length === 0 ? links.sort((a, b) => (a.path < b.path ? -1 : 1)).shift() : undefined;
    if (link !== undefined) await follow(link);
    await Promise.all(queue.splice(0, foldersAtOnce).map(visit));
    options.onProgress(filesSeen);
  }
  const stillSkipped = previous.skipped.filter((one) => folders.get(path.dirname(one.path))?.kept);
  return { folders, skipped: [...stillSkipped, ...skipped] };
}

/** True when no file or folder has come, gone or been renamed between two walks. */
export function haveSameNames(a: Walk, b: Walk): boolean {
  return (
    a.folders.size === b.folders.size &&
    [...a.folders].every(([folder, { names }]) => {
      const others = b.folders.get(folder)?.names;
      return others?.size === names.size && [...names].every((name) => others.has(name));
    })
  );
}

const isInside = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
