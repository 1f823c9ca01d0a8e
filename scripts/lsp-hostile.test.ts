import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** `node scripts/lsp-hostile.js` alone sends ten thousand. */
const MESSAGES = '400';

it(
  'hostile messages cost an answer or the connection, and nothing hangs',
  { timeout: 180_000 },
  () => {
    const script = fileURLToPath(new URL('lsp-hostile.js', import.meta.url));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, '--messages', MESSAGES, '--seed', '7'],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^4\d\d hostile messages/);
  },
);
