import type { CommandId } from '../ids.ts';

/** A command's work; the argument is what a lens, a link or the explorer passes. */
export type Handlers = Partial<Record<CommandId, (argument?: unknown) => unknown>>;
