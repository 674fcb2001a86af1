import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { RequestFailed } from '../host.ts';
import { IconButton } from './icons.tsx';

/** A command that failed, above everything else until it is closed. */
export function Notice({ failure, onClose }: { readonly failure: RequestFailed; readonly onClose: () => void }) {
  return (
    <div class="notice" role="alert">
      <p>
        <strong>{failure.message}</strong> {failure.remedy}
      </p>
      <IconButton icon="close" label={t('Close message')} onPress={onClose} />
    </div>
  );
}

interface PageStateProps {
  readonly title: string;
  readonly advice?: string | undefined;
  readonly busy?: boolean;
  /** What the user can do about it: buttons. */
  readonly children?: ComponentChildren;
}

/** Stands where content would be: loading, nothing there, or something went wrong. */
export function PageState({ title, advice, busy = false, children }: PageStateProps) {
  return (
    <div class="state" role="status" aria-busy={busy}>
      {busy && <div class="progress" />}
      <h2>{title}</h2>
      {advice !== undefined && <p>{advice}</p>}
      {children}
    </div>
  );
}
