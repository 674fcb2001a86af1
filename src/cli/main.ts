import { statSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { t } from '@vscode/l10n';
import { Command } from 'commander';
import type { Engine } from '../core/engine.ts';
import type { Logger } from '../core/ports/services.ts';
import { findRoot } from '../core/record/findRoot.ts';
import { createEngine } from '../node/engine.ts';
import { nodeFileSystem } from '../node/fileSystem.ts';
import { addBaselineVerb } from './baseline.ts';
import { addCompareVerb } from './compare.ts';
import { addDoctorVerb } from './doctor.ts';
import { exitCodes } from './exitCodes.ts';
import { tellFailure } from './failure.ts';
import { exitCodeHelp } from './help.ts';
import { addListVerb } from './list.ts';
import { addRunVerb } from './run.ts';
import { listenForSignals } from './signals.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';
import { type CommonOptions, jsonVersion, type StartSession } from './verb.ts';

/** Put in by the bundler. */
declare const REDLINE_VERSION: string;

/**
 * The whole command line: parses, runs one verb, sets the exit code. Never rejects.
 * @param bundleFolder where the running script lies, with its grammars
 */
export async function runCommandLine(args: readonly string[], bundleFolder: string): Promise<void> {
  const terminal = createTerminal(process.stdout, process.stderr);
  if (isOldNode(process.versions.node)) {
    terminal.note(t('Redline needs Node 22.13 or newer; this is {0}.', process.version));
    process.exitCode = exitCodes.toolMissing;
    return;
  }
  // Should anything end early without saying why, it is no success.
  process.exitCode = exitCodes.internal;
  const interruption = listenForSignals();
  process.on('uncaughtException', (error) => process.exit(tellFailure(error, terminal, true)));

  const start: StartSession = async (options, verb) => {
    const tell = (answer: Readonly<Record<string, unknown>>) => {
      if (options.json === true) terminal.json({ version: jsonVersion, exitCode: process.exitCode, ...answer });
    };
    let engine: Engine | undefined;
    try {
      engine = createEngine({ ...(await engineOptions(options, terminal)), bundleFolder });
      const session = {
        engine,
        terminal,
        options,
        signal: interruption.signal,
        bundleFolder,
        version: REDLINE_VERSION,
      };
      const { exitCode, lines, json } = await verb(session);
      process.exitCode = interruption.exitCode() ?? exitCode;
      tell(json);
      if (options.json !== true) for (const line of lines) terminal.print(line);
    } catch (error) {
      process.exitCode = interruption.exitCode() ?? tellFailure(error, terminal, options.verbose === true);
      tell({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      engine?.dispose();
    }
  };

  try {
    await createProgram(start).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = tellFailure(error, terminal, false);
  }
}

function createProgram(start: StartSession): Command {
  const program = new Command('redline')
    .description(t('Finds, runs and compares benchmarks, and tells a regression from noise.'))
    .version(REDLINE_VERSION)
    .exitOverride()
    .showHelpAfterError(t('Type redline --help to see what is possible.'))
    .addHelpText('after', exitCodeHelp());
  for (const addVerb of [addListVerb, addRunVerb, addCompareVerb, addBaselineVerb, addDoctorVerb]) {
    addVerb(program, start);
  }
  return program;
}

/** @throws UsageError when the given root is no folder. */
async function engineOptions({ root, verbose }: CommonOptions, terminal: Terminal) {
  const given = root === undefined ? undefined : path.resolve(root);
  if (given !== undefined && statSync(given, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(t('{0} is not a folder.', given));
  }
  const configPath = process.env['REDLINE_CONFIG'];
  return {
    root: given ?? (await findRoot(process.cwd(), nodeFileSystem)),
    log: createLog(terminal, verbose === true),
    ...(configPath && { configPath: path.resolve(configPath) }),
  };
}

function createLog(terminal: Terminal, verbose: boolean): Logger {
  const tell = (message: string, cause?: unknown) => {
    if (verbose) terminal.note(cause === undefined ? message : `${message}: ${inspect(cause)}`);
  };
  return { info: tell, warn: tell, error: tell };
}

/** `engines.node` of the package: only a hint for npm, and nobody reads it when the bundle is copied. */
function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 13);
}
