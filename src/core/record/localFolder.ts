import type { FileSystem } from '../ports/fileSystem.ts';

const rule = 'local/';
const header = '# Written by Redline: history, locks and raw output of this machine stay out of the repository.';

/**
 * The folder for what only this machine needs (`.redline/local`), which is created by whoever writes into it. Makes sure first that
 * git ignores it: adds a rule to `.redline/.gitignore` unless one is there. Rejects when that file cannot be written.
 */
export async function localFolder(root: string, files: FileSystem): Promise<string> {
  const ignoreFile = files.join(root, '.redline', '.gitignore');
  const text = (await files.stat(ignoreFile)) === undefined ? '' : await files.readText(ignoreFile);
  const ignored = text
    .split(/\r?\n/)
    .some((line) => ['local', 'local/', '/local', '/local/', '*'].includes(line.trim()));
  if (!ignored) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await files.writeAtomic(ignoreFile, `${before}${header}\n${rule}\n`);
  }
  return files.join(root, '.redline', 'local');
}
