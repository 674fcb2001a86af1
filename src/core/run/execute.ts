import type { RunObserver } from '../engine.ts';
import type { ParsedOutput, ProcessPlan } from '../frameworks/framework.ts';
import type { ProcessExit } from '../ports/processRunner.ts';
import type { RunDeps } from './deps.ts';
import { trackProgress } from './progress.ts';

/** What became of one process of a run. */
export interface ProcessOutcome {
  readonly plan: ProcessPlan;
  readonly exit: ProcessExit;
  readonly parsed: ParsedOutput;
}

/** Runs the processes one after another, parsing while they write. On abort the rest is left out. */
export async function execute(
  deps: RunDeps,
  processes: readonly ProcessPlan[],
  timeoutMs: number,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<readonly ProcessOutcome[]> {
  const progress = trackProgress(processes, deps.clock, (now) => observer.onProgress(now));
  const outcomes: ProcessOutcome[] = [];
  for (const plan of processes) {
    const framework = deps.frameworkById(plan.framework);
    if (signal.aborted || framework === undefined) break;
    observer.onCommand(readableCommand(plan.argv), plan.cwd);
    progress.processStarted(plan);
    const parser = framework.createParser({ process: plan, onSample: (...sample) => progress.sampleTaken(...sample) });
    const exit = await deps.processes.run(plan, {
      signal,
      // The limit is for what hangs: many benchmarks in one process may well take longer than it.
      timeoutMs: timeoutMs + plan.estimatedMs,
      onOutput(chunk, stream) {
        parser.push(chunk, stream);
        observer.onOutput(chunk);
      },
    });
    outcomes.push({ plan, exit, parsed: parser.end(exit) });
    progress.processEnded(plan);
  }
  return outcomes;
}

/** For people to read and copy into a POSIX shell; nothing is ever started from it. */
function readableCommand(argv: readonly string[]): string {
  return argv.map((part) => (/^[\w./:=,@%+-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`)).join(' ');
}
