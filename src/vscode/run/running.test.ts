import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { benchmark } from '../../../test/support/states.ts';
import { RootModel } from '../state/rootModel.ts';
import { OutputThrottle } from './outputThrottle.ts';
import { RunQueue } from './runQueue.ts';
import { targetsOf } from './targets.ts';

describe('the queue', () => {
  it('runs one after the other, also after one that failed, and skips what was stopped while it waited', async () => {
    const queue = new RunQueue();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const controller = new AbortController();
    const live = new AbortController().signal;
    const results = Promise.allSettled([
      queue.enqueue(async () => {
        order.push('first begins');
        await first.promise;
        order.push('first ends');
        throw new Error('failed');
      }, live),
      queue.enqueue(() => Promise.resolve(order.push('stopped')), controller.signal),
      queue.enqueue(() => Promise.resolve(order.push('third')), live),
    ]);
    controller.abort();
    first.resolve();
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(order).toEqual(['first begins', 'first ends', 'third']);
  });
});

function throttle() {
  const written: string[] = [];
  return {
    written,
    output: new OutputThrottle(
      (text) => written.push(text),
      (count) => `[${count}]`,
    ),
  };
}

describe('the throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  it('joins what comes at once', () => {
    const { written, output } = throttle();
    for (const text of ['a', 'b', 'c']) output.push(text);
    expect(written).toEqual([]);
    vi.runAllTimers();
    expect(written).toEqual(['abc']);
  });

  it('leaves out the middle of a flood, and counts it', () => {
    const { written, output } = throttle();
    const chunk = 'x'.repeat(100_000);
    for (let index = 0; index < 100; index += 1) output.push(chunk);
    output.push('the end');
    output.flush();
    const [text = ''] = written;
    expect(text.length).toBeLessThan(70_000);
    const leftOut = Number(/\[(\d+)\]/.exec(text)?.[1]);
    expect(leftOut + text.length - `[${leftOut}]`.length).toBe(10_000_007);
    expect(text.endsWith('the end')).toBe(true);
  });

  it('shows everything again once the flood is over', () => {
    const { written, output } = throttle();
    output.push('x'.repeat(200_000));
    vi.runAllTimers();
    output.push('quiet');
    vi.runAllTimers();
    expect(written[1]).toBe('quiet');
  });
});

describe('the targets of a task', () => {
  const model = new RootModel('/w');
  const outer = benchmark('BenchmarkA', { file: '/w/a_test.go' });
  const inner = benchmark('BenchmarkA/x', { file: '/w/a_test.go', parent: outer.id });
  const elsewhere = benchmark('BenchmarkB', { file: '/w/b_test.go' });
  model.setScan([outer, inner, elsewhere]);

  it.each([
    ['all, a parent standing for its children', { run: 'all' }, ['BenchmarkA', 'BenchmarkB']],
    ['a file, relative', { run: 'file', file: 'b_test.go' }, ['BenchmarkB']],
    ['a file, absolute', { run: 'file', file: '/w/a_test.go' }, ['BenchmarkA']],
    ['an id', { run: 'benchmark', benchmark: inner.id }, ['BenchmarkA/x']],
    ['a name', { run: 'benchmark', benchmark: 'BenchmarkB' }, ['BenchmarkB']],
    ['a name in another file', { run: 'benchmark', benchmark: 'BenchmarkB', file: 'a_test.go' }, []],
    ['a file without benchmarks', { run: 'file', file: 'none_test.go' }, []],
  ] as const)('%s', (_, task, names) => {
    expect(targetsOf(model, { type: 'redline', ...task }).map(({ name }) => name)).toEqual(names);
  });
});
