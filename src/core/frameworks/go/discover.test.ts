import { describe, expect, test } from 'vitest';
import { createSyntaxParser } from '../../../node/syntax/treeSitter.ts';
import { discoverFile } from '../../discover/documentDiscovery.ts';
import type { Benchmark } from '../../model/benchmark.ts';
import type { TextRange } from '../../model/text.ts';
import { go } from './index.ts';

const parser = createSyntaxParser();
const unit = { id: 'example.com/lab', directory: '/lab', workingDirectory: '/lab' };
const find = (text: string): Promise<readonly Benchmark[]> =>
  discoverFile({ framework: go, parser, file: '/lab/lab_test.go', unit }, `package lab\n\n${text}`);

/** Names, `*` behind those with children that only a run can name. */
const names = async (text: string): Promise<string[]> =>
  (await find(text)).map(({ name, hasComputedChildren }) => name + (hasComputedChildren ? '*' : ''));
const body = (code: string): Promise<string[]> => names(`func BenchmarkA(b *testing.B) {\n${code}\n}\n`);
const closure = 'func(b *testing.B) {}';

test.each([
  ['func BenchmarkA(b *testing.B) {}', ['BenchmarkA']],
  ['func Benchmark(b *testing.B) {}', ['Benchmark']],
  ['func Benchmark_a(b *testing.B) {}', ['Benchmark_a']],
  ['func Benchmark1(b *testing.B) {}', ['Benchmark1']],
  ['func BenchmarkÜnicode(b *testing.B) {}', ['BenchmarkÜnicode']],
  ['func Benchmark世界(b *testing.B) {}', ['Benchmark世界']],
  ['func Benchmarkable(b *testing.B) {}', []],
  ['func Benchmarkübel(b *testing.B) {}', []],
  ['func BenchmarkA(*testing.B) {}', ['BenchmarkA']],
  ['func BenchmarkA(b *B) {}', ['BenchmarkA']],
  ['func BenchmarkA(/* why */ tb *t.B) {}', ['BenchmarkA']],
  ['func BenchmarkA(b *testing.T) {}', []],
  ['func BenchmarkA(b testing.B) {}', []],
  ['func BenchmarkA(a, b *testing.B) {}', []],
  ['func BenchmarkA(b *testing.B, n int) {}', []],
  ['func BenchmarkA(b ...*testing.B) {}', []],
  ['func BenchmarkA() {}', []],
  ['func BenchmarkA(b *testing.B) error { return nil }', []],
  ['func BenchmarkA[T any](b *testing.B) {}', []],
  ['func (s suite) BenchmarkA(b *testing.B) {}', []],
  ['// func BenchmarkA(b *testing.B) {}', []],
  ['var text = `\nfunc BenchmarkA(b *testing.B) {}\n`', []],
])('%s', async (text, expected) => {
  expect(await names(text)).toEqual(expected);
});

