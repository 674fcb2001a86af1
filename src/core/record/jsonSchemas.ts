import * as z from 'zod';
import { configSchema } from '../config/schema.ts';
import { baselineSchema } from './baselineSchema.ts';

/** Editors other than VS Code know draft 7 best, and VS Code knows it fully. */
const asText = (schema: z.ZodType, title: string): string => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  const json = { $schema, title, ...rest, allowComments: true, allowTrailingCommas: true };
  return `${JSON.stringify(json, undefined, 2)}\n`;
};

/** The JSON schemas shipped in `schemas/`, by file name. */
export const jsonSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    ['config.schema.json', asText(configSchema, 'How Redline measures and judges in this workspace')],
    ['baseline.schema.json', asText(baselineSchema, "Redline's accepted measurements in one environment")],
  ]);
