/** `ENOENT`, `EACCES`…, or an empty text for what is no error of the operating system. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

/** True for an error whose code says that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
