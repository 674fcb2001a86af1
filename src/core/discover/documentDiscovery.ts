import type { FoundBenchmark, Framework, Unit } from '../frameworks/framework.ts';
import { type Benchmark, benchmarkId } from '../model/benchmark.ts';
import type { Node, SyntaxParser, Tree } from '../ports/syntaxParser.ts';
import { type DeclarationCache, emptyCache, moveCache, readDeclarations } from './declarationCache.ts';
import { applyChanges, type TextChange } from './textChange.ts';

/** What a file is discovered with. */
export interface DiscoverySource {
  readonly framework: Framework;
  readonly parser: SyntaxParser;
  /** Absolute path. */
  readonly file: string;
  readonly unit: Unit;
}

/** The benchmarks of one open document, kept up to date at the cost of what changed. */
export interface DocumentDiscovery {
  /**
   * @param text the whole new text
   * @param changes how it came from the text given before, each in the coordinates left by the one before it (as VS Code reports
   *   them); leave out for a text of unknown history. Changes that do not lead from the text before to this one are not used.
   * @returns benchmarks in the order of the text. Calls may overlap; each answers for its own text.
   */
  update(text: string, changes?: readonly TextChange[]): Promise<readonly Benchmark[]>;
  /** Frees the syntax tree. */
  dispose(): void;
}

export function createDocumentDiscovery(source: DiscoverySource): DocumentDiscovery {
  let tree: Tree | undefined;
  let treeText = '';
  let cache: DeclarationCache = emptyCache;
  let disposed = false;
  let latest: Promise<unknown> = Promise.resolve();

  const forget = (): void => {
    tree?.delete();
    tree = undefined;
    cache = emptyCache;
  };

  const parse = async (text: string, changes: readonly TextChange[] | undefined): Promise<readonly Benchmark[]> => {
    const { framework, parser, file } = source;
    if (disposed || !framework.marker.test(text)) {
      forget();
      return [];
    }
    if (changes === undefined || applyChanges(treeText, changes) !== text) forget();
    else if (tree !== undefined) cache = moveCache(cache, tree, changes);
    const next = await parser.parse(framework.grammar(file), text, tree);
    const changed = tree?.getChangedRanges(next) ?? [];
    cache = readDeclarations(next.rootNode, framework, cache, changed);
    tree?.delete();
    tree = next;
    treeText = text;
    if (disposed) forget();
    return toBenchmarks(
      cache.flatMap((entry) => entry.found),
      source,
    );
  };

  return {
    update(text, changes) {
      const result = latest.then(() => parse(text, changes));
      // A failed parse (a grammar that cannot be loaded) is its caller's to see; the next one starts afresh.
      latest = result.catch(forget);
      return result;
    },
    dispose() {
      disposed = true;
      latest = latest.then(forget);
    },
  };
}

/** The benchmarks of a text, once. */
export async function discoverFile(source: DiscoverySource, text: string): Promise<readonly Benchmark[]> {
  const { framework, parser, file } = source;
  if (!framework.marker.test(text)) return [];
  const tree = await parser.parse(framework.grammar(file), text);
  try {
    const declarations = tree.rootNode.children.filter((child): child is Node => child !== null);
    return toBenchmarks(
      declarations.flatMap((declaration) => framework.discover(declaration)),
      source,
    );
  } finally {
    tree.delete();
  }
}

/** Adds what the file knows. A name declared twice does not compile; the first one keeps it. */
function toBenchmarks(found: readonly FoundBenchmark[], { framework, file, unit }: DiscoverySource): Benchmark[] {
  const benchmarks = new Map<string, Benchmark>();
  for (const { name, parent, range, nameRange, hasComputedChildren } of found) {
    if (benchmarks.has(name)) continue;
    benchmarks.set(name, {
      id: benchmarkId(framework.id, unit.id, name),
      framework: framework.id,
      unit: unit.id,
      name,
      file,
      range,
      nameRange,
      ...(parent !== undefined && { parent: benchmarkId(framework.id, unit.id, parent) }),
      hasComputedChildren,
      origin: 'source',
    });
  }
  return [...benchmarks.values()];
}
