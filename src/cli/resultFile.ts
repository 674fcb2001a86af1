import { createReadStream } from 'node:fs';
import { t } from '@vscode/l10n';
import type { OutputParser, ParsedOutput } from '../core/frameworks/framework.ts';
import { frameworks } from '../core/frameworks/registry.ts';
import { type Problem, UserError } from '../core/model/problem.ts';
import { errorCode, isMissing } from '../node/errorCode.ts';

/** Raw output of a benchmark tool, read from a file. */
export interface ResultFile extends ParsedOutput {
  /** As it was given. */
  readonly path: string;
}

/** A tool is recognised by what it prints within this much. */
const recognisedWithinBytes = 1_048_576;
const ended = { code: 0, signal: undefined, durationMs: 0 };

/**
 * Reads a file of any size.
 * @throws UserError when it cannot be read, when no tool recognises it, and when nothing was measured in it.
 */
export async function readResultFile(path: string): Promise<ResultFile> {
  let parser: OutputParser | undefined;
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: recognisedWithinBytes })) {
      parser ??= frameworks.find((framework) => framework.recognises(String(chunk)))?.createParser({});
      if (parser === undefined) break;
      parser.push(String(chunk), 'stdout');
    }
  } catch (error) {
    const message = isMissing(error)
      ? t('{0} does not exist.', path)
      : t('{0} cannot be read ({1}).', path, errorCode(error) || String(error));
    throw new UserError(unreadable(message));
  }
  if (parser === undefined) {
    const titles = frameworks.map(({ title }) => title).join(', ');
    throw new UserError(unreadable(t('{0} is not the output of a benchmark tool that is known ({1}).', path, titles)));
  }
  const parsed = parser.end(ended);
  if (!parsed.results.some(({ measurements }) => measurements.length > 0)) {
    const message = t('Nothing was measured in {0}.', path);
    throw new UserError({ code: 'nothing-measured', severity: 'error', message });
  }
  return { ...parsed, path };
}

const unreadable = (message: string): Problem => ({ code: 'output-unreadable', severity: 'error', message });
