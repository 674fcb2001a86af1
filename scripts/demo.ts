/**
 * `npm run demo`: the embedded VS Code with the extension, on a fresh copy of `examples/`, at a local address.
 * `--port N` picks the port, `--no-open` leaves the browser alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startHost } from '../test/support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../test/support/workspaceCopy.ts';
import { cacheFolder } from './setup/editorHost.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, open: { type: 'boolean', default: true } },
  allowNegative: true,
});

await mkdir(cacheFolder(), { recursive: true });
const folder = await mkdtemp(path.join(cacheFolder(), 'demo-'));
const workspace = await copyWorkspace('examples', folder);
const ended = Promise.race((['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)));
try {
  await using host = await startHost({
    workspace,
    extensionPath: repositoryRoot,
    openFile: path.join(workspace, 'go/slug/slug_test.go'),
    port: Number(values.port),
  });
  console.log(`\nRedline's demo is ready. Open\n\n  ${host.url}\n`);
  console.log('Edit as you like: it is a copy of examples/, removed at the end. Ctrl-C ends the demo.');
  if (values.open) openInBrowser(host.url);
  await ended;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Opens the address where there is a screen; the printed address does otherwise. */
function openInBrowser(url: string): void {
  const hasScreen = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  const opener = process.platform === 'darwin' ? 'open' : hasScreen ? 'xdg-open' : undefined;
  if (opener === undefined) return;
  const child = spawn(opener, [url], { detached: true, stdio: 'ignore' });
  child.on('error', () => console.log('No browser could be opened.'));
  child.unref();
}
