import type { Framework } from './framework.ts';
import { go } from './go/index.ts';

/** Every framework Redline understands: one line each. */
export const frameworks: readonly Framework[] = [go];

export function frameworkById(id: string): Framework | undefined {
  return frameworks.find((framework) => framework.id === id);
}
