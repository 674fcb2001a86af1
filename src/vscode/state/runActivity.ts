import type { RunObserver, RunProgress } from '../../core/engine.ts';
import { Signal } from '../shared/signal.ts';

export type RunPhase = Parameters<RunObserver['onPhase']>[0];

/** The run that holds the machine now, or waits for it. */
export interface ActiveRun {
  readonly root: string;
  readonly phase: RunPhase;
  readonly progress: RunProgress;
}

/** What this window runs and what waits behind it. */
export class RunActivity {
  readonly #changed = new Signal<void>();
  readonly onDidChange = this.#changed.event;
  readonly #running = new Set<AbortController>();
  #active: ActiveRun | undefined;

  get active(): ActiveRun | undefined {
    return this.#active;
  }

  /** Runs that have not ended: the active one and those that wait. */
  get count(): number {
    return this.#running.size;
  }

  begin(controller: AbortController): void {
    this.#running.add(controller);
    this.#changed.fire();
  }

  report(active: ActiveRun): void {
    this.#active = active;
    this.#changed.fire();
  }

  /** Ends the active part of a run; call `end` as well. */
  idle(): void {
    this.#active = undefined;
    this.#changed.fire();
  }

  end(controller: AbortController): void {
    this.#running.delete(controller);
    this.#changed.fire();
  }

  /** Stops what runs and what waits. */
  stopAll(): void {
    for (const controller of this.#running) controller.abort();
  }
}
