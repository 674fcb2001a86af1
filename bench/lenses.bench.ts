import { createDocumentDiscovery } from '../src/core/discover/documentDiscovery.ts';
import type { TextChange } from '../src/core/discover/textChange.ts';
import { go } from '../src/core/frameworks/go/index.ts';
import { createSyntaxParser } from '../src/node/syntax/treeSitter.ts';
import { type Bench, median } from './figure.ts';

/** Benchmarks with literal and computed children, each behind a comment: 15 lines. */
const declaration = (index: number): string => `// BenchmarkEncode${index} measures é日本.
func BenchmarkEncode${index}(b *testing.B) {
	data := []byte("é日本")
	for _, size := range []int{1, 2, 3} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				sink = encode(data, size)
			}
		})
	}
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
	})
}

`;
const text = `package lab\n\n${Array.from({ length: 667 }, (_, index) => declaration(index)).join('')}`;

/** One character typed at an offset, as the editor reports it. */
function typed(
  before: string,
  offset: number,
  character: string,
): { readonly after: string; readonly change: TextChange } {
  const lines = before.slice(0, offset).split('\n');
  const at = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return {
    after: before.slice(0, offset) + character + before.slice(offset),
    change: { range: { start: at, end: at }, rangeOffset: offset, rangeLength: 0, text: character },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Lenses for a Go test file of 10 000 lines: the time in our provider, from the text to the benchmarks. */
export const bench: Bench = async () => {
  const unit = { id: 'example.com/lab', directory: '/lab', workingDirectory: '/lab' };
  const source = { framework: go, parser: createSyntaxParser(), file: '/lab/lab_test.go', unit };
  const opening: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    const document = createDocumentDiscovery(source);
    opening.push(await timed(() => document.update(text)));
    document.dispose();
  }

  const document = createDocumentDiscovery(source);
  await document.update(text);
  const keystrokes: number[] = [];
  let current = text;
  // Inside a body, at ten places of the file, also characters that break the syntax.
  for (const [round, character] of 'x = "a" + f(1)\n{}y\n()[] z'.split('').entries()) {
    const offset = current.indexOf('sink =', Math.floor((current.length * (round % 10)) / 10));
    const { after, change } = typed(current, offset, character);
    keystrokes.push(await timed(() => document.update(after, [change])));
    current = after;
  }
  document.dispose();

  const [first = Number.NaN, ...later] = opening;
  return [
    { name: 'lenses, 10 000 lines: first in a new process, grammar loading included', value: first, unit: 'ms' },
    { name: 'lenses, 10 000 lines: first', value: median(later), unit: 'ms', bar: { atMost: 150 } },
    {
      name: 'lenses, 10 000 lines: after a keystroke, median',
      value: median(keystrokes),
      unit: 'ms',
      bar: { atMost: 16 },
    },
    { name: 'lenses, 10 000 lines: after a keystroke, worst', value: Math.max(...keystrokes), unit: 'ms' },
  ];
};
