export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** What the core asks of a file system. Paths are absolute and native. */
export interface FileSystem {
  /** UTF-8 text; throws an `Error` with `code` (`ENOENT`, `EACCES`…) when it cannot. */
  readText(path: string): Promise<string>;
  /** `undefined` when there is nothing at the path. */
  stat(path: string): Promise<FileStat | undefined>;
  /** Names in a folder, sorted; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** All or nothing: temporary file, flush, rename. Creates the folders above. */
  writeAtomic(path: string, text: string): Promise<void>;
  /** Absolute native path from parts. */
  join(...parts: readonly string[]): string;
  dirname(path: string): string;
  /** Path relative to `from`, with `/` between parts. */
  relative(from: string, to: string): string;
  /** Hash of the bytes, for telling whether text changed; not for security. */
  hash(text: string): string;
}
