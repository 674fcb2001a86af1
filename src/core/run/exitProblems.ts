import { t } from '@vscode/l10n';
import type { Framework } from '../frameworks/framework.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import type { ProcessOutcome } from './execute.ts';
import { startProblem } from './tools.ts';

/** The problems of one process: what its output tells, and what only the way it ended tells. */
export function processProblems(outcome: ProcessOutcome, framework: Framework | undefined): readonly Problem[] {
  const ending = endingProblem(outcome, framework);
  const told = outcome.parsed.problems;
  return ending === undefined || told.some(({ code }) => code === ending.code) ? told : [...told, ending];
}

function endingProblem({ plan, exit, parsed }: ProcessOutcome, framework: Framework | undefined): Problem | undefined {
  const place = plan.unit.id;
  if (exit.startError !== undefined) {
    const title = framework?.title ?? plan.framework;
    const howToInstall = framework?.tool.howToInstall() ?? '';
    return startProblem(exit.startError, plan.argv[0], title, plan.cwd, howToInstall);
  }
  if (exit.stoppedBy === 'timeout') {
    const seconds = Math.round(exit.durationMs / 1000);
    return {
      ...error('timed-out', t('{0} had not ended after {1} s and was stopped.', place, seconds)),
      remedy: t('If it needs longer, raise measure.timeout in the Redline configuration.'),
    };
  }
  if (exit.stoppedBy === 'user') return undefined;
  if (exit.signal !== undefined) return error('crashed', t('{0} was ended by signal {1}.', place, exit.signal));
  const explained =
    parsed.problems.some(({ severity }) => severity === 'error') ||
    parsed.results.some(({ outcome }) => outcome === 'failed');
  if (exit.code === 0 || explained) return undefined;
  return error('crashed', t('{0} ended with exit code {1} without saying why.', place, exit.code ?? -1));
}

function error(code: ProblemCode, message: string): Problem {
  return { code, severity: 'error', message };
}
