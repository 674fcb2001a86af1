import { detach } from '../shared/lines.ts';

/** A place as a stack trace prints it; the line counts from one. */
export interface Frame {
  readonly file: string;
  readonly line: number;
}

/** A panic or fatal error of the runtime. */
export interface Crash {
  /** `panic: index out of range [5] with length 0`. */
  readonly headline: string;
  /** First benchmark function in the trace, over all goroutines. */
  readonly benchmark?: string;
  /** First frame of the user's own code, over all goroutines. */
  readonly frame?: Frame;
}

export interface CrashReader {
  /** True when the line belongs to a stack trace and means nothing else. */
  read(line: string): boolean;
  /** The first crash that a stack trace followed: text alone may be something that the program printed. */
  crash(): Crash | undefined;
}

const headlines = /(?:panic: |fatal error: |SIG[A-Z]{2,}: )[^\n]*/;
const benchmarkFunction = /\.(Benchmark[\p{L}\p{N}_]*)[.(]/u;
const endOfTrace = /^(?:exit status \d+|signal: |FAIL(?:\t|$)|ok {2}\t)/;
/** Between headline and trace come blank lines, `[signal …]`, `PC=…`, and further lines of the message. */
const mostLinesToTrace = 20;

export function createCrashReader(): CrashReader {
  let candidate: { readonly headline: string; linesLeft: number } | undefined;
  let crash: Crash | undefined;
  let inTrace = false;
  let functionName = '';

  const readTrace = (line: string): void => {
    if (crash === undefined) return;
    const [, file = '', number = ''] = /^\t(.+\.go):(\d+)(?: |$)/.exec(line) ?? [];
    if (file === '') {
      functionName = detach(line.replace(/^created by /, ''));
      const benchmark = benchmarkFunction.exec(line)?.[1];
      if (benchmark !== undefined) crash = { benchmark: detach(benchmark), ...crash };
    } else if (crash.frame === undefined && isUserCode(functionName, file)) {
      crash = { ...crash, frame: { file: detach(file), line: Number(number) } };
    }
  };

  return {
    read(line) {
      if (inTrace) {
        inTrace = !endOfTrace.test(line);
        if (inTrace) readTrace(line);
        return inTrace;
      }
      const headline = headlines.exec(line)?.[0];
      if (headline !== undefined) {
        candidate = { headline: detach(headline.slice(0, 500)), linesLeft: mostLinesToTrace };
      } else if (candidate !== undefined && /^goroutine \d+ /.test(line)) {
        crash ??= { headline: candidate.headline };
        candidate = undefined;
        inTrace = true;
      } else if (candidate !== undefined) {
        candidate.linesLeft -= 1;
        if (candidate.linesLeft === 0) candidate = undefined;
      }
      return inTrace;
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
