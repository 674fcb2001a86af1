import os from 'node:os';
import type { EnvironmentProbe } from '../core/ports/services.ts';

/**
 * This machine. The core count is what a process may use (`os.availableParallelism`), not what is built in: CPU affinity and, on
 * Linux, the CPU quota of a container count, so that a container of 2 cores on a machine of 64 has baselines of its own.
 */
export const environmentProbe: EnvironmentProbe = {
  detect: () =>
    Promise.resolve({
      os: process.platform,
      arch: process.arch,
      // Empty where the kernel does not say, e.g. in some containers on ARM.
      cpuModel: os.cpus()[0]?.model.trim() ?? '',
      cpuCount: os.availableParallelism(),
      osRelease: os.release(),
      memoryBytes: os.totalmem(),
      runtimes: {},
    }),
};
