import { t } from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import * as z from 'zod';
import { keyOrNearest, valueAt } from './jsonTree.ts';
import { suggest } from './suggest.ts';

/** What is wrong and the part of the text that it is about. */
export interface SchemaIssue {
  readonly message: string;
  readonly node: Node | undefined;
}

/** `measure.samples`, `records[3].measurements`. */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');

const typeText = (type: string): string =>
  new Map([
    ['number', t('a number')],
    ['int', t('a whole number')],
    ['string', t('text')],
    ['boolean', t('true or false')],
    ['object', t('an object')],
    ['record', t('an object')],
    ['array', t('a list')],
    ['null', t('null')],
  ]).get(type) ?? type;

/** Keys the schema knows at a path, read off its JSON schema. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: z.core.JSONSchema.BaseSchema | boolean | undefined = z.toJSONSchema(schema, { io: 'input' });
  for (const part of path) {
    if (typeof at !== 'object') return [];
    at =
      typeof part === 'number' ? (at.items as typeof at) : (at.properties?.[String(part)] ?? at.additionalProperties);
  }
  return typeof at === 'object' ? Object.keys(at.properties ?? {}) : [];
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = suggest(key, known);
  return meant === undefined
    ? t('"{0}" is not a known key here.', key)
    : t('"{0}" is not a known key here. Did you mean "{1}"?', key, meant);
}

function describe(issue: z.core.$ZodIssue, node: Node | undefined): string {
  const name = pathText(issue.path);
  if (node === undefined) return t('"{0}" is missing.', name);
  if (issue.code === 'invalid_type') {
    const found = node.type === 'number' ? String(node.value) : typeText(node.type);
    return name === ''
      ? t('The file must hold {0}, not {1}.', typeText(issue.expected), found)
      : t('"{0}" must be {1}, not {2}.', name, typeText(issue.expected), found);
  }
  if (issue.code === 'too_small') {
    return node.type === 'number'
      ? t('"{0}" must be {1} or more.', name, String(issue.minimum))
      : t('"{0}" must not be empty.', name);
  }
  if (issue.code === 'too_big') return t('"{0}" must be {1} or less.', name, String(issue.maximum));
  if (issue.code === 'invalid_value') {
    return t('"{0}" must be {1}.', name, issue.values.map((value) => JSON.stringify(value)).join(' / '));
  }
  return `"${name}": ${issue.message}`;
}

/** The issues of a failed validation in words, each with its place in the text; wrong keys come one by one. */
export function schemaIssues(schema: z.ZodType, error: z.ZodError, root: Node | undefined): readonly SchemaIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      return issue.keys.map((key) => ({
        message: unknownKey(key, known),
        node: keyOrNearest(root, [...issue.path, key]),
      }));
    }
    const node = valueAt(root, issue.path);
    return [{ message: describe(issue, node), node: node ?? keyOrNearest(root, issue.path) }];
  });
}
