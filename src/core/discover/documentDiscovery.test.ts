import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSyntaxParser } from '../../node/syntax/treeSitter.ts';
import { go } from '../frameworks/go/index.ts';
import { createDocumentDiscovery, discoverFile } from './documentDiscovery.ts';
import type { TextChange } from './textChange.ts';

const source = {
  framework: go,
  parser: createSyntaxParser(),
  file: '/lab/lab_test.go',
  unit: { id: 'example.com/lab', directory: '/lab', workingDirectory: '/lab' },
};

const start = `package lab

import "testing"

var table = []string{"é", "😀"}

func BenchmarkA(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}

func helper() {}

func BenchmarkB(b *testing.B) {
	b.Run("x", func(b *testing.B) {
		b.Run("y", func(b *testing.B) {})
	})
	for _, name := range table {
		b.Run(name, func(b *testing.B) {})
	}
}; func BenchmarkC(b *testing.B) { b.Run("x", nil) }
`;

interface Replacement {
  /** Shares of the text's length. */
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

function change(before: string, { from, length, text }: Replacement): { after: string; change: TextChange } {
  const offset = Math.round(from * before.length);
  const end = Math.min(before.length, offset + length);
  const position = (at: number) => {
    const lines = before.slice(0, at).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  return {
    after: before.slice(0, offset) + text + before.slice(end),
    change: {
      range: { start: position(offset), end: position(end) },
      rangeOffset: offset,
      rangeLength: end - offset,
      text,
    },
  };
}

/** The smallest change that makes `start` of a text. */
function mend(text: string): TextChange {
  let prefix = 0;
  while (prefix < Math.min(text.length, start.length) && text[prefix] === start[prefix]) prefix += 1;
  let suffix = 0;
  const longest = Math.min(text.length, start.length) - prefix;
  while (suffix < longest && text.at(-1 - suffix) === start.at(-1 - suffix)) suffix += 1;
  const length = text.length - suffix - prefix;
  return change(text, { from: prefix / text.length, length, text: start.slice(prefix, start.length - suffix) }).change;
}

async function parses(text: string): Promise<boolean> {
  const tree = await source.parser.parse('go', text);
  const { hasError } = tree.rootNode;
  tree.delete();
  return !hasError;
}

const replacement = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  text: fc.oneof(
    fc.constantFrom('\n', '\n\n', 'x', ' ', '\t// note\n'),
    fc.constantFrom('', '{', '}', '"', '`', '/*', '*/', '// ', '\r\n', 'é😀', ';', 'x', 'Benchmark', '#'),
    fc.constantFrom(
      'b.Run("z", func(b *testing.B) {})\n',
      '}\n\nfunc BenchmarkNew(b *testing.B) {\n',
      'const x = "y"\n',
    ),
    fc.string({ maxLength: 6 }),
  ),
});

describe('incremental discovery', () => {
  /**
   * In text that does not parse tree-sitter may recover in another way when it builds on an older tree. So after any edits
   * the text is mended by the smallest edit that does, which leaves most of what was found before in place.
   */
  test('after any edits it finds what a fresh look finds', { timeout: 120_000 }, async () => {
    const edits = fc.array(fc.array(replacement, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, async (batches) => {
        const document = createDocumentDiscovery(source);
        let text = start;
        await document.update(text);
        for (const batch of batches) {
          const changes: TextChange[] = [];
          for (const step of batch) {
            const next = change(text, step);
            text = next.after;
            changes.push(next.change);
          }
          const found = await document.update(text, changes);
          if (await parses(text)) expect(found).toEqual(await discoverFile(source, text));
        }
        const mended = mend(text);
        expect(await document.update(start, [mended])).toEqual(await discoverFile(source, start));
        document.dispose();
      }),
      { numRuns: 100, seed: 20_261_121 },
    );
  });

  test('only declarations that an edit touches are read again', async () => {
    const read: string[] = [];
    const spying = {
      ...source,
      framework: {
        ...go,
        discover: (declaration: Parameters<typeof go.discover>[0]) => {
          read.push(declaration.text.split('\n')[0]!);
          return go.discover(declaration);
        },
      },
    };
    const document = createDocumentDiscovery(spying);
    await document.update(start);
    read.length = 0;
    const { after, change: typed } = change(start, {
      from: start.indexOf('\t}\n}\n') / start.length,
      length: 0,
      text: '\n',
    });
    const found = await document.update(after, [typed]);
    expect(read).toEqual(['func BenchmarkA(b *testing.B) {']);
    expect(found.find(({ name }) => name === 'BenchmarkB')?.range.start.line).toBe(14);
    document.dispose();
  });

  test('an edit that changes neither length nor structure is seen', async () => {
    const document = createDocumentDiscovery(source);
    await document.update(start);
    const { after, change: typed } = change(start, {
      from: (start.indexOf('"x"') + 1) / start.length,
      length: 1,
      text: 'z',
    });
    expect((await document.update(after, [typed])).map(({ name }) => name)).toContain('BenchmarkB/z/y');
    document.dispose();
  });

  test('a change that the text holds already is not applied twice', async () => {
    const document = createDocumentDiscovery(source);
    const { after, change: typed } = change(start, { from: 0, length: 0, text: '// a line more\n' });
    await document.update(after);
    expect(await document.update(after, [typed])).toEqual(await discoverFile(source, after));
    document.dispose();
  });

  test('overlapping calls answer for their own text, and none comes after disposal', async () => {
    const document = createDocumentDiscovery(source);
    const second = 'package lab\nfunc BenchmarkZ(b *testing.B) {}\n';
    const [first, other] = await Promise.all([document.update(start), document.update(second)]);
    expect(first[0]?.name).toBe('BenchmarkA');
    expect(other.map(({ name }) => name)).toEqual(['BenchmarkZ']);
    document.dispose();
    expect(await document.update(start)).toEqual([]);
  });

  test('text without a benchmark is not parsed; when one comes, it is found', async () => {
    let parseCount = 0;
    const counting = {
      ...source,
      parser: {
        parse: (...args: Parameters<typeof source.parser.parse>) => ((parseCount += 1), source.parser.parse(...args)),
      },
    };
    const document = createDocumentDiscovery(counting);
    expect(await document.update('package lab\n')).toEqual([]);
    expect(parseCount).toBe(0);
    const { after, change: typed } = change('package lab\n', {
      from: 1,
      length: 0,
      text: 'func BenchmarkA(b *testing.B) {}',
    });
    expect(await document.update(after, [typed])).toHaveLength(1);
    document.dispose();
  });

  test('a parser that fails once does not stop the next look', async () => {
    let fail = true;
    const flaky = {
      ...source,
      parser: {
        parse: async (...args: Parameters<typeof source.parser.parse>) => {
          if (fail) throw new Error('no grammar');
          return source.parser.parse(...args);
        },
      },
    };
    const document = createDocumentDiscovery(flaky);
    await expect(document.update(start)).rejects.toThrow('no grammar');
    fail = false;
    expect(await document.update(start)).not.toEqual([]);
    document.dispose();
  });
});

test('a name that is declared twice is listed once', async () => {
  const text = 'package lab\nfunc BenchmarkA(b *testing.B) {}\nfunc BenchmarkA(b *testing.B) {}\n';
  expect(await discoverFile(source, text)).toHaveLength(1);
});
