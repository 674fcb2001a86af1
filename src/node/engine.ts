import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../core/engine.ts';
import { frameworkById, frameworks } from '../core/frameworks/registry.ts';
import type { Benchmark } from '../core/model/benchmark.ts';
import { frameworkConfig } from '../core/model/config.ts';
import { environmentKey } from '../core/model/environment.ts';
import { runBenchmarks } from '../core/pipeline.ts';
import type { Logger } from '../core/ports/services.ts';
import { localFolder } from '../core/record/localFolder.ts';
import type { RunDeps } from '../core/run/deps.ts';
import { judge } from '../core/run/judge.ts';
import { unitHash } from '../core/run/units.ts';
import { systemClock } from './clock.ts';
import { createConfigFile } from './configFile.ts';
import { environmentProbe } from './environment.ts';
import { nodeFileSystem as files } from './fileSystem.ts';
import { createGit } from './git.ts';
import { createMemoryHistory } from './history/memoryHistory.ts';
import { openHistory } from './history/openHistory.ts';
import { createLazyBaselines } from './lazyBaselines.ts';
import { createLockService } from './lock.ts';
import { createProcessRunner } from './processRunner.ts';
import type { Scanner } from './scan/scanner.ts';

export interface EngineOptions {
  /** Absolute path of the folder that holds `.redline/`, or will. */
  readonly root: string;
  readonly log: Logger;
  /** Paths of tools on this machine by tool id (`go`), where they are not simply on PATH. */
  readonly toolCommands?: Readonly<Record<string, string>>;
  /** Another config file than `.redline/config.json`; it has to exist. */
  readonly configPath?: string;
  /** The bundle (`dist`), with its grammars and the script of the scan's threads. Left out when run from source. */
  readonly bundleFolder?: string;
}

/** The engine on Node: constructor calls only; whatever is large is loaded when it is first needed. */
export function createEngine({ root, log, toolCommands = {}, configPath, bundleFolder }: EngineOptions): Engine {
  const config = createConfigFile(
    configPath ?? path.join(root, '.redline', 'config.json'),
    configPath !== undefined,
    files,
  );
  const git = createGit(log);
  const locks = createLockService(log);
  const baselines = createLazyBaselines({
    root,
    files,
    lock: locks,
    git,
    clock: systemClock,
    environmentKey: async () => environmentKey(await environmentProbe.detect()),
  });

  const historyFile = path.join(root, '.redline', 'local', 'history.db');
  let opened: ReturnType<typeof openHistory> | undefined;
  const openToWrite = async () => {
    await localFolder(root, files);
    return (opened ??= openHistory(historyFile, log));
  };
  /** Who only reads creates no file. */
  const openToRead = () => {
    if (opened === undefined && !existsSync(historyFile)) return { store: createMemoryHistory() };
    return (opened ??= openHistory(historyFile, log));
  };

  let loadingScanner: Promise<Scanner> | undefined;
  const loadScanner = async (): Promise<Scanner> => {
    const { createScanner } = await import('./scan/scanner.ts');
    const threads =
      bundleFolder === undefined
        ? { workerUrl: new URL('scan/scanWorker.ts', import.meta.url) }
        : {
            workerUrl: pathToFileURL(path.join(bundleFolder, 'scanWorker.js')),
            grammarsFolder: path.join(bundleFolder, 'grammars'),
          };
    return createScanner({ root, frameworks, files, log, ...threads });
  };

  const runDeps: RunDeps = {
    root,
    frameworkById,
    toolCommands,
    files,
    processes: createProcessRunner(),
    clock: systemClock,
    git,
    locks,
    log,
    baselines,
    config,
    environment: () => environmentProbe.detect(),
    history: openToWrite,
  };

  return {
    root,
    config,
    environment: () => environmentProbe.detect(),
    baselines,
    history: openToRead,
    scan: async (options) => {
      const scanner = await (loadingScanner ??= loadScanner());
      const { config: settings } = await config();
      const report = await scanner.scan({ ...options, excludeFromConfig: settings.exclude });
      const isEnabled = ({ framework }: Benchmark) => frameworkConfig(settings, framework).enabled;
      return { ...report, benchmarks: report.benchmarks.filter(isEnabled) };
    },
    run: (request, observer, signal) => runBenchmarks(runDeps, request, observer, signal),
    compare: async (results, ofEnvironment) => {
      const judgement = await judge(runDeps, { results, environment: ofEnvironment, requested: [] });
      return judgement.comparisons;
    },
    sourceHash: async ({ framework: id, file, unit: unitId }) => {
      const framework = frameworkById(id);
      const unit = await framework?.locateUnit(file, root, files);
      if (framework === undefined || unit === undefined || 'code' in unit || unit.id !== unitId) return undefined;
      return unitHash(framework, unit, files);
    },
    dispose: () => {
      opened?.store.close();
      void loadingScanner?.then((scanner) => scanner.dispose());
    },
  };
}
