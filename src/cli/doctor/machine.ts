import { t } from '@vscode/l10n';
import { frameworks } from '../../core/frameworks/registry.ts';
import { environmentKey } from '../../core/model/environment.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Grammar } from '../../core/ports/syntaxParser.ts';
import { readTool } from '../../core/run/tools.ts';
import { createProcessRunner } from '../../node/processRunner.ts';
import { loadSqlite } from '../../node/sqlite.ts';
import { createSyntaxParser } from '../../node/syntax/treeSitter.ts';
import type { Session } from '../verb.ts';
import type { Check } from './check.ts';

const problem = (message: string, remedy?: string): Problem => ({
  code: 'environment',
  severity: 'error',
  message,
  ...(remedy !== undefined && { remedy }),
});

/** What has nothing to do with the project: programs and parts that Redline needs here. */
export async function checkMachine(session: Session): Promise<readonly Check[]> {
  const grammars = [...new Set(frameworks.map((framework) => framework.grammar('')))];
  const environment = await session.engine.environment();
  return [
    { title: 'Redline', finding: t('{0} on Node {1}', session.version, process.version) },
    { title: t('Environment'), finding: environmentKey(environment) },
    ...(await Promise.all(frameworks.map((framework) => checkTool(session, framework)))),
    ...(await Promise.all(grammars.map((grammar) => checkGrammar(session, grammar)))),
    checkSqlite(),
  ];
}

async function checkTool(session: Session, framework: (typeof frameworks)[number]): Promise<Check> {
  const processes = createProcessRunner();
  const tool = await readTool({ processes, toolCommands: {} }, framework, session.engine.root, {});
  if (tool.problem !== undefined) return { title: framework.title, problem: tool.problem };
  if (tool.version !== undefined) return { title: framework.title, finding: tool.version };
  return { title: framework.title, problem: problem(t('{0} did not tell its version.', tool.command)) };
}

async function checkGrammar({ bundleFolder }: Session, name: Grammar): Promise<Check> {
  const title = t('Grammar {0}', name);
  try {
    const tree = await createSyntaxParser({ grammarsFolder: `${bundleFolder}/grammars` }).parse(name, '');
    tree.delete();
    return { title };
  } catch (error) {
    return { title, problem: problem(t('It cannot be loaded: {0}', String(error)), t('Install Redline again.')) };
  }
}

function checkSqlite(): Check {
  const title = 'SQLite';
  const sqlite = loadSqlite();
  if (sqlite === undefined) {
    return { title, problem: problem(t('This Node lacks it: history is not kept.'), t('Use Node 22.13 or newer.')) };
  }
  const database = new sqlite.DatabaseSync(':memory:');
  const row = database.prepare('SELECT sqlite_version() AS version').get();
  database.close();
  return { title, finding: String(row?.['version']) };
}
