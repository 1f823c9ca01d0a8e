/** Tests that drive editors with the language server in them: `npm run test:editors`. They need each, and fail where there is one not. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@loglex/source'] },
  ssr: { resolve: { conditions: ['@loglex/source'], externalConditions: ['@loglex/source'] } },
  test: {
    include: ['scripts/editors/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
