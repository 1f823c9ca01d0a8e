/** Hints beside codes, as each editor asks for them, and the line that a client tells. */
import type { InlayHint, MarkupContent } from 'vscode-languageserver-protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, type ClientOptions, startClient } from './client.ts';

let client: Client;

async function start(options: Partial<ClientOptions>): Promise<Client> {
  return (client = await startClient({ folder: folder(SHOP), ...options }));
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

const ALL = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

function hintsIn(uri: string, range = ALL): Promise<InlayHint[] | null> {
  return client.request('textDocument/inlayHint', { textDocument: { uri }, range });
}

/** Does something, and waits until the client is told to ask again. */
async function refreshed(by: () => void): Promise<void> {
  const told = () => client.received.get('workspace/inlayHint/refresh')?.length ?? 0;
  const before = told();
  by();
  await vi.waitFor(() => expect(told()).toBeGreaterThan(before), 5_000);
}

const linesOf = (hints: InlayHint[] | null) => hints?.map(({ position }) => position.line);

it.each(['vscode', 'neovim', 'emacs', 'helix', 'sublime'] as const)('%s', async (editor) => {
  const { open, request, initialized } = await start({ editor });
  const uri = open('src/order.ts', `export const a = '🎉'; logConstant(logger, LOG.CART_EMPTY);\n`);
  const [hint, ...others] = (await hintsIn(uri))!;
  expect(others).toEqual([]);
  // Behind `LOG.CART_EMPTY`, with an emoji before it of two units, four bytes or one character.
  const character = { neovim: 59, emacs: 56, helix: 59 }[editor as 'neovim'] ?? 57;
  expect(hint).toMatchObject({
    label: 'warn · Checkout refused: the cart is empty',
    position: { line: 0, character },
  });
  const resolves = editor === 'vscode' || editor === 'neovim';
  expect(initialized.capabilities.inlayHintProvider).toEqual({ resolveProvider: resolves });
  expect('data' in hint!).toBe(resolves);
  if (!resolves) return;
  const { tooltip } = await request<InlayHint>('inlayHint/resolve', hint);
  expect((tooltip as MarkupContent).value).toContain('CART');
});

it('gives back what it has not made, and what the text has left behind', async () => {
  const { open, request, notify } = await start({});
  const foreign = { position: { line: 0, character: 0 }, label: 'x', data: [1] };
  expect(await request('inlayHint/resolve', foreign)).toEqual(foreign);
  const uri = open('src/order.ts');
  const [hint] = (await hintsIn(uri))!;
  const textDocument = { uri, version: 2 };
  notify('textDocument/didChange', { textDocument, contentChanges: [{ text: '// changed\n' }] });
  expect(await request('inlayHint/resolve', hint)).toEqual(hint);
});

it('are none where the setting says so', async () => {
  const initialize = { initializationOptions: { inlayHints: 'off' } };
  const { open } = await start({
    editor: 'helix',
    initialize,
    configuration: { inlayHints: 'off' },
  });
  expect(await hintsIn(open('src/order.ts'))).toBe(null);
});

it('follow the line that the client tells', async () => {
  const { open, notify, next } = await start({
    configuration: { inlayHints: 'activeLine' },
  });
  const uri = open('src/order.ts');
  await next('workspace/configuration');
  await client.request('loglex/status', null);
  const third = { start: { line: 3, character: 0 }, end: { line: 3, character: 80 } };
  // Who tells nothing is answered about a line that it asks for by itself.
  expect(await hintsIn(uri)).toBe(null);
  expect(linesOf(await hintsIn(uri, third))).toEqual([3]);

  await refreshed(() => notify('loglex/activeLine', { uri, line: 2 }));
  expect(linesOf(await hintsIn(uri))).toEqual([2]);
  expect(await hintsIn(uri, third)).toBe(null);
  notify('loglex/activeLine', { uri: 7, line: 'x' });
  expect(await hintsIn(uri)).toBe(null);
});

it('are asked for again when the catalog says something else', async () => {
  const { open, notify } = await start({});
  const uri = open('src/order.ts');
  const catalog = open('log-catalog.yaml');
  expect((await hintsIn(uri))![0]!.label).toBe('info · Order {order_id} placed');
  const text = SHOP['log-catalog.yaml'].replace('placed', 'sold');
  const textDocument = { uri: catalog, version: 2 };
  await refreshed(() =>
    notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] }),
  );
  expect((await hintsIn(uri))![0]!.label).toBe('info · Order {order_id} sold');
});
