import * as vscode from 'vscode';
import type { ScanProgress } from '../state/root.ts';

/** Most scans end before anyone could read what they say. */
const patienceMs = 2000;

/** Lets a scan begin at once; one that takes longer shows how many files it has seen, and can be stopped. */
export const withScanProgress: ScanProgress = async (work) => {
  const stop = new AbortController();
  let report: ((filesSeen: number) => void) | undefined;
  const scan = work({ signal: stop.signal, onProgress: (filesSeen) => report?.(filesSeen) });
  const timer = setTimeout(() => {
    const title = vscode.l10n.t('Redline: looking for benchmarks');
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(() => stop.abort());
        report = (filesSeen) => progress.report({ message: vscode.l10n.t('{0} files', filesSeen) });
        await Promise.allSettled([scan]);
      },
    );
  }, patienceMs);
  try {
    return await scan;
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
