import path from 'node:path';

/** What an event on a file means to us. */
export type FileEvent = 'baselines' | 'config' | 'unit' | 'source' | 'none';

/** Files that decide which unit a source belongs to. */
const unitFiles: ReadonlySet<string> = new Set(['go.mod', 'go.work']);

/** The folder that a file of its `.redline` makes a root. */
export const rootNamedBy = (file: string): string => /^(.*)[\\/]\.redline[\\/]/.exec(file)?.[1] ?? '';

/** Redline's own files are told from sources; what lies in `local` is written by runs and never news. */
export function classifyFile(file: string): FileEvent {
  const parts = file.split(/[\\/]/);
  const inside = parts.lastIndexOf('.redline');
  if (inside >= 0) {
    const [folder, name] = parts.slice(inside + 1);
    if (folder === 'config.json' && name === undefined) return 'config';
    return folder === 'baselines' && name?.endsWith('.json') ? 'baselines' : 'none';
  }
  if (parts.includes('.git') || parts.includes('node_modules')) return 'none';
  return unitFiles.has(path.basename(file)) ? 'unit' : 'source';
}
