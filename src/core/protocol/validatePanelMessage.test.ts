import { anything, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPanelMessage } from './validatePanelMessage.ts';

const ask = (request: unknown) => ({ type: 'request', requestId: 7, request });

describe('messages from the panel', () => {
  it.each([
    { type: 'ready' },
    ask({ kind: 'series', benchmark: 'go:p#BenchmarkA' }),
    ask({ kind: 'series', benchmark: 'go:p#BenchmarkA', metric: 'time' }),
    ask({ kind: 'samples', benchmark: 'go:p#BenchmarkA', metric: 'time', runId: 'r1' }),
    ask({ kind: 'run', benchmark: 'go:p#<b>"$(id)' }),
    ask({ kind: 'recordBaseline', benchmark: 'go:p#BenchmarkA' }),
    ask({ kind: 'openSource', benchmark: 'go:p#BenchmarkA' }),
    ask({ kind: 'copyCommit', commit: '1daa66d0000000000000000000000000000000ff' }),
  ])('%j is understood as it is', (message) => {
    expect(readPanelMessage(message)).toEqual({ ok: true, message });
  });

  it.each([
    ['an unknown kind', ask({ kind: 'runEverything' })],
    ['a missing field', ask({ kind: 'samples', benchmark: 'go:p#BenchmarkA' })],
    ['a wrong type', ask({ kind: 'run', benchmark: 1 })],
    ['a field too many', ask({ kind: 'run', benchmark: 'go:p#BenchmarkA', argv: ['rm'] })],
    ['a commit that is no hash', ask({ kind: 'copyCommit', commit: 'HEAD; rm -rf' })],
    ['a text without end', ask({ kind: 'run', benchmark: 'x'.repeat(20_001) })],
  ])('%s is refused, and whoever waits for the answer is named', (_, message) => {
    expect(readPanelMessage(message)).toEqual({ ok: false, reason: expect.any(String), requestId: 7 });
  });

  it.each([[undefined], [null], ['ready'], [{ type: 'go' }], [{ type: 'request', requestId: -1 }]])(
    '%j is refused without an answer',
    (message) => {
      expect(readPanelMessage(message)).toEqual({ ok: false, reason: expect.any(String) });
    },
  );

  it('never throws', () => {
    assert(
      property(anything(), (value) => {
        expect(readPanelMessage(value).ok).toBe(false);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
