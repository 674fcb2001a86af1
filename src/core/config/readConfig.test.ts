import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../model/config.ts';
import { readConfig } from './readConfig.ts';
import type { ConfigFile } from './schema.ts';

const read = (file: ConfigFile) => readConfig(JSON.stringify(file), '/w/.redline/config.json');

describe('a sound config', () => {
  it('has every default where the file is silent', () => {
    expect(read({ version: 1 })).toEqual({ config: defaultConfig, problems: [], path: '/w/.redline/config.json' });
  });

  it.each([
    ['100 ms', 100],
    ['1 s', 1000],
    ['1.5s', 1500],
    ['10 min', 600_000],
  ])('reads the time %s', (text, expectedMs) => {
    expect(read({ version: 1, measure: { sampleTime: text } }).config.measure.sampleTimeMs).toBe(expectedMs);
  });

  it.each([
    ['5 %', 0.05],
    ['0.1%', 0.001],
    ['150 %', 1.5],
    [0.2, 0.2],
  ])('reads the percentage %s', (threshold, expected) => {
    expect(read({ version: 1, comparison: { threshold } }).config.comparison.threshold).toBe(expected);
  });

  it('has the defaults that docs/FILE_FORMATS.md shows', () => {
    const docs = readFileSync(path.resolve(import.meta.dirname, '../../../docs/FILE_FORMATS.md'), 'utf8');
    const [, example = ''] = /```jsonc\n([\s\S]*?)```/.exec(docs) ?? [];
    expect(readConfig(example, 'c')).toEqual({ config: defaultConfig, problems: [], path: 'c' });
  });

  it('may hold comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF{\n  // more\n  "version": 1, "measure": { "samples": 20, /* each */ },\n}';
    const { config, problems } = readConfig(text, 'c');
    expect({ samples: config.measure.samples, problems }).toEqual({ samples: 20, problems: [] });
  });

  it('fills the settings of a framework and leaves out what has no default', () => {
    const { config } = read({
      version: 1,
      frameworks: { go: { environment: { GOGC: 'off' } } },
      metrics: { time: {} },
    });
    expect(config.frameworks).toEqual({ go: { enabled: true, arguments: [], environment: { GOGC: 'off' } } });
    expect(config.metrics).toEqual({ time: {} });
  });
});

describe('settings of an unknown benchmark tool', () => {
  it.each([
    ['golang', 'Known: go'],
    ['Go', 'Did you mean "go"?'],
  ])('(%s) are a warning with its place; the rest counts', (id, remedy) => {
    const text = `{ "version": 1, "exclude": ["a"],\n  "frameworks": { "${id}": { "cpu": 2 } } }`;
    const { config, problems } = readConfig(text, '/w/c.json');
    expect(config.exclude).toEqual(['a']);
    expect(problems).toMatchObject([
      {
        code: 'config-invalid',
        severity: 'warning',
        message: expect.stringContaining(id) as string,
        remedy: expect.stringContaining(remedy) as string,
        location: { file: '/w/c.json', line: 1, character: 18 },
      },
    ]);
  });
});

describe('a broken config', () => {
  it.each([
    ['a wrong type', '{\n  "version": 1,\n  "measure": { "samples": "ten" }\n}', 2, 26, 'must be a number, not text'],
    ['an unknown key', '{\n "version": 1,\n "mesure": {} }', 2, 1, 'Did you mean "measure"?'],
    ['a key of another planet', '{\n "version": 1,\n "colour": {} }', 2, 1, '"colour" is not a known key here.'],
    ['a key twice', '{ "version": 1, "exclude": [],\n "exclude": [] }', 1, 1, '"exclude" stands here twice'],
    ['a missing comma', '{ "version": 1\n  "exclude": [] }', 1, 2, 'not valid JSON: comma expected'],
    ['an end too early', '{ "version": 1,\n "exclude": [', 1, 13, 'not valid JSON'],
    ['nothing', '', 0, 0, 'not valid JSON: value expected'],
    ['a list', '[]', 0, 0, 'must hold an object, not a list'],
    ['no version', '\n{ }', 1, 0, '"version" is missing'],
    ['a newer version', '{ "version": 2, "new": 1 }', 0, 13, 'has version 2; this Redline knows versions up to 1'],
    ['a time without unit', '{ "version": 1,\n"measure": { "timeout": "30" } }', 1, 24, 'with its unit'],
    ['a time as number', '{ "version": 1,\n"measure": { "timeout": 30 } }', 1, 24, 'must be text, not 30'],
    ['no time at all', '{ "version": 1,\n"measure": { "sampleTime": "0 ms" } }', 1, 27, 'from 1 ms to 24 h'],
    ['500 %', '{ "version": 1,\n"comparison": { "threshold": 5 } }', 1, 29, 'a percentage like "5 %"'],
    ['half a core', '{"version":1,"frameworks":{"go":{"cpu":1.5}}}', 0, 39, 'must be a whole number, not 1.5'],
    ['a list in a list', '{"version":1,"exclude":["a",["b"]]}', 0, 28, '"exclude[1]" must be text, not a list'],
    ['a wrong word', '{"version":1,"metrics":{"x":{"class":"loud"}}}', 0, 37, 'must be "noisy" / "exact"'],
    ['severities upside down', '{"version":1,"comparison":{"severity":{"low":"60 %"}}}', 0, 38, 'must rise'],
    ['a merge conflict', '{\n<<<<<<< HEAD\n"version": 1\n', 1, 0, 'merge conflict'],
    ['bottomless nesting', '['.repeat(100_000), 0, 0, 'nests too deeply'],
  ])('with %s says where', (_what, text, line, character, message) => {
    const { config, problems } = readConfig(text, '/w/c.json');
    expect(config).toBe(defaultConfig);
    expect(problems[0]).toMatchObject({
      code: 'config-invalid',
      severity: 'error',
      message: expect.stringContaining(message) as string,
      location: { file: '/w/c.json', line, character },
    });
  });

  it('names every mistake, in the order of the text', () => {
    const { problems } = readConfig('{"version":1,"sampels":1,"measure":{"sampels":1},"exclude":1}', 'c');
    expect(problems.map(({ location }) => location?.character)).toEqual([13, 36, 59]);
  });

  it('never throws, on any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readConfig(text, 'c').problems.length >= 0));
  });
});
