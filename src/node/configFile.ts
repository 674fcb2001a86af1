import { t } from '@vscode/l10n';
import type { ConfigReading } from '../core/engine.ts';
import { defaultConfig } from '../core/model/config.ts';
import type { FileSystem } from '../core/ports/fileSystem.ts';
import { errorCode, isMissing } from './errorCode.ts';

/**
 * Reads a config file, again only when it has changed. Without the file the defaults hold; when it cannot be read, or
 * `isRequired` and missing, a problem says so.
 */
export function createConfigFile(path: string, isRequired: boolean, files: FileSystem): () => Promise<ConfigReading> {
  let last: { readonly stamp: string; readonly reading: ConfigReading } | undefined;
  return async () => {
    try {
      const stat = await files.stat(path);
      if (stat === undefined && !isRequired) return { config: defaultConfig, problems: [] };
      const stamp = `${stat?.modifiedMs}:${stat?.sizeBytes}`;
      if (last?.stamp === stamp) return last.reading;
      const text = await files.readText(path);
      // The schema's package is loaded only where there is a config.
      const { readConfig } = await import('../core/config/readConfig.ts');
      last = { stamp, reading: readConfig(text, path) };
      return last.reading;
    } catch (error) {
      const message = isMissing(error)
        ? t('The configuration {0} does not exist.', path)
        : t('The configuration {0} cannot be read ({1}).', path, errorCode(error) || String(error));
      return {
        config: defaultConfig,
        problems: [{ code: 'config-invalid', severity: 'error', message, location: { file: path, line: 0 } }],
        path,
      };
    }
  };
}
