import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'webview-ui/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'integration',
          include: ['test/{architecture,contract,cli,live,package}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      { test: { name: 'ui', include: ['test/ui/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
