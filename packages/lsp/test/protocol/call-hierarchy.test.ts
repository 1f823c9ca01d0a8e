/** From a constant up to the functions that log it, and down again, as each editor asks. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver-protocol';
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
  const { open, request, uri } = client;
  const [item] = await request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
    textDocument: { uri: open('src/order.ts') },
    position: { line: 2, character: 28 },
  });
  expect(item).toMatchObject({ name: 'SHOP101 ORDER_PLACED', uri: uri('log-catalog.yaml') });
  const incoming = await request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
    item,
  });
  expect(incoming.map(({ from }) => [from.name, from.uri])).toEqual([
    ['order.py', uri('src/order.py')],
    ['place', uri('src/order.ts')],
  ]);
  expect(incoming[1]!.fromRanges).toMatchObject([{ start: { line: 2 } }]);
  const place = { item: incoming[1]!.from };
  const outgoing = await request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', place);
  expect(outgoing.map(({ to }) => to.name)).toEqual(['SHOP101 ORDER_PLACED', 'SHOP102 CART_EMPTY']);
  // Nobody knows who calls the function, and a constant calls nothing.
  expect(await request('callHierarchy/incomingCalls', place)).toBe(null);
  expect(await request('callHierarchy/outgoingCalls', { item })).toBe(null);
  const foreign = { item: { ...item, data: undefined } };
  expect(await request('callHierarchy/incomingCalls', foreign)).toBe(null);
});
