import type * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import type { HistoryStore } from '../../core/ports/historyStore.ts';
import type { Logger } from '../../core/ports/services.ts';
import type { BenchmarkState } from '../../core/present/benchmarkState.ts';

/** What the panel needs from the rest of the extension. */
export interface PanelDeps {
  readonly extensionUri: vscode.Uri;
  /** All benchmarks of all roots. */
  snapshot(): readonly BenchmarkState[];
  /** Resolves when all roots have been looked through, at the latest now: until then an empty snapshot means nothing. */
  allFound(): Promise<unknown>;
  /** Fires after `snapshot()` changed, as often as it likes. A `vscode.Event` fits. */
  readonly onDidChange: (listener: () => void) => { dispose(): void };
  /** The history of the root that holds the benchmark; `undefined` when no root does. */
  historyFor(benchmark: BenchmarkId): Promise<HistoryStore | undefined>;
  /** The same as the palette's commands. May ask the user; rejects with a `UserError` when it cannot be done. */
  execute(command: 'run' | 'recordBaseline', benchmark: BenchmarkId): Promise<void>;
  readonly log: Logger;
}
