/** `initialize` is answered before anything heavy is loaded: the bundle's entry brings the connection and little else. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { SERVER } from './client.ts';

it('loads a connection at the start, and the engine later', () => {
  const files = new Set<string>();
  const follow = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, other] of text.matchAll(/^(?:import|export)[^;'"]*["'](\.\/[^"']+)["']/gm)) {
      follow(join(dirname(file), other!));
    }
  };
  follow(SERVER);
  const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0);
  expect(files.size).toBeGreaterThan(1);
  expect(bytes).toBeLessThan(200_000);
  const all = [...files].map((file) => readFileSync(file, 'utf8')).join('');
  expect(all).not.toContain('oxc-parser');
});
