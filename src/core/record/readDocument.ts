import { t } from '@vscode/l10n';
import { getNodeValue } from 'jsonc-parser';
import type * as z from 'zod';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { duplicateKeys, type JsonTree, locationOf, readTree, syntaxErrorText, valueAt } from './jsonTree.ts';
import { schemaIssues } from './schemaIssues.ts';

/** One kind of file that Redline keeps in the user's repository. */
export interface DocumentKind<S extends z.ZodType> {
  readonly schema: S;
  /** The version this Redline writes, and the highest it reads. */
  readonly version: number;
  readonly code: ProblemCode;
  /** Written by Redline as plain JSON: read the quick way first, places are looked up only when something is wrong. */
  readonly plain: boolean;
}

export type DocumentReading<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly Problem[] };

/** Reads a versioned JSON file. Never throws: whatever is wrong comes back as problems with line and column. */
export function readDocument<S extends z.ZodType>(
  fileText: string,
  file: string,
  kind: DocumentKind<S>,
): DocumentReading<z.output<S>> {
  const text = fileText.replace(/^\uFEFF/, '');
  const quick = kind.plain ? kind.schema.safeParse(parsePlain(text)) : undefined;
  if (quick?.success === true) return { value: quick.data, problems: [] };

  const refuse: Refuse = (message, offset, remedy) => ({
    code: kind.code,
    severity: 'error',
    message,
    ...(remedy === undefined ? {} : { remedy }),
    location: locationOf(file, text, offset),
  });
  try {
    return readWithPlaces(text, kind, refuse);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed([refuse(t('The file nests too deeply.'), 0)]);
  }
}

type Refuse = (message: string, offset: number, remedy?: string) => Problem;

function readWithPlaces<S extends z.ZodType>(
  text: string,
  { schema, version }: DocumentKind<S>,
  refuse: Refuse,
): DocumentReading<z.output<S>> {
  const conflict = /^<{7} /m.exec(text);
  if (conflict !== null) {
    const remedy = t('Solve the conflict; what belongs together stands on lines of its own.');
    return failed([refuse(t('The file holds a merge conflict.'), conflict.index, remedy)]);
  }
  const tree = readTree(text);
  const [syntax] = tree.errors;
  if (syntax !== undefined) {
    return failed([refuse(t('The file is not valid JSON: {0}.', syntaxErrorText(syntax)), syntax.offset)]);
  }
  const newer = newerVersion(tree, version);
  if (newer !== undefined) return failed([refuse(newer.message, newer.offset, t('Update Redline to read it.'))]);

  const repeated = duplicateKeys(tree.root).map((node) => ({
    message: t('"{0}" stands here twice.', String(node.value)),
    node,
  }));
  const checked = schema.safeParse(tree.root && getNodeValue(tree.root));
  const issues = checked.success ? [] : schemaIssues(schema, checked.error, tree.root);
  const problems = [...repeated, ...issues]
    .map(({ message, node }) => ({ message, offset: node?.offset ?? 0 }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ message, offset }) => refuse(message, offset));
  return checked.success && problems.length === 0 ? { value: checked.data, problems: [] } : failed(problems);
}

const failed = (problems: readonly Problem[]) => ({ value: undefined, problems });

function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function newerVersion({ root }: JsonTree, known: number): { message: string; offset: number } | undefined {
  const node = valueAt(root, ['version']);
  if (typeof node?.value !== 'number' || node.value <= known) return undefined;
  const message = t('The file has version {0}; this Redline knows versions up to {1}.', node.value, known);
  return { message, offset: node.offset };
}
