/**
 * Runs the suites of `test/host` in the desktop VS Code, which it downloads: `node scripts/electronTests.ts 1.105.0 stable`
 * (these two, the oldest supported and the newest, when none is named).
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { quietSettings } from '../test/support/vscodeHost.ts';
import { repositoryRoot } from '../test/support/workspaceCopy.ts';
import { addCounts, noCounts } from './support/counts.ts';
import { finish } from './support/finish.ts';
import { runSessions, type SessionStart, testModule } from './support/hostSessions.ts';

const named = process.argv.slice(2);
// Inside the checkout: macOS limits the length of the socket path that VS Code makes in it.
const userData = path.join(repositoryRoot, 'out/user-data');

async function runOnDesktop(version: string, { session, workspace, environment }: SessionStart) {
  await rm(userData, { recursive: true, force: true });
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...session.settings }));
  try {
    await runTests({
      version,
      cachePath: path.join(repositoryRoot, 'out/vscode'),
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: testModule,
      extensionTestsEnv: { ...environment },
      launchArgs: [
        workspace,
        '--disable-extensions',
        `--user-data-dir=${userData}`,
        ...(session.restrictedMode === true ? [] : ['--disable-workspace-trust']),
      ],
    });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

let counts = noCounts;
for (const version of named.length > 0 ? named : ['1.105.0', 'stable']) {
  console.log(`\nVS Code ${version}`);
  counts = addCounts(counts, await runSessions([], (start) => runOnDesktop(version, start)));
}
finish(counts);
