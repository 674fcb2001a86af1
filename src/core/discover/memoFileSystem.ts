import type { FileSystem } from '../ports/fileSystem.ts';

/**
 * A view of a file system that asks once per path and remembers the answer (a failure too): for the length of one
 * scan, in which thousands of files look for the same `go.mod`. Writing is passed on and not remembered.
 * @param namesIn the names in a folder that is already known, so that what is not there need not be asked for
 */
export function memoFileSystem(
  files: FileSystem,
  namesIn: (folder: string) => ReadonlySet<string> | undefined = () => undefined,
): FileSystem {
  const isKnownMissing = (path: string): boolean => {
    const folder = files.dirname(path);
    return namesIn(folder)?.has(files.relative(folder, path)) === false;
  };
  return {
    ...files,
    readText: memo(async (path) => {
      if (isKnownMissing(path)) throw Object.assign(new Error(`ENOENT: no such file: ${path}`), { code: 'ENOENT' });
      return files.readText(path);
    }),
    stat: memo(async (path) => (isKnownMissing(path) ? undefined : files.stat(path))),
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
