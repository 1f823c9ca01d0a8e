/** Tests that run the packed runtime under Deno and Bun: `npm run test:hosts`. They need both, and fail where there is one not. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@loglex/source'] },
  ssr: { resolve: { conditions: ['@loglex/source'], externalConditions: ['@loglex/source'] } },
  test: {
    include: ['scripts/hosts/servers.test.ts'],
    // The first run fetches 94 MB.
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
