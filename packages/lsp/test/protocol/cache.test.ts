/** What `loglex check` has read the server need not read again: both keep facts in one place. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { startClient } from './client.ts';

const PROGRAM = fileURLToPath(new URL('../../../cli/dist/loglex.js', import.meta.url));

it('takes what the program left, and leaves it as it is', async () => {
  const root = folder(SHOP);
  mkdirSync(join(root, 'node_modules'));
  // Files that have just changed may change again within a tick of the clock, and are read anew.
  for (const file of Object.keys(SHOP)) utimesSync(join(root, file), 1_000_000, 1_000_000);
  expect(spawnSync(process.execPath, [PROGRAM, 'check'], { cwd: root }).status).toBe(1);
  const kept = join(root, 'node_modules/.cache/loglex');
  expect(readdirSync(kept)).toContain('facts');
  const before = readFileSync(join(kept, 'facts'), 'utf8');

  const client = await startClient({ folder: root });
  expect(await client.request('loglex/status', null)).toMatchObject({ projects: [{ files: 2 }] });
  expect(await client.stop()).toBe(0);
  // A server of another build would have written its own.
  expect(readFileSync(join(kept, 'facts'), 'utf8')).toBe(before);
  expect(before.split('\n')[0]).toMatch(/^loglex 1 [\w-]{27}$/);
});
