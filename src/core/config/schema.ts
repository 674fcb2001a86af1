import { t } from '@vscode/l10n';
import * as z from 'zod';
import { type Config, defaultConfig } from '../model/config.ts';
import { duration, durationText, ratio } from './quantity.ts';

const { measure, comparison } = defaultConfig;

const measureSchema = z
  .strictObject({
    samples: z
      .int()
      .min(1)
      .max(10_000)
      .prefault(measure.samples)
      .describe('Samples per benchmark in all. Six are the least for a verdict.'),
    sampleTime: duration(1)
      .prefault(durationText(measure.sampleTimeMs))
      .describe('Time one sample takes, e.g. "100 ms" or "1 s".'),
    warmupTime: duration(0)
      .prefault(durationText(measure.warmupTimeMs))
      .describe('Time measured and thrown away before the samples of each process, e.g. "100 ms".'),
    processes: z
      .int()
      .min(1)
      .max(1000)
      .prefault(measure.processes)
      .describe('Processes over which the samples are spread.'),
    timeout: duration(1000)
      .prefault(durationText(measure.timeoutMs))
      .describe(
        'A process that takes this much longer than its samples are planned to take is stopped, e.g. "10 min".',
      ),
  })
  .transform(({ samples, sampleTime, warmupTime, processes, timeout }) => ({
    samples,
    sampleTimeMs: sampleTime,
    warmupTimeMs: warmupTime,
    processes,
    timeoutMs: timeout,
  }));

const severitySchema = z
  .strictObject({
    low: ratio().prefault(comparison.severity.low).describe('A regression from this size on is low.'),
    medium: ratio().prefault(comparison.severity.medium).describe('A regression from this size on is medium.'),
    high: ratio().prefault(comparison.severity.high).describe('A regression from this size on is high.'),
    critical: ratio().prefault(comparison.severity.critical).describe('A regression from this size on is critical.'),
  })
  .refine(({ low, medium, high, critical }) => low <= medium && medium <= high && high <= critical, {
    error: () => t('the sizes must rise from low to critical.'),
  });

const comparisonSchema = z.strictObject({
  significance: z
    .number()
    .min(0.000_001)
    .max(0.5)
    .prefault(comparison.significance)
    .describe('α: how likely a false alarm may be, before the band is taken into account.'),
  threshold: ratio()
    .prefault(comparison.threshold)
    .describe('A change of a noisy metric up to this counts as nothing: "5 %" or 0.05.'),
  exactThreshold: ratio()
    .prefault(comparison.exactThreshold)
    .describe('How much worse an exact metric (allocations per operation) may get: "0 %" or 0.'),
  severity: severitySchema.prefault({}).describe('How regressions are graded by size.'),
});

const metricSchema = z.strictObject({
  threshold: ratio().exactOptional().describe('Instead of the general threshold: "5 %" or 0.05.'),
  direction: z.enum(['lower', 'higher']).exactOptional().describe('Which way is better.'),
  class: z
    .enum(['noisy', 'exact'])
    .exactOptional()
    .describe('exact: repeats give the same number. noisy: they do not, and samples are compared statistically.'),
});

const frameworkSchema = z.strictObject({
  enabled: z.boolean().prefault(true).describe('Whether Redline looks for benchmarks of this tool.'),
  arguments: z.array(z.string()).prefault([]).describe('Extra arguments for the tool, appended as they are.'),
  environment: z.record(z.string(), z.string()).prefault({}).describe('Extra environment variables for the tool.'),
  cpu: z.int().min(1).max(4096).exactOptional().describe('Go: the value of -cpu. Left out: the number of cores.'),
});

/** `.redline/config.json` as people write it; parsing turns it into a `Config` with every default filled in. */
export const configSchema = z
  .strictObject({
    $schema: z.string().exactOptional().describe('For editors: where this schema is.'),
    version: z.literal(1).describe('Version of the file format.'),
    measure: measureSchema.prefault({}).describe('How to measure.'),
    comparison: comparisonSchema.prefault({}).describe('How a run is judged against its baseline.'),
    metrics: z
      .record(z.string(), metricSchema)
      .prefault({})
      .describe('What differs for a metric, by its id: time, bytesPerOp, allocsPerOp, throughput, or a custom unit.'),
    exclude: z
      .array(z.string().min(1))
      .prefault([])
      .describe('Globs, relative to the root, that the scan leaves out besides .gitignore.'),
    frameworks: z
      .record(z.string(), frameworkSchema)
      .prefault({})
      .describe('Settings of a benchmark tool, by its id: go.'),
  })
  .transform(({ $schema: _schema, version: _version, ...config }): Config => config);

/** The shape of `.redline/config.json` as it is written. */
export type ConfigFile = z.input<typeof configSchema>;
