import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { checks, readSettings } from '@loglex/engine';
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

test('the settings that the pages show are settings', async () => {
  const samples = [...(await checkPages(checks))].flatMap(([name, text]) =>
    [...text.matchAll(/```yaml\n(checks:[^]*?)```/g)].map(([, yaml]) => ({ name, yaml })),
  );
  expect(samples.length).toBeGreaterThan(5);
  for (const { name, yaml } of samples) {
    const { problems } = readSettings([{ file: name, text: `loglex: 1\n${yaml}` }], checks);
    expect(problems, name).toEqual([]);
  }
});
