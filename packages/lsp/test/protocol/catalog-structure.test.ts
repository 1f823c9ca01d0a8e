/** Folds and widening selections of a catalog, as each editor asks for them; code is left to its own servers. */
import type { FoldingRange, SelectionRange } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

let client: Client;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

it.each(['vscode', 'neovim', 'emacs', 'helix', 'sublime'] as const)('%s', async (editor) => {
  client = await startClient({ folder: folder(SHOP), editor });
  const { open, request } = client;
  const folds = (uri: string) =>
    request<FoldingRange[] | null>('textDocument/foldingRange', { textDocument: { uri } });
  const uri = open('log-catalog.yaml');
  // The list on line 1, and its entries on the lines 2, 7 and 12.
  expect(await folds(uri)).toEqual([
    { startLine: 1, endLine: 15 },
    { startLine: 2, endLine: 6 },
    { startLine: 7, endLine: 11 },
    { startLine: 12, endLine: 15 },
  ]);
  // In `    message: 'Order {order_id} placed'`, and in `loglex: 1`.
  const positions = [
    { line: 5, character: 22 },
    { line: 0, character: 0 },
  ];
  const [selection, other] = await request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri },
    positions,
  });
  const onLine = (start: number, end: number) => ({
    start: { line: 5, character: start },
    end: { line: 5, character: end },
  });
  expect(selection).toMatchObject({
    range: onLine(21, 29),
    parent: { range: onLine(20, 30), parent: { range: onLine(14, 37) } },
  });
  expect(other?.range.end).toEqual({ line: 0, character: 6 });

  const code = open('src/order.ts');
  expect(await folds(code)).toBe(null);
  const params = { textDocument: { uri: code }, positions };
  expect(await request('textDocument/selectionRange', params)).toBe(null);
});

it('takes no more folds than the client does', async () => {
  client = await startClient({
    folder: folder(SHOP),
    wait: false,
    initialize: { capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } },
  });
  const textDocument = { uri: client.open('log-catalog.yaml') };
  const found = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
  expect(found.map(({ startLine }) => startLine)).toEqual([1, 2]);
});