describe('sub-benchmarks', () => {
  test.each([
    ['literals, in order', `b.Run("x", ${closure})\nb.Run(\`y z\`, ${closure})`, ['x', 'y_z']],
    ['names are rewritten', String.raw`b.Run("tab\there", F)`.replace('F', closure), ['tab_here']],
    ['slashes stay', `b.Run("a/b", ${closure})`, ['a/b']],
    ['escapes', String.raw`b.Run("\x41\u00e9\"\\\101", F)`.replace('F', closure), ['Aé"\\A']],
    [
      'unprintable',
      String.raw`b.Run("\x01\a\u200b\U000e0001", F)`.replace('F', closure),
      [String.raw`\x01\a\u200b\U000e0001`],
    ],
    [
      'repeated and empty',
      `${`b.Run("d", ${closure})\n`.repeat(3)}${`b.Run("", ${closure})\n`.repeat(2)}`,
      ['d', 'd#01', 'd#02', '#00', '#01'],
    ],
    [
      'a counter that is taken',
      `${`b.Run("d", ${closure})\n`.repeat(2)}b.Run("d#01", ${closure})`,
      ['d', 'd#01', 'd#01#01'],
    ],
    ['sums and parentheses', `b.Run("a" + ("b" + \`c\`), ${closure})`, ['abc']],
    ['local constants', `const size, n = "4k", 4\nb.Run("size=" + size, ${closure})`, ['size=4k']],
    ['comments between', `b.Run( /* a */ "x", // b\n ${closure})`, ['x']],
  ])('%s', async (_, code, expected) => {
    expect(await body(code)).toEqual(['BenchmarkA', ...expected.map((name) => `BenchmarkA/${name}`)]);
  });

  test.each([
    ['a name from a table', `for _, c := range cases { b.Run(c.name, ${closure}) }`, ['BenchmarkA*']],
    ['a formatted name', `b.Run(fmt.Sprintf("n=%d", n), ${closure})`, ['BenchmarkA*']],
    ['single bytes', String.raw`b.Run("\xff", F)`.replace('F', closure), ['BenchmarkA*']],
    [
      'a constant that is also a variable',
      `const n = "x"\nfor _, n := range names { b.Run(n, ${closure}) }`,
      ['BenchmarkA*'],
    ],
    ['a literal in a loop', `for i := 0; i < 2; i++ { b.Run("x", ${closure}) }`, ['BenchmarkA*', 'BenchmarkA/x']],
    ['a literal in a closure', `each(func(n int) { b.Run("x", ${closure}) })`, ['BenchmarkA*', 'BenchmarkA/x']],
    [
      'repeated in a branch',
      `b.Run("x", ${closure})\nif ok { b.Run("x", ${closure}) }`,
      ['BenchmarkA*', 'BenchmarkA/x'],
    ],
    [
      'either or',
      `if ok { b.Run("x", ${closure}) } else { b.Run("y", ${closure}) }`,
      ['BenchmarkA', 'BenchmarkA/x', 'BenchmarkA/y'],
    ],
    ['a function that was written elsewhere', 'b.Run("x", benchX)', ['BenchmarkA', 'BenchmarkA/x*']],
    ['a helper that may register', 'runAll(b, cases)', ['BenchmarkA*']],
    ['a set-up with a result does not', 'db := open(b)\ndefer db.Close()', ['BenchmarkA']],
    ['another variable', `c.Run("x", ${closure})`, ['BenchmarkA']],
    ['in a string', 'println(`b.Run("x", func(b *testing.B) {})`)', ['BenchmarkA']],
  ])('%s', async (_, code, expected) => {
    expect(await body(code)).toEqual(expected);
  });

  test('nested, told apart by the variable each closure names', async () => {
    const text = `func BenchmarkA(b *testing.B) {
	b.Run("outer", func(inner *testing.B) {
		inner.Run("leaf", func(*testing.B) {})
		b.Run("sibling", func(b *testing.B) { b.Run("leaf", func(b *testing.B) {}) })
		for range cases { inner.Run(name, func(b *testing.B) { b.Run("unknown parent", nil) }) }
	})
}`;
    expect(await names(text)).toEqual([
      'BenchmarkA',
      'BenchmarkA/outer*',
      'BenchmarkA/outer/leaf',
      'BenchmarkA/sibling',
      'BenchmarkA/sibling/leaf',
    ]);
    const parents = (await find(text)).map(({ parent }) => parent?.split('#')[1]);
    expect(parents).toEqual([undefined, 'BenchmarkA', 'BenchmarkA/outer', 'BenchmarkA', 'BenchmarkA/sibling']);
  });
});

describe('places', () => {
  const text = 'func BenchmarkÜ(b *testing.B) {\n\t/* 😀 */ b.Run("é", func(b *testing.B) {\n\t})\n}';
  const slice = (range: TextRange): string => {
    const lines = `package lab\n\n${text}`.split('\n').slice(range.start.line, range.end.line + 1);
    lines[lines.length - 1] = lines.at(-1)!.slice(0, range.end.character);
    return lines.join('\n').slice(range.start.character);
  };

  test('ranges are exact, columns count UTF-16 units', async () => {
    const found = await find(text);
    expect(found.map(({ range }) => slice(range))).toEqual([text, 'b.Run("é", func(b *testing.B) {\n\t})']);
    expect(found.map(({ nameRange }) => slice(nameRange))).toEqual(['BenchmarkÜ', '"é"']);
  });

  test('the same in text that does not parse', async () => {
    const [broken] = await find(`}\n${text}`);
    expect(broken?.nameRange).toEqual({ start: { line: 3, character: 5 }, end: { line: 3, character: 15 } });
  });
});

describe('text that does not parse', () => {
  const intact = 'func BenchmarkZ(b *testing.B) {\n\tb.Run("q", func(b *testing.B) {})\n}\n';
  test.each([
    ['a block without end', 'func BenchmarkA(b *testing.B) {\n\tfor b.Loop() {\n\t\tx()\n\n'],
    ['an unfinished call', 'func BenchmarkA(b *testing.B) {\n\tb.Run("z", \n}\n\n'],
    ['an unfinished string', 'func BenchmarkA(b *testing.B) {\n\tb.Run("x, func(b *testing.B) {\n\t})\n}\n\n'],
    ['an unfinished selector', 'func BenchmarkA(b *testing.B) {\n\tx.\n}\n\n'],
    ['an unfinished head', 'func BenchmarkA(b *testing.B\n\n'],
    ['a brace too many', 'func BenchmarkA(b *testing.B) {\n}}\n\n'],
    ['characters that are no Go', 'func BenchmarkA(b *testing.B) {\n\t@@ ??\n}\n\n'],
  ])('%s', async (_, text) => {
    const found = await find(text + intact);
    expect(found.map(({ name }) => name)).toEqual(['BenchmarkA', 'BenchmarkZ', 'BenchmarkZ/q']);
  });
});

test('only files that go test reads', () => {
  const paths = [
    'a_test.go',
    '/x/a_test.go',
    'C:\\x\\a_test.go',
    'a.go',
    '_a_test.go',
    '/x/.a_test.go',
    'a_test.go.txt',
  ];
  expect(paths.filter((path) => go.matchesFile(path))).toEqual(paths.slice(0, 3));
});
