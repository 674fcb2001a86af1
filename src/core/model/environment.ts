/** Hardware, OS and runtime facts of one machine. `os`, `arch`, `cpuModel` and `cpuCount` make the key. */
export interface Environment {
  readonly os: string;
  readonly arch: string;
  readonly cpuModel: string;
  readonly cpuCount: number;
  readonly osRelease?: string;
  readonly memoryBytes?: number;
  /** Toolchains by name, e.g. `{ go: 'go1.26.8' }`: recorded, and reported when they differ; not part of the key. */
  readonly runtimes: Readonly<Record<string, string>>;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\((?:r|tm)\)|\b(?:cpu|processor)\b|@.*$/g, ' ')
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);

/**
 * Decides which baselines are comparable, and names their file: `linux-x64-amd-epyc-7b13-2c`.
 * Only letters, digits, dots and dashes, so that it is a file name everywhere.
 */
export function environmentKey(environment: Environment): string {
  const { os, arch, cpuModel, cpuCount } = environment;
  const parts = [os, arch, cpuModel].map((part) => slug(part) || 'unknown');
  return `${parts.join('-')}-${cpuCount}c`;
}
