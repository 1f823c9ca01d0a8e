/** What draws into a text is asked for with every keystroke, also by clients that are not done yet: it never breaks. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

let client: Client;

beforeAll(async () => {
  client = await startClient({ folder: folder(SHOP) });
  client.open('log-catalog.yaml');
  client.open('src/order.ts');
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const INVALID_PARAMS = -32602;

const METHODS = [
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/documentLink',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/full/delta',
  'textDocument/semanticTokens/range',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/prepareCallHierarchy',
];

it.each(METHODS)('%s without a document is an error of the client', async (method) => {
  for (const params of [null, [], {}, { textDocument: null }, { textDocument: { uri: 7 } }]) {
    await expect(client.request(method, params)).rejects.toHaveProperty('code', INVALID_PARAMS);
  }
});

it.each(METHODS)('%s of a document that nobody knows is answered with nothing', async (method) => {
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  for (const uri of ['untitled:one', 'file:///no/such/file.ts', 'x', client.uri('src/gone.ts')]) {
    const params = {
      textDocument: { uri },
      range,
      position: range.start,
      positions: [range.start],
    };
    expect(await client.request(method, params)).toBe(null);
  }
});

it.each([
  ['textDocument/inlayHint', { range: null }],
  ['textDocument/inlayHint', { range: { start: { line: 'x' } } }],
  ['textDocument/semanticTokens/range', { range: {} }],
  ['textDocument/selectionRange', { positions: [null] }],
  ['textDocument/prepareCallHierarchy', { position: { line: 1.5, character: 0 } }],
])('%s with %j is an error of the client', async (method, rest) => {
  const params = { textDocument: { uri: client.uri('log-catalog.yaml') }, ...rest };
  await expect(client.request(method, params)).rejects.toHaveProperty('code', INVALID_PARAMS);
});

it('a place outside of the text is its edge', async () => {
  const textDocument = { uri: client.uri('log-catalog.yaml') };
  const far = { line: 1e9, character: 1e9 };
  const range = { start: { line: 0, character: 0 }, end: far };
  const ask = (method: string, params: object) =>
    client.request(method, { textDocument, range, ...params });
  expect(await ask('textDocument/semanticTokens/range', {})).not.toBe(null);
  expect(await ask('textDocument/selectionRange', { positions: [far, far] })).toHaveLength(2);
  expect(await ask('textDocument/inlayHint', {})).toEqual([]);
  const reversed = { range: { start: far, end: { line: 0, character: 0 } } };
  expect(await ask('textDocument/semanticTokens/range', reversed)).toEqual({ data: [] });
});

it.each([
  ['callHierarchy/incomingCalls', { item: null }],
  ['callHierarchy/outgoingCalls', { item: { data: 7 } }],
  ['callHierarchy/outgoingCalls', {}],
])('%s of %j is answered with nothing', async (method, params) => {
  expect(await client.request(method, params)).toBe(null);
});
