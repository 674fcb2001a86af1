/**
 * `npm run setup`: brings what the tests need and the machine lacks; with `--demo`, only what the demo needs. Quick when all is there.
 */
import { findEditorHost, installEditorHost } from './setup/editorHost.ts';
import { advice, canInstallPackages, installSystemTools, missingSystemTools } from './setup/systemTools.ts';

async function setUp(): Promise<void> {
  if (process.platform === 'win32') {
    throw new Error(
      'The embedded editor needs Linux or macOS. On Windows use WSL, or open this folder in VS Code and press F5.',
    );
  }
  const missing = missingSystemTools(process.argv.includes('--demo') ? 'demo' : 'tests');
  if (missing.length > 0) {
    if (!canInstallPackages()) throw new Error(advice(missing));
    console.log(`Installing ${missing.map(({ name }) => name).join(', ')}…`);
    await installSystemTools(missing);
  }
  if (findEditorHost() === undefined) {
    console.log('Installing the embedded VS Code (once, about a minute)…');
    await installEditorHost();
  }
}

try {
  await setUp();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
