import { detach } from '../shared/lines.ts';

/** What `--- FAIL: name` or `--- SKIP: name` and the log lines around it tell. */
export interface VerdictBlock {
  readonly verdict: 'FAIL' | 'SKIP';
  readonly name: string;
  /** Import path, where the output named one. */
  readonly package: string;
  /** What the benchmark logged, without indentation; may be empty. */
  readonly message: string;
}

export interface VerdictReader {
  /** A line `--- FAIL|SKIP|BENCH: name`. */
  header(verdict: string, name: string, packagePath: string): void;
  /** A line that begins with four blanks, as `b.Log` writes. */
  indented(line: string): void;
  /** A line that ends what was logged so far: another benchmark's. */
  next(): void;
  blocks(): readonly VerdictBlock[];
}

const mostLines = 40;
const longestLine = 500;

/** Go prints the log before the header with `-v`, behind it without. The first block of a name counts: `-count` repeats it. */
export function createVerdictReader(): VerdictReader {
  const found = new Map<string, Omit<VerdictBlock, 'message'> & { readonly lines: readonly string[] }>();
  let before: string[] = [];
  /** Lines of the block whose log comes behind its header. */
  let behind: string[] | undefined;
  return {
    header(verdict, printed, packagePath) {
      const lines = before;
      before = [];
      behind = lines.length === 0 ? lines : undefined;
      if (verdict !== 'FAIL' && verdict !== 'SKIP') return;
      const key = detach(`${packagePath} ${printed}`);
      if (!found.has(key)) found.set(key, { verdict, name: detach(printed), package: packagePath, lines });
    },
    indented(line) {
      const lines = behind ?? before;
      if (lines.length < mostLines) lines.push(detach(line.slice(4, longestLine)));
    },
    next() {
      if (before.length > 0) before = [];
      behind = undefined;
    },
    blocks: () => Array.from(found.values(), ({ lines, ...block }) => ({ ...block, message: lines.join('\n').trim() })),
  };
}
