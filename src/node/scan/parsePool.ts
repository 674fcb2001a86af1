import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../core/ports/services.ts';
import type { SyntaxParserOptions } from '../syntax/treeSitter.ts';
import type { ParseJob, ParseResult } from './parseJob.ts';

export interface ParsePoolOptions extends SyntaxParserOptions {
  /** The worker's script: `dist/scanWorker.js`, or `scanWorker.ts` where Node strips types. */
  readonly workerUrl: URL;
  readonly log: Logger;
  /** Default: one per core but one, at least two (this thread mostly waits), at most four. */
  readonly workerCount?: number;
  /** After this long without work the threads end and give back their memory. Default 5 s. */
  readonly idleMs?: number;
}

export type JobResult = ParseResult | { readonly outcome: 'crashed'; readonly message: string };

/** Worker threads that are started on first need. One `run` at a time. */
export interface ParsePool {
  /**
   * Parses all jobs; `onResult` is called once for each, in no order. A thread that dies is replaced and its jobs are tried one by one.
   * Rejects with the signal's reason when aborted (busy threads are ended), when threads
   * cannot be started, and when they keep dying.
   */
  run(
    jobs: readonly ParseJob[],
    onResult: (job: ParseJob, result: JobResult) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  dispose(): Promise<void>;
}

const batchFiles = 32;
const batchBytes = 262_144;
/** A batch takes milliseconds; a thread that is silent this long is stuck. */
const silenceMs = 60_000;
const heapLimitMb = 512;
const mostFailures = 20;

export function createParsePool(options: ParsePoolOptions): ParsePool {
  const { workerUrl, log, grammarsFolder, idleMs = 5000 } = options;
  const workerCount = options.workerCount ?? Math.min(4, Math.max(2, availableParallelism() - 1));
  const idle = new Set<Worker>();
  let idleTimer: NodeJS.Timeout | undefined;

  /** Rejects when the script cannot be loaded. */
  const start = async (signal: AbortSignal | undefined): Promise<Worker> => {
    const worker = new Worker(workerUrl, {
      name: 'redline scan',
      workerData: grammarsFolder === undefined ? {} : { grammarsFolder },
      resourceLimits: { maxOldGenerationSizeMb: heapLimitMb },
    });
    // Without a listener an error between two batches would end the host.
    worker.on('error', () => idle.delete(worker));
    worker.on('exit', () => idle.delete(worker));
    await nextMessage(worker, signal);
    return worker;
  };

  const endIdle = async (): Promise<void> => {
    clearTimeout(idleTimer);
    await Promise.all([...idle].map((worker) => worker.terminate()));
  };

  const parse = async (
    worker: Worker,
    batch: readonly ParseJob[],
    signal: AbortSignal | undefined,
  ): Promise<readonly ParseResult[]> => {
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(batch);
    const results = await nextMessage(worker, signal);
    worker.unref();
    idle.add(worker);
    return results as readonly ParseResult[];
  };

  return {
    async run(jobs, onResult, signal) {
      clearTimeout(idleTimer);
      const queue = batches(jobs);
      let failures = 0;

      const work = async (batch: readonly ParseJob[]): Promise<void> => {
        const [worker = await start(signal)] = idle;
        idle.delete(worker);
        try {
          const results = await parse(worker, batch, signal);
          for (const [index, job] of batch.entries()) onResult(job, results[index] ?? { outcome: 'gone' });
        } catch (error) {
          signal?.throwIfAborted();
          failures += 1;
          log.error(`A scan worker failed on ${batch.map((job) => job.path).join(', ')}`, error);
          if (failures >= mostFailures) throw error;
          if (batch.length > 1) queue.push(...batch.map((job) => [job]));
          else for (const job of batch) onResult(job, { outcome: 'crashed', message: String(error) });
        }
      };
      const lane = async (): Promise<void> => {
        for (let batch = queue.pop(); batch !== undefined; batch = queue.pop()) {
          signal?.throwIfAborted();
          await work(batch);
        }
      };
      const lanes = Array.from({ length: Math.min(workerCount, queue.length) }, lane);
      const ends = await Promise.allSettled(lanes);
      idleTimer = setTimeout(() => void endIdle(), idleMs).unref();
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed === undefined) return;
      signal?.throwIfAborted();
      throw failed.reason;
    },
    dispose: endIdle,
  };
}

/** Small enough to share out evenly and to cancel soon, large enough for messages not to matter. */
function batches(jobs: readonly ParseJob[]): (readonly ParseJob[])[] {
  const found: ParseJob[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const job of jobs) {
    const last = found.at(-1);
    if (last === undefined || last.length >= batchFiles || bytes + job.sizeBytes > batchBytes) {
      found.push([job]);
      bytes = job.sizeBytes;
    } else {
      last.push(job);
      bytes += job.sizeBytes;
    }
  }
  return found;
}

/** Rejects when the thread fails, ends, or is silent for too long, and when aborted; the thread is ended then. */
async function nextMessage(worker: Worker, signal: AbortSignal | undefined): Promise<unknown> {
  const answered = new AbortController();
  const signals = [answered.signal, AbortSignal.timeout(silenceMs), ...(signal ? [signal] : [])];
  const until = { signal: AbortSignal.any(signals) };
  try {
    return await Promise.race([
      once(worker, 'message', until).then(([message]) => message),
      once(worker, 'exit', until).then(([code]) => Promise.reject(new Error(`The thread ended with code ${code}.`))),
    ]);
  } catch (error) {
    void worker.terminate();
    throw until.signal.aborted ? until.signal.reason : error;
  } finally {
    answered.abort();
  }
}
