import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './jsonSchemas.ts';

const folder = path.resolve(import.meta.dirname, '../../../schemas');

/** `UPDATE_SCHEMAS=1 npm run unit` writes them anew. */
describe('shipped JSON schemas', () => {
  it.each([...jsonSchemas()])('%s is what the zod schema says', (name, text) => {
    if (process.env['UPDATE_SCHEMAS'] !== undefined) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  });

  it('describes every key of the config, so that completion explains it', () => {
    type Json = Record<string, Record<string, unknown>>;
    const undescribed = (schema: Record<string, unknown>, at: string): readonly string[] =>
      Object.entries((schema['properties'] ?? {}) as Json).flatMap(([key, value]) =>
        [value['description'] === undefined ? `${at}.${key}` : []]
          .flat()
          .concat(
            undescribed(value, `${at}.${key}`),
            undescribed((value['additionalProperties'] || {}) as Json, `${at}.${key}.*`),
          ),
      );
    const config = JSON.parse(jsonSchemas().get('config.schema.json') ?? '') as Record<string, unknown>;
    expect(undescribed(config, '')).toEqual([]);
  });
});
