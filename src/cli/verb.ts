import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import type { Engine } from '../core/engine.ts';
import type { ExitCode } from './exitCodes.ts';
import type { Terminal } from './terminal.ts';

/** Options that every verb takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly root?: string;
}

/** What a verb works with. */
export interface Session {
  readonly engine: Engine;
  readonly terminal: Terminal;
  readonly options: CommonOptions;
  readonly version: string;
  /** Folder of the bundle: script, grammars. */
  readonly bundleFolder: string;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a verb found out: told as lines or, with `--json`, as one document. */
export interface Answer {
  readonly exitCode: ExitCode;
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** Runs a verb in a session and tells its answer. Never rejects. */
export type StartSession = (options: CommonOptions, verb: (session: Session) => Promise<Answer>) => Promise<void>;

/** Adds the options of every verb and examples below its help. */
export function commonOptions(command: Command, examples: readonly string[]): Command {
  return command
    .option('--json', t('print one JSON document instead of text'))
    .option('--root <folder>', t('the folder that holds .redline (default: found from here upwards)'))
    .option('--verbose', t('show the output of the tools, and what Redline does'))
    .addHelpText('after', `\n${t('Examples:')}\n${examples.map((example) => `  $ ${example}`).join('\n')}`);
}

/** Version of every document that `--json` prints; it grows when a field changes its meaning or goes away. */
export const jsonVersion = 1;
