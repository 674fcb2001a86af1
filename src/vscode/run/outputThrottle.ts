/** The terminal takes at most this much per flush; with one flush per 50 ms that is 1.3 MB/s, more than anyone reads. */
const flushIntervalMs = 50;
const maximumPerFlush = 64 * 1024;

/**
 * Hands text on in small portions. What comes faster than a terminal can take is left out in the middle, and the gap is
 * marked: a benchmark that prints a gigabyte must not freeze the editor.
 */
export class OutputThrottle {
  readonly #write: (text: string) => void;
  readonly #gapNote: (leftOutChars: number) => string;
  #head = '';
  #tail = '';
  #leftOut = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (text: string) => void, gapNote: (leftOutChars: number) => string) {
    this.#write = write;
    this.#gapNote = gapNote;
  }

  push(text: string): void {
    const room = maximumPerFlush / 2 - this.#head.length;
    this.#head += text.slice(0, room);
    if (text.length > room) this.#keepTail(text.slice(room));
    this.#timer ??= setTimeout(() => this.flush(), flushIntervalMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gap = this.#leftOut > 0 ? this.#gapNote(this.#leftOut) : '';
    const text = this.#head + gap + this.#tail;
    this.#head = '';
    this.#tail = '';
    this.#leftOut = 0;
    if (text !== '') this.#write(text);
  }

  #keepTail(text: string): void {
    const tail = this.#tail + text;
    const kept = tail.slice(-maximumPerFlush / 2);
    this.#leftOut += tail.length - kept.length;
    this.#tail = kept;
  }
}
