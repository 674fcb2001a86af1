import { execFile } from 'node:child_process';
import { cp, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The checkout's root folder. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

const execute = promisify(execFile);
const leftOvers = new Set(['.git', 'local', 'node_modules']);

/**
 * Copies a sample workspace (`examples`, or the name of a folder of `test/workspaces`) into a folder of that name in `parent` and
 * commits it there, so that nothing done to it reaches the checkout. Returns the copy's absolute path.
 */
export async function copyWorkspace(name: string, parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  // Real path: on macOS the temporary folder is a link, which Go and git would resolve.
  const folder = path.join(await realpath(parent), name);
  await cp(path.join(repositoryRoot, name === 'examples' ? '.' : 'test/workspaces', name), folder, {
    recursive: true,
    filter: (file) => !leftOvers.has(path.basename(file)),
  });
  await git(folder, 'init', '--initial-branch', 'main');
  await git(folder, 'config', 'user.name', 'Redline Example');
  await git(folder, 'config', 'user.email', 'example@redline.invalid');
  await git(folder, 'config', 'commit.gpgsign', 'false');
  await commitAll(folder, 'The sample as it ships');
  return folder;
}

/** Commits everything in a copy, even when nothing changed. */
export async function commitAll(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--allow-empty', '--message', message);
}

const git = (folder: string, ...gitArguments: string[]) => execute('git', gitArguments, { cwd: folder });
