import path from 'node:path';
import type { Engine } from '../../core/engine.ts';
import type { Logger } from '../../core/ports/services.ts';
import { settings } from '../ids.ts';
import { loadParts } from '../shared/parts.ts';
import { setting } from '../shared/settings.ts';

/** Makes engines; their code (processes, databases, schemas) is loaded with the first one. */
export function createEngineFactory(extensionPath: string, log: Logger): (root: string) => Promise<Engine> {
  return async (root) => {
    const { createEngine } = await loadParts();
    const go = setting(settings.goPath);
    return createEngine({
      root,
      log,
      toolCommands: go === '' ? {} : { go },
      bundleFolder: path.join(extensionPath, 'dist'),
    });
  };
}
