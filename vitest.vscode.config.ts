/** Tests that run the extension in VS Code itself: `npm run test:vscode`. They need a Chromium and npm's registry, and fail where there is none. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@loglex/source'] },
  ssr: { resolve: { conditions: ['@loglex/source'], externalConditions: ['@loglex/source'] } },
  test: {
    include: ['scripts/vscode/**/*.test.ts'],
    // One editor at a time: two would wait for each other.
    fileParallelism: false,
    testTimeout: 120_000,
    // An editor is in no hurry.
    expect: { poll: { timeout: 10_000 } },
    // The first run fetches 190 MB.
    hookTimeout: 600_000,
  },
});
