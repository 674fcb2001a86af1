import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { discoverFile } from '../../src/core/discover/documentDiscovery.ts';
import type { Framework, ParsedOutput, ProcessPlan } from '../../src/core/frameworks/framework.ts';
import { frameworkById, frameworks } from '../../src/core/frameworks/registry.ts';
import { benchmarkId, parseBenchmarkId } from '../../src/core/model/benchmark.ts';
import { defaultConfig } from '../../src/core/model/config.ts';
import { createSyntaxParser } from '../../src/node/syntax/treeSitter.ts';
import { mutate, seededRandom } from './mutate.ts';

/** What every framework has to keep, whatever it is fed. Its recorded output and its sample sources are the seeds. */
const mutations = 10_000;
const parser = createSyntaxParser();
const unit = { id: 'example.com/lab', directory: '/lab', workingDirectory: '/lab' };
const base = path.join(import.meta.dirname, '../../src/core/frameworks');

/** Contents of all files below a framework's fixtures whose name fits. */
function fixtures(framework: Framework, name: RegExp): string[] {
  const folder = path.join(base, framework.id, 'fixtures');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function planFor(framework: Framework, names: readonly string[]): ProcessPlan | undefined {
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const place = {
    file: '/lab/x',
    range: nowhere,
    nameRange: nowhere,
    hasComputedChildren: false,
    origin: 'source',
  } as const;
  const targets = names.map((name) => ({
    ...place,
    id: benchmarkId(framework.id, unit.id, name),
    framework: framework.id,
    unit: unit.id,
    name,
  }));
  return framework.plan({
    targets,
    units: new Map([[unit.id, unit]]),
    settings: defaultConfig.measure,
    config: { enabled: true, arguments: [], environment: {}, cpu: 2 },
    toolCommand: framework.tool.command,
    cpuCount: 2,
  })[0];
}

function parse(framework: Framework, pieces: readonly string[], process: ProcessPlan | undefined): ParsedOutput {
  const reader = framework.createParser(process === undefined ? {} : { process });
  for (const piece of pieces) reader.push(piece, 'stdout');
  return reader.end({ code: 1, signal: undefined, durationMs: 1 });
}

/** The names that a framework's own recordings hold, so that mutated output still hits what was asked for. */
const recordedNames = (framework: Framework): readonly string[] => [
  ...new Set(
    fixtures(framework, /stdout/).flatMap((text) =>
      parse(framework, [text], undefined).results.map(({ name }) => name),
    ),
  ),
];

/** Text cut at random places, also between the halves of a character pair. */
function cut(text: string, random: () => number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + Math.floor(random() ** 3 * 200);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

describe.each(frameworks.map((framework) => ({ id: framework.id, framework })))('$id', ({ framework }) => {
  test('is registered once, under an id that ids may hold', () => {
    expect(frameworkById(framework.id)).toBe(framework);
    expect(frameworks.filter(({ id }) => id === framework.id)).toHaveLength(1);
    const id = benchmarkId(framework.id, 'a#b%c/é d', 'name#01/x');
    expect(parseBenchmarkId(id)).toEqual({ framework: framework.id, unit: 'a#b%c/é d', name: 'name#01/x' });
  });

  test(`discovery takes ${mutations} broken sources`, async () => {
    const random = seededRandom(1);
    const sources = fixtures(framework, /^lab.*_test\.|^lab.*bench/);
    expect(sources.length).toBeGreaterThan(0);
    const grammarFile = `/lab/x.${framework.language}`;
    for (let round = 0; round < mutations; round += 1) {
      const text = mutate(sources[round % sources.length] ?? '', random).slice(0, 3000);
      const found = await discoverFile({ framework, parser, file: grammarFile, unit }, text);
      const ids = found.map(({ id }) => id);
      if (new Set(ids).size !== ids.length) throw new Error(`the same id twice in ${JSON.stringify(text)}`);
      for (const { id, name, parent } of found) {
        if (parseBenchmarkId(id)?.name !== name) throw new Error(`${id} does not hold the name ${name}`);
        if (parent !== undefined && !ids.includes(parent)) throw new Error(`${id} has lost its parent ${parent}`);
      }
    }
  });

  test(`the parser takes ${mutations} broken outputs`, () => {
    const random = seededRandom(2);
    const outputs = fixtures(framework, /std(?:out|err)/);
    const process = planFor(framework, recordedNames(framework));
    for (let round = 0; round < mutations; round += 1) {
      const text = mutate(outputs[round % outputs.length] ?? '', random);
      const parsed = parse(framework, [text], round % 2 === 0 ? process : undefined);
      for (const { id, outcome, measurements } of parsed.results) {
        const finite = measurements.every(({ samples }) => samples.every(Number.isFinite));
        if (!finite || (outcome === 'measured') === (measurements.length === 0)) {
          throw new Error(`${id}: ${outcome} from ${JSON.stringify(text)}`);
        }
      }
    }
  });

  test('random bytes, no text and one endless line are no problem', () => {
    const random = seededRandom(3);
    const bytes = Buffer.from(Array.from({ length: 200_000 }, () => Math.floor(random() * 256))).toString('latin1');
    for (const text of ['', '\0', '\uD800', bytes, Buffer.from(bytes, 'latin1').toString(), 'x'.repeat(1_000_000)]) {
      expect(parse(framework, [text], undefined).results).toEqual([]);
      expect(framework.recognises(text)).toBe(false);
    }
  });

  test('where the output is cut into chunks does not matter', () => {
    const random = seededRandom(4);
    const process = planFor(framework, recordedNames(framework));
    for (const text of fixtures(framework, /stdout/)) {
      for (const plan of [process, undefined]) {
        const whole = parse(framework, [text], plan);
        expect(parse(framework, text.split(''), plan)).toEqual(whole);
        for (let round = 0; round < 20; round += 1) expect(parse(framework, cut(text, random), plan)).toEqual(whole);
      }
    }
  });

  test('every benchmark that was asked for is answered for', () => {
    const names = recordedNames(framework).slice(0, 5);
    const process = planFor(framework, names);
    const { results, problems } = parse(framework, [''], process);
    expect(results.map(({ outcome }) => outcome)).toEqual(names.map(() => 'failed'));
    expect(problems.length).toBeGreaterThan(0);
  });
});
