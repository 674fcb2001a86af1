import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { Bench } from './figure.ts';

const repository = path.resolve(import.meta.dirname, '..');

/** What a user downloads, and what VS Code loads when it activates the extension. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-package-'));
  const packagePath = path.join(folder, 'redline.vsix');
  try {
    await createVSIX({ cwd: repository, dependencies: false, packagePath });
    const extension = path.join(repository, 'dist/extension.cjs');
    return [
      { name: 'size of the .vsix', value: statSync(packagePath).size / 1e6, unit: 'MB', bar: { atMost: 2.5 } },
      { name: 'loaded at activation', value: statSync(extension).size / 1e3, unit: 'kB', bar: { atMost: 150 } },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
