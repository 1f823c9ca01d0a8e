import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { checks } from '@loglex/engine';
import { expect, test } from 'vitest';
import { checkPages } from './check-docs/pages.js';

const folder = new URL('../docs/checks/', import.meta.url);

test('the pages of the checks are what the checks say; `npm run generate` writes them', async () => {
  const pages = await checkPages(checks);
  for (const [name, text] of pages) {
    const path = new URL(name, folder);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, name).toBe(text);
  }
  const strays = readdirSync(folder).filter((name) => name.endsWith('.md') && !pages.has(name));
  expect(strays).toEqual([]);
});
