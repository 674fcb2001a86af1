import type { FileSystem } from '../ports/fileSystem.ts';

/**
 * A view of a file system that asks once per path and remembers the answer (a failure too): for the length of one
 * scan, in which thousands of files look for the same `go.mod`. Writing is passed on and not remembered.
 */
export function memoFileSystem(files: FileSystem): FileSystem {
  return {
    ...files,
    readText: memo((path) => files.readText(path)),
    stat: memo((path) => files.stat(path)),
    list: memo((path) => files.list(path)),
  };
}

function memo<T>(ask: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path) => {
    const known = answers.get(path) ?? ask(path);
    answers.set(path, known);
    return known;
  };
}
