/** Entry of the threads that read and parse files: says that it is ready, then for each list of jobs gives the list of results. */
import { parentPort, workerData } from 'node:worker_threads';
import { createSyntaxParser, type SyntaxParserOptions } from '../syntax/treeSitter.ts';
import { type ParseJob, type ParseResult, parseJob } from './parseJob.ts';

const parser = createSyntaxParser(workerData as SyntaxParserOptions);

async function answer(jobs: readonly ParseJob[]): Promise<void> {
  const results: ParseResult[] = [];
  for (const job of jobs) results.push(await parseJob(job, parser));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(results);
}

// A rejection ends the thread; the pool on the other side deals with that.
parentPort?.on('message', (jobs: readonly ParseJob[]) => void answer(jobs));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready');
