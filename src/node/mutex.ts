export interface Mutex {
  /**
   * Waits for its turn on a key, first come first served; disposing of what it returns lets the next one in.
   * Rejects with the signal's reason when that aborts first. `onWait` is called at once if it has to wait.
   */
  enter(key: string, onWait: () => void, signal?: AbortSignal): Promise<Disposable>;
}

/** Mutual exclusion inside this process. */
export function createMutex(): Mutex {
  const tails = new Map<string, Promise<void>>();
  return {
    enter: async (key, onWait, signal) => {
      signal?.throwIfAborted();
      const before = tails.get(key);
      const { promise: done, resolve: release } = Promise.withResolvers<void>();
      const tail = (before ?? Promise.resolve()).then(() => done);
      tails.set(key, tail);
      const leave = () => {
        if (tails.get(key) === tail) tails.delete(key);
        release();
      };
      if (before !== undefined) {
        onWait();
        try {
          await untilAborted(before, signal);
        } catch (error) {
          leave();
          throw error;
        }
      }
      return { [Symbol.dispose]: leave };
    },
  };
}

function untilAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}
