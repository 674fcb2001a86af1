/** `npm test`: everything there is to check, in one go. Its last line is the sum. */
import { runHostTests } from './hostTests.ts';
import { finish } from './support/finish.ts';
import { exitOnSignals } from './support/signals.ts';
import { commandStage, runStages, vitestStage } from './support/stages.ts';

exitOnSignals();
finish(
  await runStages([
    commandStage('checks', ['npm', 'run', '--silent', 'check']),
    commandStage('build', ['npm', 'run', '--silent', 'build:test']),
    vitestStage('unit'),
    vitestStage('integration'),
    { name: 'tests inside VS Code', run: () => runHostTests() },
    // One editor at a time: several at once starve each other on a small machine.
    vitestStage('ui', '--no-file-parallelism'),
  ]),
);
