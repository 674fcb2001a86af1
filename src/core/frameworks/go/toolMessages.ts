import { detach } from '../shared/lines.ts';

/** A message of compiler, vet or `go` with its place; line and column count from one. */
export interface LocatedMessage {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly text: string;
}

export interface ToolMessages {
  readonly located: readonly LocatedMessage[];
  /** Other lines that may explain a failure, the first ones. */
  readonly notes: readonly string[];
}

export interface MessageReader {
  read(line: string, trusted: boolean): void;
  messages(): ToolMessages;
}

const mostLocated = 50;
const mostNotes = 5;
const longestNote = 300;
const located = /^((?:[A-Za-z]:)?[^\s:][^:\n]{0,1000}\.(?:go|mod|work|c|h|cc|cpp|s)):(\d+)(?::(\d+))?: (.*)$/;

/**
 * Collects what `go` says about a build that failed. On standard error that is every located line (`trusted`); on standard
 * output, where the program itself writes as well, only what follows a `# package` line.
 */
export function createMessageReader(): MessageReader {
  const found: LocatedMessage[] = [];
  const notes: string[] = [];
  let inSection = false;
  let continues = false;

  const note = (line: string): void => {
    if (line.trim() !== '' && notes.length < mostNotes) notes.push(detach(line.slice(0, longestNote)));
  };

  return {
    read(line, trusted) {
      if (/^# \S/.test(line)) {
        inSection = true;
        continues = false;
        return;
      }
      if (/^go: (?:downloading|finding|extracting|upgraded|added) /.test(line)) return;
      const match = trusted || inSection ? located.exec(line) : null;
      const last = found.at(-1);
      if (match !== null) {
        continues = found.length < mostLocated;
        const [, file = '', row = '', column, text = ''] = match;
        const place = {
          file: detach(file),
          line: Number(row),
          ...(column !== undefined && { column: Number(column) }),
        };
        if (continues) found.push({ ...place, text: detach(text.slice(0, longestNote)) });
      } else if (continues && last !== undefined && line.startsWith('\t') && last.text.length < 1000) {
        found[found.length - 1] = { ...last, text: `${last.text}\n${line.trim().slice(0, longestNote)}` };
      } else {
        continues = false;
        note(line);
      }
    },
    messages: () => ({ located: found, notes }),
  };
}
