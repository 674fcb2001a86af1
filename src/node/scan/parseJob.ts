import { readFileSync } from 'node:fs';
import { discoverFile } from '../../core/discover/documentDiscovery.ts';
import type { Unit } from '../../core/frameworks/framework.ts';
import { frameworkById } from '../../core/frameworks/registry.ts';
import type { Benchmark } from '../../core/model/benchmark.ts';
import type { SyntaxParser } from '../../core/ports/syntaxParser.ts';
import { errorCode, isMissing } from '../errorCode.ts';

/** A file to look into, as it is sent to a worker. */
export interface ParseJob {
  readonly path: string;
  readonly sizeBytes: number;
  readonly targets: readonly { readonly framework: string; readonly unit: Unit }[];
}

/** What became of a file. `benchmarks` has one list per target of the job; `code` is the operating system's. */
export type ParseResult =
  | { readonly outcome: 'parsed'; readonly benchmarks: readonly (readonly Benchmark[])[] }
  | { readonly outcome: 'gone' | 'binary' }
  | { readonly outcome: 'unreadable'; readonly code: string };

/** Text files have no NUL; git looks for one in as many bytes. */
const binaryTestBytes = 8000;

/** Reads a file and finds its benchmarks. Rejects only when a grammar cannot be loaded. */
export async function parseJob({ path, targets }: ParseJob, parser: SyntaxParser): Promise<ParseResult> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return isMissing(error) ? { outcome: 'gone' } : { outcome: 'unreadable', code: errorCode(error) };
  }
  if (bytes.subarray(0, binaryTestBytes).includes(0)) return { outcome: 'binary' };
  const text = new TextDecoder().decode(bytes);
  const benchmarks: (readonly Benchmark[])[] = [];
  for (const target of targets) {
    const framework = frameworkById(target.framework);
    const source = framework && { framework, parser, file: path, unit: target.unit };
    benchmarks.push(source === undefined ? [] : await discoverFile(source, text));
  }
  return { outcome: 'parsed', benchmarks };
}
