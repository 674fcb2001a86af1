import { t } from '@vscode/l10n';
import type {
  FromPanel,
  PanelAnswers,
  PanelOutcome,
  PanelRequest,
  ToPanel,
} from '../src/core/protocol/panelMessages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** A request that was refused or got lost; the message is advice to the user. */
export class RequestFailed extends Error {
  readonly remedy: string | undefined;
  constructor(message: string, remedy?: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** Questions are answered from memory or a local database. Commands may ask the user something: they have no limit. */
const questionLimitMs = 15_000;
const isQuestion = (request: PanelRequest): boolean => request.kind === 'series' || request.kind === 'samples';

export type Announcement = Exclude<ToPanel, { readonly type: 'response' }>;

/** The extension, as the page sees it. */
export interface Host {
  /** The state kept when the page was last alive. */
  readonly keptState: unknown;
  keepState(state: unknown): void;
  /** Resolves with the answer, or rejects with `RequestFailed`; a question never hangs. */
  readonly ask: <Kind extends PanelRequest['kind']>(
    request: Extract<PanelRequest, { kind: Kind }>,
  ) => Promise<PanelAnswers[Kind]>;
}

/** Connects to the extension and says that the page is ready. Call once: the editor hands out its API once. */
export function connect(onAnnouncement: (message: Announcement) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, (outcome: PanelOutcome) => void>();
  let lastRequestId = 0;

  window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
    if (data.type === 'response') waiting.get(data.requestId)?.(data.outcome);
    else onAnnouncement(data);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the editor's method, not a window's
  const send = (message: FromPanel) => api.postMessage(message);
  send({ type: 'ready' });

  return {
    keptState: api.getState(),
    keepState: (state) => api.setState(state),
    ask: <Kind extends PanelRequest['kind']>(request: Extract<PanelRequest, { kind: Kind }>) => {
      lastRequestId += 1;
      const requestId = lastRequestId;
      const { promise, resolve, reject } = Promise.withResolvers<PanelAnswers[Kind]>();
      const giveUp = () =>
        reject(new RequestFailed(t('Redline does not answer.'), t('Reload the window and try again.')));
      const timer = isQuestion(request) ? setTimeout(giveUp, questionLimitMs) : undefined;
      waiting.set(requestId, (outcome) => {
        if (outcome.ok) resolve(outcome.answer as PanelAnswers[Kind]);
        else reject(new RequestFailed(outcome.message, outcome.remedy));
      });
      send({ type: 'request', requestId, request });
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(requestId);
      });
    },
  };
}
