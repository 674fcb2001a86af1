/** What is kept of each end of a line that is too long: enough for any name and any result. */
const keptEnd = 32_768;

export interface LineSplitter {
  push(chunk: string): void;
  /** The text after the last line break, which is cut off or simply unfinished; empty when there is none. */
  rest(): string;
}

/**
 * Cuts text that arrives in arbitrary chunks into lines, without their `\n` or `\r\n`. Memory is bounded whatever comes:
 * of a line beyond 64 Ki characters its middle is left out, the same wherever chunks end.
 */
export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  let unfinished = '';
  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
        const line = shorten(unfinished + chunk.slice(start, end));
        unfinished = '';
        onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
        start = end + 1;
      }
      unfinished += chunk.slice(start);
      // Not at each small chunk: that would copy the kept text over and over.
      if (unfinished.length > 8 * keptEnd) unfinished = shorten(unfinished);
    },
    rest: () => shorten(unfinished),
  };
}

function shorten(line: string): string {
  return line.length > 2 * keptEnd ? line.slice(0, keptEnd) + line.slice(-keptEnd) : line;
}

/** A copy of a piece of text that does not keep the large chunk it was cut from in memory. */
export function detach(text: string): string {
  return ` ${text}`.slice(1);
}
