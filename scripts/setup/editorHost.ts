/**
 * The VS Code that tests and demo run in: the server and workbench of the npm package `code-server`, on a Node of their own.
 * It lives in a per-user cache folder, is installed once, and needs nothing that npm does not have.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { runStep } from './runStep.ts';

/** Version 4.139.1 holds VS Code 1.139.1. Node must be of the major version that VS Code's own server is built for. */
const versions = { 'code-server': '4.139.1', node: '24.21.0' };
const staleInstallMs = 60 * 60 * 1000;

/** Redline's folder for what can be made again: `$XDG_CACHE_HOME/redline` or `~/.cache/redline`. */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'redline');
}

export interface EditorHost {
  readonly nodeBinary: string;
  /** The module that is the VS Code server. */
  readonly serverMain: string;
}

const hostFolder = () => path.join(cacheFolder(), `vscode-host-${versions['code-server']}-node-${versions.node}`);
const nodeFolder = (folder: string) =>
  path.join(folder, 'node_modules/node/node_modules', `node-${process.platform}-${process.arch}`);
const serverFolder = (folder: string) => path.join(folder, 'node_modules/code-server/lib/vscode');

/** Where the installed host lies; `undefined` when it has not been set up. */
export function findEditorHost(): EditorHost | undefined {
  const folder = hostFolder();
  if (!existsSync(folder)) return undefined;
  return {
    nodeBinary: path.join(nodeFolder(folder), 'bin/node'),
    serverMain: path.join(serverFolder(folder), 'out/server-main.js'),
  };
}

/**
 * Installs the host into a temporary folder and renames it, so that a folder of the final name is always whole.
 * Takes about a minute and 800 MB. Rejects when a step fails.
 */
export async function installEditorHost(): Promise<void> {
  const target = hostFolder();
  await mkdir(cacheFolder(), { recursive: true });
  await removeStaleInstalls();
  const temporary = await mkdtemp(path.join(cacheFolder(), 'installing-'));
  try {
    await installInto(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another set-up may have finished first: its host is as good as ours.
    if (!existsSync(target)) throw error;
  }
}

async function installInto(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  // Install scripts are left out: of all native modules only the two below have to be built.
  await runStep(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  await runStep(['npm', 'rebuild', 'node'], { cwd: folder });

  const node = nodeFolder(folder);
  const environment = { PATH: `${path.join(node, 'bin')}:${process.env['PATH']}`, npm_config_nodedir: node };
  const server = { cwd: serverFolder(folder), environment };
  // Not `npm ci`: the lock file inside the package is out of step with its package.json.
  await runStep(['npm', 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], server);
  await runStep(['npm', 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], server);
}

/** Installs that were killed leave their temporary folder behind; a young one may belong to a set-up that still runs. */
async function removeStaleInstalls(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (!name.startsWith('installing-')) continue;
    const folder = path.join(cacheFolder(), name);
    if (Date.now() - (await stat(folder)).mtimeMs > staleInstallMs) await rm(folder, { recursive: true, force: true });
  }
}
