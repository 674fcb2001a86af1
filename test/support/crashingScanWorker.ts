/** A scan worker that dies in two ways when it is asked to read certain files. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (jobs: readonly { readonly path: string }[]) => {
  if (jobs.some((job) => job.path.endsWith('kills_test.go'))) process.exit(3);
  if (jobs.some((job) => job.path.endsWith('throws_test.go'))) throw new Error('parser failed');
});
await import('../../src/node/scan/scanWorker.ts');
