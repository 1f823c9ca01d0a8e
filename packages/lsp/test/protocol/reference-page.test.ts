/** Pages of the reference, for a preview. */
import type { ReferencePage } from '@loglex/lsp';
import { afterEach, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

let client: Client;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

it('are of the catalog as it is typed', async () => {
  client = await startClient({ folder: folder(SHOP) });
  const { open, notify, request } = client;
  const uri = open('log-catalog.yaml');
  const ask = (params: object) => request<ReferencePage | null>('loglex/reference', params);
  const home = (await ask({}))!;
  expect(home.page).toBe('index.html');
  expect(home.html).toContain('<main');
  expect(home.style).toContain(':root');
  const entry = (await ask({ textDocument: { uri }, code: 'SHOP101' }))!;
  expect(entry.html).toContain(`id="${entry.anchor}"`);
  expect(entry.page).toMatch(/^components\/.*\.html$/);
  expect(await ask({ page: 'assets/reference.css' })).toBe(null);
  expect(await ask({ page: '../loglex.yaml' })).toBe(null);
  notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: SHOP['log-catalog.yaml'].replace('placed', 'put down') }],
  });
  expect((await ask({ textDocument: { uri }, code: 'SHOP101' }))!.html).toContain('put down');
});
