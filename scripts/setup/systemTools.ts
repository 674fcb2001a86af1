/** Programs that npm cannot bring: which ones are needed, how to see whether they are there, how Debian calls them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './runStep.ts';

export interface SystemTool {
  readonly name: string;
  readonly why: string;
  /** Names under which the program may be on the PATH. */
  readonly programs: readonly string[];
  readonly debianPackages: readonly string[];
  readonly elsewhere: string;
  /** The demo does without: people have a browser of their own. */
  readonly onlyForTests?: true;
}

const chromium: SystemTool = {
  name: 'Chromium',
  why: 'the editor tests look at the screen through it',
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  debianPackages: ['chromium', 'fonts-dejavu-core'],
  elsewhere: 'https://www.chromium.org/getting-involved/download-chromium or your package manager',
  onlyForTests: true,
};

const systemTools: readonly SystemTool[] = [
  {
    name: 'Git',
    why: 'runs and baselines name the commit they belong to',
    programs: ['git'],
    debianPackages: ['git'],
    elsewhere: 'https://git-scm.com/downloads',
  },
  {
    name: 'Go',
    why: 'the examples are Go benchmarks',
    programs: ['go'],
    debianPackages: ['golang-go'],
    elsewhere: 'https://go.dev/dl',
  },
  chromium,
  {
    name: 'Python 3',
    why: 'node-gyp builds one native module of the embedded editor',
    programs: ['python3'],
    debianPackages: ['python3'],
    elsewhere: 'https://www.python.org/downloads',
  },
  {
    name: 'a C++ compiler',
    why: 'node-gyp builds one native module of the embedded editor',
    programs: ['c++'],
    debianPackages: ['build-essential'],
    elsewhere: 'Xcode command line tools (xcode-select --install) or your package manager',
  },
  {
    name: 'make',
    why: 'node-gyp builds one native module of the embedded editor',
    programs: ['make'],
    debianPackages: ['build-essential'],
    elsewhere: 'Xcode command line tools (xcode-select --install) or your package manager',
  },
];

/** First program of these names on the PATH, as an absolute path. */
function findOnPath(programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return programs.flatMap((program) => folders.map((folder) => path.join(folder, program))).find(existsSync);
}

/** The browser's absolute path. Throws advice when there is none. */
export function findChromium(): string {
  const found = findOnPath(chromium.programs);
  if (found === undefined) throw new Error('Chromium is missing. Run: npm run setup');
  return found;
}

export const missingSystemTools = (purpose: 'demo' | 'tests'): SystemTool[] =>
  systemTools.filter(
    ({ programs, onlyForTests }) =>
      (purpose === 'tests' || onlyForTests !== true) && findOnPath(programs) === undefined,
  );

/** True on Debian and what is made from it, where this process may install packages. */
export const canInstallPackages = (): boolean =>
  existsSync('/etc/debian_version') && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

const debianLine = (tools: readonly SystemTool[]): string[] => [
  'apt-get',
  'install',
  '--yes',
  '--no-install-recommends',
  ...new Set(tools.flatMap(({ debianPackages }) => debianPackages)),
];

/** Installs the tools with Debian's package manager. Rejects with its output when that fails. */
export async function installSystemTools(tools: readonly SystemTool[]): Promise<void> {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runStep(['apt-get', 'update'], { environment });
  const [program = 'apt-get', ...rest] = debianLine(tools);
  await runStep([program, ...rest], { environment });
}

/** What to type where this script may not install by itself. */
export function advice(tools: readonly SystemTool[]): string {
  const debian = existsSync('/etc/debian_version');
  const lines = tools.map(({ name, why, elsewhere }) => `  ${name} (${why})${debian ? '' : `: ${elsewhere}`}`);
  const todo = debian ? ['Type:', `  sudo apt-get update && sudo ${debianLine(tools).join(' ')}`] : [];
  return ['This machine lacks:', ...lines, ...todo, 'Then run this again.'].join('\n');
}
