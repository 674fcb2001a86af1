import { t } from '@vscode/l10n';
import type { RunObserver } from '../core/engine.ts';
import { formatDuration } from '../core/format/moment.ts';
import { parseBenchmarkId } from '../core/model/benchmark.ts';
import type { Session } from './verb.ts';

/** Follows a run on an interactive terminal; with `--verbose` shows the commands and all they print. */
export function watchRun({ terminal, options }: Session): RunObserver {
  const verbose = options.verbose === true;
  return {
    onPhase(phase) {
      if (phase === 'queued') terminal.note(t('Waiting: another run is measuring on this machine.'));
      terminal.status(phase === 'preparing' ? t('Preparing…') : '');
    },
    onCommand(commandLine, workingDirectory) {
      if (verbose) terminal.note(`${workingDirectory}$ ${commandLine}`);
    },
    onOutput(chunk) {
      if (verbose) terminal.echo(chunk);
    },
    onProgress({ done, total, current, remainingMs }) {
      const name = current === undefined ? '' : (parseBenchmarkId(current)?.name ?? '');
      const left = remainingMs === undefined ? '' : t('about {0} left', formatDuration(remainingMs));
      terminal.status([t('{0} of {1}', done, total), left, name].filter((part) => part !== '').join(' · '));
    },
  };
}
