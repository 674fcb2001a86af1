import { t } from '@vscode/l10n';
import type { ConfigReading } from '../engine.ts';
import { frameworks } from '../frameworks/registry.ts';
import { type Config, defaultConfig } from '../model/config.ts';
import type { Problem } from '../model/problem.ts';
import { keyOrNearest, locationOf, readTree } from '../record/jsonTree.ts';
import { type DocumentKind, readDocument } from '../record/readDocument.ts';
import { suggest } from '../record/suggest.ts';
import { configSchema } from './schema.ts';

const configKind: DocumentKind<typeof configSchema> = {
  schema: configSchema,
  version: 1,
  code: 'config-invalid',
  plain: false,
};

/**
 * Reads the text of a `.redline/config.json`; comments and trailing commas are allowed. Never throws. When anything is wrong
 * (syntax, type, unknown or repeated key, newer version) the problems say where, and `config` holds the defaults.
 * A tool that this Redline does not know is only a warning: a newer one may.
 */
export function readConfig(text: string, path: string): ConfigReading {
  const { value, problems } = readDocument(text, path, configKind);
  if (value === undefined) return { config: defaultConfig, problems, path };
  return { config: value, problems: unknownFrameworks(value, text.replace(/^\uFEFF/, ''), path), path };
}

function unknownFrameworks(config: Config, text: string, path: string): readonly Problem[] {
  const known = frameworks.map(({ id }) => id);
  const unknown = Object.keys(config.frameworks).filter((id) => !known.includes(id));
  const root = unknown.length === 0 ? undefined : readTree(text).root;
  return unknown.map((id) => {
    const meant = suggest(id, known);
    return {
      code: 'config-invalid',
      severity: 'warning',
      message: t('"{0}" is not a benchmark tool that Redline knows: its settings have no effect.', id),
      remedy: meant === undefined ? t('Known: {0}.', known.join(', ')) : t('Did you mean "{0}"?', meant),
      location: locationOf(path, text, keyOrNearest(root, ['frameworks', id])?.offset ?? 0),
    };
  });
}
