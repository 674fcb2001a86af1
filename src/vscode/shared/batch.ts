/** Gathers values that come in bursts, and hands them on together once it has been quiet for `delayMs`. */
export class Batch<T> {
  readonly #delayMs: number;
  readonly #work: (values: ReadonlySet<T>) => void;
  #values = new Set<T>();
  #timer: NodeJS.Timeout | undefined;

  constructor(delayMs: number, work: (values: ReadonlySet<T>) => void) {
    this.#delayMs = delayMs;
    this.#work = work;
  }

  add(value: T): void {
    this.#values.add(value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const values = this.#values;
      this.#values = new Set();
      this.#work(values);
    }, this.#delayMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
