import * as z from 'zod';
import type { BenchmarkId } from '../model/benchmark.ts';

/** JSON has no words for these numbers, which tools do report; as text they survive. */
const specialNumbers = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };
const sample = z
  .union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])
  .transform((value) => (typeof value === 'number' ? value : specialNumbers[value]));

const measurementSchema = z.strictObject({
  metric: z.strictObject({
    id: z.string().describe('time, bytesPerOp, allocsPerOp, throughput, or a custom unit.'),
    unit: z.string().describe('Base unit of the samples: ns, B, B/s, 1 (a count), or custom.'),
    direction: z.enum(['lower', 'higher']).describe('Which way is better.'),
    class: z.enum(['noisy', 'exact']).describe('exact: repeats give the same number.'),
  }),
  samples: z.array(sample).describe('One number per repetition, in the order they were taken.'),
  iterations: z.array(sample).exactOptional().describe('Iterations behind each sample.'),
});

const recordSchema = z.strictObject({
  benchmark: z
    .string()
    .transform((id) => id as BenchmarkId)
    .describe('framework:unit#name'),
  name: z.string().describe("The tool's own full name."),
  recordedAt: z.string().describe('ISO 8601, UTC.'),
  run: z.string().describe('Id of the run it was taken from.'),
  commit: z.string().exactOptional().describe('Hash of the commit that was measured.'),
  dirty: z.boolean().exactOptional().describe('True when tracked files differed from the commit.'),
  author: z.string().exactOptional().describe('Who recorded it: Name <mail>.'),
  reason: z.string().exactOptional().describe('Why it was recorded.'),
  runtimes: z.record(z.string(), z.string()).describe('Versions of the toolchains it was measured with.'),
  measurements: z.array(measurementSchema),
});

/** `.redline/baselines/<environment>.json` as it is written. */
export const baselineSchema = z.strictObject({
  $schema: z.string().exactOptional().describe('For editors: where this schema is.'),
  version: z.literal(1).describe('Version of the file format.'),
  environment: z
    .strictObject({ os: z.string(), arch: z.string(), cpuModel: z.string(), cpuCount: z.number() })
    .describe('Where the baselines were measured.'),
  records: z.array(recordSchema).describe('One per benchmark, sorted by its id.'),
});
