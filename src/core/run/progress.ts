import type { RunProgress } from '../engine.ts';
import type { ProcessPlan } from '../frameworks/framework.ts';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Clock } from '../ports/services.ts';
import { isWithin } from './names.ts';

export interface ProgressTracker {
  processStarted(plan: ProcessPlan): void;
  sampleTaken(benchmark: BenchmarkId, sampleCount: number): void;
  processEnded(plan: ProcessPlan): void;
}

/**
 * Counts benchmarks as their samples arrive and predicts the time left: the planned time of what is still to do,
 * stretched by as much as what is done has taken longer than planned (building included).
 */
export function trackProgress(
  processes: readonly ProcessPlan[],
  clock: Clock,
  report: (progress: RunProgress) => void,
): ProgressTracker {
  const total = new Set(processes.flatMap((plan) => plan.expected)).size;
  const stepCount = processes.reduce((sum, plan) => sum + plan.expected.length, 0);
  const plannedMs = processes.reduce((sum, plan) => sum + plan.estimatedMs, 0);
  const startedMs = clock.monotonicMs();
  let endedSteps = 0;
  let endedMs = 0;
  let plan: ProcessPlan | undefined;
  let step = 0;

  /** `share`: how much of the current benchmark is done, 0 to 1. */
  const tell = (share: number, current?: BenchmarkId) => {
    const planShare = plan === undefined ? 0 : (step + share) / Math.max(1, plan.expected.length);
    const doneMs = endedMs + planShare * (plan?.estimatedMs ?? 0);
    const stretch = doneMs > 0 ? Math.max(1, (clock.monotonicMs() - startedMs) / doneMs) : 1;
    report({
      done: stepCount === 0 ? 0 : Math.floor((total * (endedSteps + step)) / stepCount),
      total,
      remainingMs: Math.max(0, (plannedMs - doneMs) * stretch),
      ...(current && { current }),
    });
  };

  return {
    processStarted(started) {
      plan = started;
      step = 0;
      tell(0, plan.expected[0]);
    },
    sampleTaken(benchmark, sampleCount) {
      if (plan === undefined) return;
      const at = plan.expected.findIndex((expected) => isWithin(benchmark, expected));
      step = Math.max(step, at);
      tell(Math.min(1, sampleCount / Math.max(1, plan.samples + plan.warmupSamples)), benchmark);
    },
    processEnded(ended) {
      endedSteps += ended.expected.length;
      endedMs += ended.estimatedMs;
      plan = undefined;
      step = 0;
      tell(0);
    },
  };
}
