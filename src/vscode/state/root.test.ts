import { expect, it } from 'vitest';
import { benchmark } from '../../../test/support/states.ts';
import type { Engine, ScanOptions, ScanReport } from '../../core/engine.ts';
import { Root, type ScanProgress } from './root.ts';

const found: ScanReport = {
  benchmarks: [benchmark('BenchmarkA')],
  problems: [],
  filesSeen: 7,
  filesParsed: 1,
  durationMs: 1,
};

/** A root whose engine notes how it was asked to scan. */
function rootWith(withScanProgress: ScanProgress) {
  const asked: ScanOptions[] = [];
  const engine: Pick<Engine, 'scan'> = {
    scan: async (options = {}) => {
      asked.push(options);
      options.onProgress?.(7);
      options.signal?.throwIfAborted();
      return found;
    },
  };
  const root = new Root('/w', {
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    createEngine: async () => engine as Engine,
    excluded: () => ['**/out'],
    owns: () => true,
    exists: async () => false,
    withScanProgress,
  });
  return { root, asked };
}

it('scans everything under the eyes of the user, and says how far it is', async () => {
  const seen: number[] = [];
  const { root, asked } = rootWith((work) =>
    work({ signal: new AbortController().signal, onProgress: (files) => seen.push(files) }),
  );
  await root.scanned();
  expect([root.hasScanned, seen, root.model.benchmarksIn(benchmark('BenchmarkA').file).length]).toEqual([true, [7], 1]);
  expect(asked).toMatchObject([{ exclude: ['**/out'] }]);
});

it('takes in a file event without showing anything', async () => {
  const { root, asked } = rootWith(() => Promise.reject(new Error('not to be shown')));
  await root.scan(['/w/p/p_test.go']);
  expect(asked).toEqual([{ exclude: ['**/out'], changed: ['/w/p/p_test.go'] }]);
});

it('a stopped scan claims nothing, and is made again by the next who needs it', async () => {
  let stopped = true;
  const { root, asked } = rootWith(async (work) => {
    const report = await work({ signal: new AbortController().signal, onProgress: () => undefined });
    return stopped ? undefined : report;
  });
  await root.scanned();
  expect(root.hasScanned).toBe(false);
  stopped = false;
  await root.scanned();
  expect([root.hasScanned, asked.length]).toEqual([true, 2]);
});
