/** Runs one piece of work at a time, in the order asked. Across windows and command lines the engine's machine lock does the same. */
export class RunQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** `work` is not started when `signal` has been aborted by the time its turn comes. */
  enqueue<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    const turn = this.#last.then(() => (signal.aborted ? undefined : work()));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
