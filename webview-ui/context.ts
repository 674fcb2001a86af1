import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelRequest, PanelStatus } from '../src/core/protocol/panelMessages.ts';
import type { Host } from './host.ts';

type Command = Exclude<PanelRequest, { readonly kind: 'series' | 'samples' }>;

/** What every part of the page may use. */
export interface Surroundings {
  readonly ask: Host['ask'];
  /** Starts a command; a failure is shown to the user. */
  readonly command: (request: Command) => void;
  readonly status: PanelStatus;
  /** BCP 47. */
  readonly language: string;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new Error('The page is rendered outside of its surroundings.');
  return surroundings;
}
