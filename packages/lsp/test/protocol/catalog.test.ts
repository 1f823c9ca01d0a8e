/** Catalogs for views, and what is done from them. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { CatalogConstant, Catalogs } from '@loglex/lsp';
import { afterEach, expect, it, vi } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, type ClientOptions, startClient } from './client.ts';

let client: Client;

async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
  client = await startClient({ folder: folder(SHOP), ...options });
  await vi.waitFor(async () => {
    const { projects } = await client.request<{ projects: { phase: string }[] }>(
      'loglex/status',
      null,
    );
    expect(projects).toMatchObject([{ phase: 'ready' }]);
  }, 10_000);
  return client;
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

it('lists what is loaded', async () => {
  const { request } = await start();
  const { catalogs } = await request<Catalogs>('loglex/catalog', {});
  expect(catalogs).toHaveLength(1);
  const [{ constants, settings, phase } = catalogs[0]!] = catalogs;
  expect(phase).toBe('ready');
  expect(settings).toMatch(/^file:\/\/.*\/loglex\.yaml$/);
  const placed = constants.find(({ name }) => name === 'ORDER_PLACED')!;
  expect(placed).toMatchObject({ code: 'SHOP101', level: 'info', uses: expect.any(Number) });
  // `  - code: SHOP101` is the third line.
  expect(placed.location.range).toEqual({
    start: { line: 2, character: '  - code: '.length },
    end: { line: 2, character: '  - code: SHOP101'.length },
  });
});

it('looks for constants by words, as many as are asked for', async () => {
  const { request } = await start();
  const found = await request<CatalogConstant[]>('loglex/search', {
    query: 'order placed',
    limit: 5,
  });
  expect(found.map(({ name }) => name)).toContain('ORDER_PLACED');
  expect(await request('loglex/search', { limit: 1 })).toHaveLength(1);
  expect(await request('loglex/search', { query: ['x'], limit: 'many' })).not.toHaveLength(0);
});

it('writes a constant at a place', async () => {
  const { open, request } = await start();
  const textDocument = { uri: open('src/order.ts', 'logConstant(logger, );\n') };
  const position = { line: 0, character: 'logConstant(logger, '.length };
  const edits = await request<TextEdit[]>('loglex/insertion', {
    textDocument,
    position,
    code: 'SHOP101',
  });
  expect(edits[0]).toEqual({
    range: { start: position, end: position },
    newText: 'LOG.ORDER_PLACED',
  });
  expect(await request('loglex/insertion', { textDocument, position, code: 'SHOP999' })).toBe(null);
});

it('marks a constant as out of use, and says why it does not', async () => {
  const { open, request } = await start();
  const textDocument = { uri: open('log-catalog.yaml') };
  const asked = { textDocument, code: 'SHOP101', reason: 'merged' };
  const { documentChanges } = await request<WorkspaceEdit>('loglex/deprecate', asked);
  expect(JSON.stringify(documentChanges)).toContain('deprecated');
  expect(JSON.stringify(documentChanges)).toContain('merged');
  await expect(request('loglex/deprecate', { ...asked, code: 'SHOP999' })).rejects.toThrow(
    'There is no SHOP999 any more.',
  );
  await expect(request('loglex/deprecate', { ...asked, replacedBy: 'SHOP999' })).rejects.toThrow(
    'SHOP999',
  );
});
