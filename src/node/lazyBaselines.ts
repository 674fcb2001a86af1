import type { Baselines } from '../core/engine.ts';
import type { BaselinesDeps } from '../core/record/baselines.ts';

/** Baselines whose schemas are loaded with the first call: an editor that only opens has no need for them. */
export function createLazyBaselines(deps: BaselinesDeps): Baselines {
  let loading: Promise<Baselines> | undefined;
  const load = () => (loading ??= import('../core/record/baselines.ts').then((module) => module.createBaselines(deps)));
  return {
    read: async (...args) => (await load()).read(...args),
    environments: async () => (await load()).environments(),
    record: async (...args) => (await load()).record(...args),
    remove: async (...args) => (await load()).remove(...args),
  };
}
