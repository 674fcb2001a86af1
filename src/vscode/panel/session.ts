import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { type OverviewDelta, OverviewTracker } from '../../core/present/panelOverview.ts';
import type { PanelStatus, ToPanel } from '../../core/protocol/panelMessages.ts';
import { loadParts } from '../shared/parts.ts';
import { answerRequest } from './answer.ts';
import type { PanelDeps } from './deps.ts';
import { panelHtml } from './html.ts';

/** Changes come in bursts while a run reports; the panel redraws at most this often. */
const updateIntervalMs = 250;

/** One open panel. Its page is thrown away while hidden, and asks for everything again when it is back. */
export class PanelSession implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #deps: PanelDeps;
  readonly #overview = new OverviewTracker();
  readonly #disposables: { dispose(): void }[] = [];
  /** The page listens; what is sent before would be lost. */
  #listening = false;
  #isSearching = true;
  #pendingShow: BenchmarkId | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(panel: vscode.WebviewPanel, deps: PanelDeps) {
    this.#panel = panel;
    this.#deps = deps;
    const resources = vscode.Uri.joinPath(deps.extensionUri, 'dist', 'webview');
    const { webview } = panel;
    this.#disposables.push(
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#listening = false;
      }),
      panel.onDidDispose(() => this.#release()),
      deps.onDidChange(() => this.#scheduleUpdate()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#scheduleUpdate()),
    );
    webview.options = { enableScripts: true, localResourceRoots: [resources] };
    webview.html = panelHtml({
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(resources, 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(resources, 'panel.css')).toString(),
      nonce: randomBytes(18).toString('base64url'),
      language: vscode.env.language,
      title: panel.title,
      loading: vscode.l10n.t('Loading benchmarks…'),
    });
    void this.#search();
  }

  /** An overview is of everything, so that opening it is what finds everything when nothing else did. */
  async #search(): Promise<void> {
    try {
      await this.#deps.allFound();
    } catch (error) {
      this.#deps.log.error(`Benchmarks could not be looked for: ${String(error)}`);
    }
    this.#isSearching = false;
    this.#scheduleUpdate();
  }

  show(benchmark: BenchmarkId | undefined): void {
    if (this.#listening) this.#post({ type: 'show', ...(benchmark !== undefined && { benchmark }) });
    else this.#pendingShow = benchmark;
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #release(): void {
    this.#listening = false;
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
  }

  #status(): PanelStatus {
    return { scanning: this.#isSearching, canRun: vscode.workspace.isTrusted };
  }

  #overviewDelta(): OverviewDelta {
    return this.#overview.update(this.#deps.snapshot(), (file) => vscode.workspace.asRelativePath(file));
  }

  #scheduleUpdate(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#listening) this.#post({ type: 'changed', status: this.#status(), ...this.#overviewDelta() });
    }, updateIntervalMs);
  }

  #start(): void {
    this.#overview.reset();
    this.#listening = true;
    const show = this.#pendingShow;
    this.#pendingShow = undefined;
    this.#post({
      type: 'init',
      language: vscode.env.language,
      status: this.#status(),
      rows: this.#overviewDelta().rows,
      ...(vscode.l10n.bundle !== undefined && { l10n: vscode.l10n.bundle }),
      ...(show !== undefined && { show }),
    });
  }

  async #receive(value: unknown): Promise<void> {
    const { loadPanelProtocol } = await loadParts();
    const { readPanelMessage } = await loadPanelProtocol();
    const reading = readPanelMessage(value);
    if (!reading.ok) {
      this.#deps.log.error(`The panel sent a message that cannot be read: ${reading.reason}`);
      const message = vscode.l10n.t('The panel and the extension do not understand each other.');
      const remedy = vscode.l10n.t('Close the panel and open it again.');
      if (reading.requestId !== undefined)
        this.#post({ type: 'response', requestId: reading.requestId, outcome: { ok: false, message, remedy } });
    } else if (reading.message.type === 'ready') {
      this.#start();
    } else {
      const { requestId, request } = reading.message;
      this.#post({ type: 'response', requestId, outcome: await answerRequest(request, this.#deps) });
    }
  }

  /** Undelivered means that the page is hidden or gone: it asks again when it is back. */
  #post(message: ToPanel): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a webview's method, not a window's
    void this.#panel.webview.postMessage(message);
  }
}
