/** Starts the embedded VS Code on a workspace with our extension in it. Used by the tests, the screenshots and the demo. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findEditorHost } from '../../scripts/setup/editorHost.ts';

export interface HostOptions {
  /** Absolute path of the folder, or of the `.code-workspace` file, to open. */
  readonly workspace: string;
  /** Absolute path of the extension's folder (the one with `package.json`). */
  readonly extensionPath: string;
  /** Absolute path of a module whose `run()` is called inside the extension host. */
  readonly extensionTestsPath?: string;
  /** User settings, over the quiet ones every host starts with. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host and of the terminals; `undefined` removes a variable. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Opens the workspace untrusted: Restricted Mode. */
  readonly restrictedMode?: boolean;
  /** Absolute path of a file to open at the start. */
  readonly openFile?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

export interface Host extends AsyncDisposable {
  /** Address of the workbench page, with its random token. Opens the workspace with the extension each time it is loaded. */
  readonly url: string;
}

export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};
const startTimeoutMs = 60_000;
const stopGraceMs = 5_000;

/** Starts a server of its own on 127.0.0.1. Rejects when it does not listen in time; disposing ends all its processes. */
export async function startHost(options: HostOptions): Promise<Host> {
  const installed = findEditorHost();
  if (installed === undefined) throw new Error('The embedded VS Code is missing. Run: npm run setup');
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'redline-host-'));
  // In a file that only this user can read: arguments can be read by all users of the machine.
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(dataFolder, 'connection-token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  await mkdir(path.join(dataFolder, 'data/User'), { recursive: true });
  await writeFile(
    path.join(dataFolder, 'data/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }),
  );

  const server = spawn(
    installed.nodeBinary,
    [
      installed.serverMain,
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      `--connection-token-file=${tokenFile}`,
      `--server-data-dir=${dataFolder}`,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      // Without it the built workbench ignores the extension named in the address.
      '--enable-smoke-test-driver',
      ...(options.restrictedMode === true ? [] : ['--disable-workspace-trust']),
    ],
    // A group of its own, so that extension host, terminals and file watchers end with it.
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.environment } },
  );
  const killWithUs = () => signalGroup(server, 'SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    await endGroup(server);
    process.off('exit', killWithUs);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const port = await listeningPort(server);
    return { url: workbenchUrl(port, token, options), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server says on its output which port it took. */
async function listeningPort(server: ChildProcess): Promise<number> {
  const output: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  for (const stream of [server.stdout, server.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      output.push(line);
      const port = /listening on (\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  }
  const fail = (what: string) => reject(new Error(`The VS Code server ${what}:\n${output.join('\n')}`));
  server.once('error', (error) => fail(`did not start (${error.message})`));
  server.once('exit', () => fail('ended before it listened'));
  const timer = setTimeout(() => fail('did not listen in time'), startTimeoutMs);
  return promise.finally(() => clearTimeout(timer));
}

function workbenchUrl(port: number, token: string, options: HostOptions): string {
  const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(options.extensionPath)],
    ...(options.extensionTestsPath === undefined ? [] : [['extensionTestsPath', remote(options.extensionTestsPath)]]),
    ...(options.openFile === undefined ? [] : [['openFile', remote(options.openFile)]]),
  ];
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('tkn', token);
  url.searchParams.set(options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', options.workspace);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks the group to end, so that the extension can stop its own processes, and kills what is left after a grace. */
async function endGroup(leader: ChildProcess): Promise<void> {
  if (leader.exitCode === null && leader.signalCode === null && leader.pid !== undefined) {
    const ended = once(leader, 'exit');
    signalGroup(leader, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(leader, 'SIGKILL'), stopGraceMs);
    await ended;
    clearTimeout(timer);
  }
  signalGroup(leader, 'SIGKILL');
}
