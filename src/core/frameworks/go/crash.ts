import { detach } from '../shared/lines.ts';

/** A place as a stack trace prints it; the line counts from one. */
export interface Frame {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

/** A panic or fatal error of the runtime. */
export interface Crash {
  /** `panic: index out of range [5] with length 0`. */
  readonly headline: string;
  /** First frame of the user's own code, over all goroutines. */
  readonly frame?: Frame;
}

export interface CrashReader {
  /** True when the line belongs to a crash and means nothing else. */
  read(line: string): boolean;
  /** The first crash that a stack trace followed: text alone may be something that the program printed. */
  crash(): Crash | undefined;
}

const headlines = /(?:panic: |fatal error: |SIG[A-Z]{2,}: )[^\n]*/;
/** Between headline and trace come blank lines, `[signal …]`, `PC=…`, and further lines of the message. */
const mostLinesToTrace = 20;

export function createCrashReader(): CrashReader {
  let candidate: { headline: string; linesLeft: number } | undefined;
  let crash: Crash | undefined;
  let traceStarted = false;
  let functionName = '';

  const readTrace = (line: string): void => {
    if (crash === undefined || crash.frame !== undefined) return;
    const place = /^\t(.+\.go):(\d+)(?: |$)/.exec(line);
    const [, file = '', number = ''] = place ?? [];
    if (place === null) functionName = detach(line.replace(/^created by /, ''));
    else if (isUserCode(functionName, file)) {
      crash = { ...crash, frame: { function: functionName, file: detach(file), line: Number(number) } };
    }
  };

  return {
    read(line) {
      if (traceStarted) {
        if (/^(?:exit status \d+|signal: |FAIL(?:\t|$)|ok {2}\t)/.test(line)) {
          traceStarted = false;
          return false;
        }
        readTrace(line);
        return true;
      }
      if (candidate !== undefined && /^goroutine \d+ /.test(line)) {
        crash ??= { headline: candidate.headline };
        candidate = undefined;
        traceStarted = true;
        return true;
      }
      if (candidate !== undefined) {
        candidate.linesLeft -= 1;
        if (candidate.linesLeft === 0) candidate = undefined;
      }
      const headline = candidate === undefined ? headlines.exec(line)?.[0] : undefined;
      if (headline === undefined) return false;
      candidate = { headline: detach(headline.slice(0, 500)), linesLeft: mostLinesToTrace };
      return true;
    },
    crash: () => crash,
  };
}

/**
 * Neither the standard library (`…/src/<package>/file.go`, for a package without a dot in its first element; the runtime also
 * stands in for functions of other packages) nor a dependency from the module cache or a vendor folder.
 */
function isUserCode(functionName: string, file: string): boolean {
  const path = file.replaceAll('\\', '/');
  if (/\/pkg\/mod\/|\/vendor\//.test(path) || path === '_testmain.go') return false;
  const packagePath = /^((?:[^/(]*\/)*[^.(]*)\./.exec(functionName)?.[1] ?? '';
  if (packagePath.split('/')[0]?.includes('.') === true) return true;
  const folder = path.slice(0, path.lastIndexOf('/'));
  return !folder.endsWith(`/src/${packagePath}`) && !/\/src\/(?:runtime|testing)$/.test(folder);
}
