import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { t } from '@vscode/l10n';
import { discoverFile } from '../../core/discover/documentDiscovery.ts';
import { frameworks } from '../../core/frameworks/registry.ts';
import type { Benchmark } from '../../core/model/benchmark.ts';
import type { Problem } from '../../core/model/problem.ts';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { createSyntaxParser } from '../../node/syntax/treeSitter.ts';
import { findBenchmarks } from '../selectBenchmarks.ts';
import type { Session } from '../verb.ts';
import type { Check } from './check.ts';

/** Why a file's benchmarks, or a benchmark, are found or not. */
export async function explainSubject(session: Session, subject: string): Promise<readonly Check[]> {
  const file = path.resolve(subject);
  const isFile = (await nodeFileSystem.stat(file))?.kind === 'file';
  return isFile ? explainFile(session, subject, file) : explainName(session, subject);
}

async function explainFile(session: Session, subject: string, file: string): Promise<readonly Check[]> {
  const { benchmarks, problems } = await session.engine.scan({ signal: session.signal });
  const found = benchmarks.filter((benchmark) => benchmark.file === file);
  if (found.length > 0) return [{ title: subject, finding: names(found) }];
  const told = problems.filter(({ location }) => location?.file === file);
  if (told.length > 0) return told.map((problem) => ({ title: subject, problem }));
  return [{ title: subject, problem: missing(await whyNotInFile(session, file)) }];
}

async function explainName(session: Session, subject: string): Promise<readonly Check[]> {
  const { found, scan } = await findBenchmarks(session, subject);
  if (found.length > 0) return [{ title: subject, finding: names(found) }];
  const message = t('None of the {0} benchmarks in {1} is called so.', scan.benchmarks.length, session.engine.root);
  const remedy = t('Names made while running appear after a run. For a file, give its path: it will say why.');
  return [{ title: subject, problem: { ...missing(message), remedy } }];
}

const names = (benchmarks: readonly Benchmark[]): string => benchmarks.map(({ name }) => name).join(', ');

const missing = (message: string): Problem => ({ code: 'nothing-measured', severity: 'error', message });

/** For a file in which the scan found nothing and saw no problem. */
async function whyNotInFile({ engine, bundleFolder }: Session, file: string): Promise<string> {
  if (path.relative(engine.root, file).startsWith('..')) return t('It lies outside the root {0}.', engine.root);
  const framework = frameworks.find((candidate) => candidate.matchesFile(file));
  if (framework === undefined) return t('By its name, no benchmark tool reads it.');
  const unit = await framework.locateUnit(file, engine.root, nodeFileSystem);
  if ('code' in unit) return unit.message;
  const parser = createSyntaxParser({ grammarsFolder: path.join(bundleFolder, 'grammars') });
  const text = new TextDecoder().decode(await readFile(file));
  const benchmarks = await discoverFile({ framework, parser, file, unit }, text);
  if (benchmarks.length === 0) return t('{0} sees no benchmark in it.', framework.title);
  return t('It holds {0}, but .gitignore or the configuration leaves it out.', names(benchmarks));
}
