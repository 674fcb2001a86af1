import { constants } from 'node:os';

/** What ends a command from outside. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interruption {
  readonly signal: AbortSignal;
  /** 128 + the number of the signal that came, as shells count; `undefined` while none came. */
  exitCode(): number | undefined;
}

/** The first signal aborts, so that what was measured is kept; a second one ends Redline at once. */
export function listenForSignals(): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  for (const name of ending) {
    process.on(name, () => {
      if (code !== undefined) process.exit(code);
      code = 128 + constants.signals[name];
      controller.abort();
    });
  }
  return { signal: controller.signal, exitCode: () => code };
}
