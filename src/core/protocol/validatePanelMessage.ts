import * as z from 'zod';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { FromPanel } from './panelMessages.ts';

const text = z.string().max(20_000);
const benchmark = text.transform((id) => id as BenchmarkId);

const request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('series'), benchmark, metric: text.optional() }),
  z.strictObject({ kind: z.literal('samples'), benchmark, metric: text, runId: text }),
  z.strictObject({ kind: z.literal('run'), benchmark }),
  z.strictObject({ kind: z.literal('recordBaseline'), benchmark }),
  z.strictObject({ kind: z.literal('openSource'), benchmark }),
  z.strictObject({ kind: z.literal('copyCommit'), commit: z.string().regex(/^[0-9a-f]{4,64}$/) }),
]);

const requestId = z.number().int().nonnegative();

const message: z.ZodType<FromPanel> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('request'), requestId, request }),
]);

const answerable = z.object({ requestId });

export type PanelMessageReading =
  | { readonly ok: true; readonly message: FromPanel }
  /** `requestId`: somebody is waiting for an answer, so that it can be refused instead of left hanging. */
  | { readonly ok: false; readonly reason: string; readonly requestId?: number };

/** Reads what came out of the webview. Never throws, on any value; `reason` is for the log. */
export function readPanelMessage(value: unknown): PanelMessageReading {
  const reading = message.safeParse(value);
  if (reading.success) return { ok: true, message: reading.data };
  const waiting = answerable.safeParse(value);
  return {
    ok: false,
    reason: z.prettifyError(reading.error),
    ...(waiting.success && { requestId: waiting.data.requestId }),
  };
}
