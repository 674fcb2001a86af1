import { benchmarkId } from '../../model/benchmark.ts';
import type { OutputStream, ProcessExit } from '../../ports/processRunner.ts';
import type { OutputParser, ParseContext, ParsedOutput } from '../framework.ts';
import { createLineSplitter, detach } from '../shared/lines.ts';
import { isBenchmarkName } from './benchmarkHeads.ts';
import { createCrashReader } from './crash.ts';
import { readUnitLine, type UnitMetadata } from './metrics.ts';
import type { Readings } from './readings.ts';
import { report } from './report.ts';
import { reportedNames } from './reportedNames.ts';
import { type ResultLine, readResultLine, readTrailingValues } from './resultLine.ts';
import { addResult, createSeries, type Series } from './series.ts';
import { createMessageReader } from './toolMessages.ts';
import { createVerdictReader } from './verdictBlocks.ts';

/**
 * Reads what `go test -bench` prints, with or without `-v`. User code writes to the same stream, anywhere: result lines that its
 * text breaks up or runs into are put together again.
 */
export function createParser(context: ParseContext): OutputParser {
  const { process, onSample } = context;
  const names = reportedNames(process);
  const crashes = createCrashReader();
  const verdicts = createVerdictReader();
  const messages = createMessageReader();
  const series = new Map<string, Series>();
  const units = new Map<string, UnitMetadata>();
  const configuration: Record<string, string> = {};
  let packagePath = '';
  /** Series of the current package by the name as printed: asked for each line. */
  const byPrinted = new Map<string, Series>();
  /** A name whose values are still to come. */
  let pending: string | undefined;
  let running: string | undefined;
  let ending: Readings['ending'];
  let startedTests = false;

  const seriesOf = (printed: string): Series | undefined => {
    const seen = byPrinted.get(printed);
    if (seen !== undefined) return seen;
    const name = names.ofResult(printed);
    if (name === undefined) return undefined;
    // A plan has one package; what the output calls it does not matter.
    const key = process === undefined ? `${packagePath} ${name}` : name;
    const found = series.get(key) ?? createSeries(name, packagePath, process?.warmupSamples ?? 0);
    series.set(detach(key), found);
    byPrinted.set(detach(printed), found);
    return found;
  };

  const add = (printed: string, values: Omit<ResultLine, 'name'>): boolean => {
    const target = seriesOf(printed);
    pending = undefined;
    verdicts.next();
    startedTests = true;
    if (target === undefined) return false;
    // Zero iterations: Go printed the line while the benchmark was crashing.
    if (values.iterations === 0) return true;
    if (process !== undefined) running = target.name;
    if (addResult(target, values) && process !== undefined) {
      onSample?.(benchmarkId('go', process.unit.id, target.name), target.iterations.length);
    }
    return true;
  };

  /** A result, a name whose result is still to come, or a name alone, from `start` to the end of the line. */
  const readBenchmark = (line: string, start: number): boolean => {
    const result = readResultLine(line, start);
    if (result !== undefined) {
      if (!isBenchmarkName(result.name)) return false;
      return add(result.name, result) || start === 0;
    }
    const [, printed = '', tab, rest = ''] = /^(Benchmark\S*)[ ]*(\t?)(.*)$/.exec(line.slice(start)) ?? [];
    const name = names.ofHeader(printed, running);
    if (name === undefined || !isBenchmarkName(printed)) return false;
    if (tab !== '') {
      pending = printed;
      running = name;
      if (rest !== '') readOther(rest);
      return true;
    }
    if (rest !== '') return false;
    running = name;
    startedTests = true;
    verdicts.next();
    return true;
  };

  const readGlued = (line: string): boolean => {
    for (let at = line.indexOf('Benchmark', 1); at >= 0; at = line.indexOf('Benchmark', at + 1)) {
      if (readBenchmark(line, at)) return true;
    }
    const values = pending === undefined ? undefined : readTrailingValues(line);
    return values !== undefined && pending !== undefined && add(pending, values);
  };

  const readVerdict = (line: string): boolean => {
    const [, verdict = '', printed = ''] = /--- (FAIL|SKIP|BENCH): (Benchmark\S*)/.exec(line) ?? [];
    const name = names.ofHeader(printed, running);
    if (printed === '' || name === undefined) return false;
    verdicts.header(verdict, name, packagePath);
    if (name === running && verdict !== 'BENCH') running = undefined;
    pending = undefined;
    startedTests = true;
    return true;
  };

  const readFrame = (line: string): boolean => {
    const [, key, value = ''] = /^(goos|goarch|pkg|cpu): (.*)$/.exec(line) ?? [];
    if (key !== undefined) {
      configuration[key] = detach(value.trim());
      if (key === 'pkg') {
        packagePath = detach(value.trim());
        byPrinted.clear();
      }
      startedTests = true;
      return true;
    }
    const unit = line.startsWith('Unit ') ? readUnitLine(line) : undefined;
    if (unit !== undefined) {
      units.set(unit.unit, { ...units.get(unit.unit), ...unit.metadata });
      return true;
    }
    if (/^(?:FAIL|\?) *\t.*\[(?:build failed|setup failed)\]$/.test(line))
      ending = { kind: 'build-failed', text: line };
    else if (/^\? *\t.*\[no test files\]$/.test(line)) ending ??= { kind: 'no-test-files', text: line };
    else if (/^(?:exit status \d+|signal: .+)$/.test(line)) ending ??= { kind: 'ended', text: line };
    else return /^(?:PASS|FAIL|ok {2}\t.*|FAIL\t.*)$/.test(line);
    return true;
  };

  const readOther = (line: string): void => {
    if (crashes.read(line)) return;
    if (line.includes('--- ') && readVerdict(line)) return;
    if (line.startsWith('    ')) verdicts.indented(line);
    if (readGlued(line) || readFrame(line)) return;
    messages.read(line, false);
  };

  const splitters = {
    stdout: createLineSplitter((line) => {
      if (!line.startsWith('Benchmark') || !readBenchmark(line, 0)) readOther(line);
    }),
    stderr: createLineSplitter((line) => messages.read(line, true)),
  };

  return {
    push(chunk: string, stream: OutputStream): void {
      splitters[stream].push(chunk);
    },
    end(exit: ProcessExit): ParsedOutput {
      const cutOff = splitters.stdout.rest();
      const lastError = splitters.stderr.rest();
      if (lastError !== '') messages.read(lastError, true);
      if (!cutOff.includes('Benchmark')) readOther(cutOff);
      return report(process, exit, {
        series: [...series.values()],
        verdicts: verdicts.blocks(),
        crash: crashes.crash(),
        messages: messages.messages(),
        units,
        configuration,
        running,
        ending,
        startedTests,
        cutOffResult: cutOff.includes('Benchmark') || pending !== undefined,
      });
    },
  };
}

/** Does a text look like output of `go test -bench`? */
export function recognises(text: string): boolean {
  return /^(?:goos|pkg): |^Benchmark\S*[ \t]+\d+[ \t]+[\d.]+ \S+/m.test(text);
}
