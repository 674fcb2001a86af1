import type { FileSystem } from '../ports/fileSystem.ts';

/** The folder itself and all above it. */
function ancestors(folder: string, files: FileSystem): readonly string[] {
  const parent = files.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent, files)];
}

/**
 * Where `.redline/` is or belongs: the nearest ancestor of `start` (itself included) that has it, else the nearest that is a git
 * work tree (`.git` is a folder there, or a file in worktrees and submodules), else `start`.
 * With a `workspaceFolder` (editor) that one stands in for the git work tree.
 */
export async function findRoot(start: string, files: FileSystem, workspaceFolder?: string): Promise<string> {
  const folders = ancestors(start, files);
  for (const folder of folders) {
    const found = await files.stat(files.join(folder, '.redline'));
    if (found?.kind === 'directory') return folder;
  }
  if (workspaceFolder !== undefined) return workspaceFolder;
  for (const folder of folders) {
    if ((await files.stat(files.join(folder, '.git'))) !== undefined) return folder;
  }
  return start;
}
