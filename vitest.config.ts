import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@loglex/source'] },
  ssr: { resolve: { conditions: ['@loglex/source'], externalConditions: ['@loglex/source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      'scripts/hosts/**',
      'scripts/editors/**',
      'scripts/vscode/**',
    ],
    testTimeout: 30_000,
  },
});
