import { expect, it } from 'vitest';
import { environmentKey } from '../core/model/environment.ts';
import { environmentProbe } from './environment.ts';

it('describes this machine, twice the same, with a key that is a file name', async () => {
  const environment = await environmentProbe.detect();
  expect(environment).toMatchObject({ os: process.platform, arch: process.arch, runtimes: {} });
  expect(environment.cpuCount).toBeGreaterThan(0);
  expect(environment.memoryBytes).toBeGreaterThan(0);
  expect(environmentKey(environment)).toMatch(/^[a-z0-9.-]+-\d+c$/);
  expect(await environmentProbe.detect()).toEqual(environment);
});
