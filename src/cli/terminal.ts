import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where the command line writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** A line of results. */
  print(line: string): void;
  /** The one JSON document of a `--json` call. */
  json(value: unknown): void;
  /** A line for people, beside the results. */
  note(line: string): void;
  /** As it is, beside the results: the output of tools. */
  echo(text: string): void;
  /** Replaces the line at the bottom of an interactive terminal; nothing where nobody watches. */
  status(line: string): void;
  /** Coloured text to print, where results go to a terminal that shows colours (never when piped, nor with `NO_COLOR`). */
  style(style: Style, text: string): string;
  /** The same for notes. */
  noteStyle(style: Style, text: string): string;
}

const clearLine = '\r\u001B[K';

export function createTerminal(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  // A reader that has seen enough (`| head`) is no error, and must not change the exit code.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  let statusShown = false;
  const beside = (text: string) => {
    stderr.write((statusShown ? clearLine : '') + text);
    statusShown = false;
  };
  return {
    print: (line) => void stdout.write(`${line}\n`),
    json: (value) => void stdout.write(`${JSON.stringify(value, undefined, 2)}\n`),
    note: (line) => beside(`${line}\n`),
    echo: beside,
    status(line) {
      if (!stderr.isTTY) return;
      stderr.write(clearLine + line.slice(0, Math.max(0, stderr.columns - 1)));
      statusShown = line !== '';
    },
    style: (style, text) => styleText(style, text, { stream: stdout }),
    noteStyle: (style, text) => styleText(style, text, { stream: stderr }),
  };
}
