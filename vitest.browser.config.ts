/** Tests that open pages in Chromium: `npm run test:browser`. They need one, and fail where there is none. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@loglex/source'] },
  ssr: { resolve: { conditions: ['@loglex/source'], externalConditions: ['@loglex/source'] } },
  test: {
    include: ['packages/*/site/test/**/*.test.ts', 'scripts/hosts/browser.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
