import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { OutputParser, ParsedOutput } from '../src/core/frameworks/framework.ts';
import { go } from '../src/core/frameworks/go/index.ts';
import { type Bench, median } from './figure.ts';

const megabyte = 1_000_000;
const benchmarks = 2_000;

/** 100 MB as `go test -bench . -benchmem -count 500` would print it, in the pieces a pipe delivers. */
function* output(): Generator<string> {
  let piece = 'goos: linux\ngoarch: amd64\npkg: example.com/lab\n';
  let written = 0;
  for (let line = 0; written < 100 * megabyte; line += 1) {
    const name = `BenchmarkEncode/format=json/size-${line % benchmarks}-8`.padEnd(40);
    const time = (1000 + (line % 977) * 1.25).toFixed(1);
    piece += `${name}\t  123456\t      ${time} ns/op\t  812.51 MB/s\t     512 B/op\t       7 allocs/op\n`;
    if (piece.length > 65_536) {
      written += piece.length;
      // Through bytes and back: one flat string, as a pipe delivers it.
      yield Buffer.from(piece).toString();
      piece = '';
    }
  }
}

const feed = (parser: OutputParser, pieces: readonly string[]): ParsedOutput => {
  for (const piece of pieces) parser.push(piece, 'stdout');
  return parser.end({ code: 0, signal: undefined, durationMs: 0 });
};

/** Reading 100 MB of benchmark text, and what is held in memory for it. */
export const bench: Bench = async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const heapBytes = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };

  const pieces = [...output()];
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const before = heapBytes();
  const parsed = feed(go.createParser({}), pieces);
  const kept = heapBytes() - before;
  const samples = parsed.results.flatMap(({ measurements }) => measurements);
  const sampleBytes = 8 * samples.reduce((sum, measurement) => sum + measurement.samples.length, 0);
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    feed(go.createParser({}), pieces);
    rates.push(bytes / megabyte / ((performance.now() - start) / 1000));
  }

  return [
    { name: 'parse 100 MB of benchmark text', value: median(rates), unit: 'MB/s', bar: { atLeast: 50 } },
    { name: 'memory kept, in multiples of the samples', value: kept / sampleBytes, unit: '×', bar: { atMost: 3 } },
  ];
};
