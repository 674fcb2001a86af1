import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BenchmarkId } from '../src/core/model/benchmark.ts';
import type { FromPanel, ToPanel } from '../src/core/protocol/panelMessages.ts';
import { type Announcement, connect, type Host } from './host.ts';

const benchmark = 'go:p#BenchmarkA' as BenchmarkId;
let sent: FromPanel[];
let announced: Announcement[];
let deliver: (data: ToPanel) => void;
let host: Host;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  announced = [];
  vi.stubGlobal('acquireVsCodeApi', () => ({
    postMessage: (message: FromPanel) => sent.push(message),
    getState: () => undefined,
    setState: () => undefined,
  }));
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: (event: { data: ToPanel }) => void) => {
      deliver = (data) => listener({ data });
    },
  });
  host = connect((message) => announced.push(message));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the connection to the extension', () => {
  it('says that the page is ready, and hands announcements on', () => {
    expect(sent).toEqual([{ type: 'ready' }]);
    deliver({ type: 'show', benchmark });
    expect(announced).toEqual([{ type: 'show', benchmark }]);
  });

  it('gives each question its own answer, whatever their order', async () => {
    const first = host.ask({ kind: 'samples', benchmark, metric: 'time', runId: 'r1' });
    const second = host.ask({ kind: 'samples', benchmark, metric: 'time', runId: 'r2' });
    deliver({ type: 'response', requestId: 2, outcome: { ok: true, answer: [2] } });
    deliver({ type: 'response', requestId: 1, outcome: { ok: true, answer: [1] } });
    deliver({ type: 'response', requestId: 1, outcome: { ok: true, answer: [3] } });
    expect(await Promise.all([first, second])).toEqual([[1], [2]]);
  });

  it('turns a refusal into an error with advice', async () => {
    const asked = host.ask({ kind: 'run', benchmark });
    deliver({ type: 'response', requestId: 1, outcome: { ok: false, message: 'No Go.', remedy: 'Get it.' } });
    await expect(asked).rejects.toMatchObject({ message: 'No Go.', remedy: 'Get it.' });
  });

  it('never leaves a question hanging', async () => {
    const asked = expect(host.ask({ kind: 'series', benchmark })).rejects.toThrow('does not answer');
    await vi.advanceTimersByTimeAsync(20_000);
    await asked;
  });

  it('lets a command take its time', async () => {
    const settled = vi.fn();
    host.ask({ kind: 'run', benchmark }).then(settled, settled);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(settled).not.toHaveBeenCalled();
    deliver({ type: 'response', requestId: 1, outcome: { ok: true, answer: null } });
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledWith(null);
  });
});
