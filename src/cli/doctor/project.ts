import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { t } from '@vscode/l10n';
import type { Problem } from '../../core/model/problem.ts';
import { createGit } from '../../node/git.ts';
import type { Session } from '../verb.ts';
import type { Check } from './check.ts';

/** What has to do with the project: its root, configuration, baselines, repository, and whether results can be kept. */
export async function checkProject(session: Session): Promise<readonly Check[]> {
  const { engine } = session;
  const [config, baselines, repository, writable] = await Promise.all([
    engine.config(),
    engine.baselines.read(),
    checkGit(engine.root),
    checkWritable(engine.root),
  ]);
  const configTitle = t('Configuration');
  const baselineTitle = t('Baseline');
  return [
    { title: t('Root'), finding: engine.root },
    ...asChecks(configTitle, config.problems, config.path ?? t('none, the defaults hold')),
    ...asChecks(
      baselineTitle,
      baselines.problems,
      baselines.file === undefined
        ? t('none for this environment')
        : t('{0} benchmarks in {1}', baselines.file.records.size, baselines.path),
    ),
    repository,
    writable,
  ];
}

function asChecks(title: string, problems: readonly Problem[], finding: string): readonly Check[] {
  return problems.length === 0 ? [{ title, finding }] : problems.map((problem) => ({ title, problem }));
}

async function checkGit(root: string): Promise<Check> {
  const reasons: string[] = [];
  const note = (message: string) => void reasons.push(message);
  const state = await createGit({ info: note, warn: note, error: note }).state(root);
  if (state !== undefined) return { title: 'git', finding: [state.branch, state.hash.slice(0, 10)].join(' ') };
  const message = reasons[0] ?? t('The root is in no repository with a commit: runs are kept without one.');
  return { title: 'git', problem: { code: 'environment', severity: 'warning', message } };
}

async function checkWritable(root: string): Promise<Check> {
  const title = t('Keeping results');
  const folder = path.join(root, '.redline', 'local');
  const found = await nearestExisting(folder);
  try {
    await access(found, constants.W_OK);
    return { title, finding: folder };
  } catch {
    const message = t('{0} cannot be written: runs are shown, not kept.', found);
    return { title, problem: { code: 'history-unavailable', severity: 'error', message } };
  }
}

async function nearestExisting(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch {
    return nearestExisting(path.dirname(folder));
  }
}
