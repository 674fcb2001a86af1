import * as vscode from 'vscode';
import type { Problem } from '../../core/model/problem.ts';
import { OutputThrottle } from './outputThrottle.ts';

const sgr = (code: number, text: string): string => `\u001b[${code}m${text}\u001b[0m`;
const bold = (text: string): string => sgr(1, text);
const dim = (text: string): string => sgr(2, text);
const severityColor = { error: 31, warning: 33, info: 36 } as const;

/** Of a terminal that fails before this the editor says that it could not be launched, which is another matter. */
const launchMs = 600;

/** Where the words of one run are shown. */
export interface RunScreen {
  note(text: string): void;
  command(commandLine: string, workingDirectory: string): void;
  output(chunk: string): void;
  problem(problem: Problem): void;
  lines(text: string): void;
}

export type RunWork = (screen: RunScreen, controller: AbortController) => Promise<number>;

/**
 * A terminal that owns one run: it starts when the terminal opens, and Ctrl+C or closing the terminal ends it.
 * A plain process terminal would not do: nobody could read its output.
 */
export class RunTerminal implements vscode.Pseudoterminal, RunScreen {
  readonly #written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#written.event;
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidClose = this.#closed.event;
  readonly #controller = new AbortController();
  readonly #work: RunWork;
  readonly #throttle = new OutputThrottle(
    (text) => this.#written.fire(text.replaceAll(/\r?\n/g, '\r\n')),
    (leftOut) => `\n${dim(vscode.l10n.t('… {0} characters came too fast to be shown …', leftOut))}\n`,
  );

  constructor(work: RunWork) {
    this.#work = work;
  }

  open(): void {
    void this.#run();
  }

  close(): void {
    this.#controller.abort();
  }

  handleInput(data: string): void {
    if (data === '\u0003') this.#controller.abort();
  }

  async #run(): Promise<void> {
    const launched = new Promise((resolve) => setTimeout(resolve, launchMs));
    const exitCode = await this.#work(this, this.#controller);
    this.#throttle.flush();
    if (exitCode !== 0) await launched;
    this.#closed.fire(exitCode);
  }

  note(text: string): void {
    this.lines(dim(text));
  }

  command(commandLine: string, workingDirectory: string): void {
    this.lines(`${sgr(36, '❯')} ${bold(commandLine)}  ${dim(workingDirectory)}`);
  }

  output(chunk: string): void {
    this.#throttle.push(chunk);
  }

  problem({ severity, message, remedy }: Problem): void {
    this.lines(sgr(severityColor[severity], [message, remedy].filter(Boolean).join(' ')));
  }

  lines(text: string): void {
    this.#throttle.push(`${text}\n`);
  }
}
