import type { ConfigReading } from '../engine.ts';
import { defaultConfig } from '../model/config.ts';
import { type DocumentKind, readDocument } from '../record/readDocument.ts';
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
 */
export function readConfig(text: string, path: string): ConfigReading {
  const { value, problems } = readDocument(text, path, configKind);
  return { config: value ?? defaultConfig, problems, path };
}
