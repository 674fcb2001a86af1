import type { FileSystem } from '../ports/fileSystem.ts';

/** A view of a file system that asks once per path and remembers the answer, a failure too. */
export interface MemoFileSystem extends FileSystem {
  /** Whether all that was asked would be answered the same way now. What `namesIn` ruled out is not asked again. */
  stillHolds(): Promise<boolean>;
}

/**
 * For scans, in which thousands of files look for the same `go.mod`. Writing is passed on and not remembered.
 * @param namesIn the names in a folder that is already known, so that what is not there need not be asked for
 */
export function memoFileSystem(
  files: FileSystem,
  namesIn: (folder: string) => ReadonlySet<string> | undefined = () => undefined,
): MemoFileSystem {
  const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
  const isKnownMissing = (path: string): boolean => {
    const folder = files.dirname(path);
    return namesIn(folder)?.has(path.slice(folder.length).replace(/^[/\\]/, '')) === false;
  };
  const readText = memo((path) => files.readText(path));
  const stat = memo((path) => files.stat(path));
  const list = memo((path) => files.list(path));
  return {
    ...files,
    readText: (path) => (isKnownMissing(path) ? Promise.reject(missing) : readText.ask(path)),
    stat: async (path) => (isKnownMissing(path) ? undefined : stat.ask(path)),
    list: list.ask,
    stillHolds: async () => {
      const holding = await Promise.all([readText.stillHolds(), stat.stillHolds(), list.stillHolds()]);
      return holding.every(Boolean);
    },
  };
}

interface Memo<T> {
  readonly ask: (path: string) => Promise<T>;
  readonly stillHolds: () => Promise<boolean>;
}

function memo<T>(askAnew: (path: string) => Promise<T>): Memo<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    ask(path) {
      const known = answers.get(path) ?? askAnew(path);
      answers.set(path, known);
      return known;
    },
    async stillHolds() {
      const same = [...answers].map(async ([path, known]) => (await told(known)) === (await told(askAnew(path))));
      return (await Promise.all(same)).every(Boolean);
    },
  };
}

/** An answer or a failure as a text that can be compared. */
function told(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    (value) => JSON.stringify([value]),
    (error: unknown) => String(error),
  );
}
