/** Colours by meaning, whole, as a difference and in part, as each editor asks for them. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
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

const full = (uri: string) =>
  client.request<SemanticTokens | null>('textDocument/semanticTokens/full', {
    textDocument: { uri },
  });

const CODE = `export const a = '🎉'; logConstant(logger, LOG.CART_EMPTY);\n`;

it.each(['vscode', 'neovim', 'emacs', 'helix', 'sublime'] as const)('%s', async (editor) => {
  const { open, initialized, request } = await start({ editor });
  const { semanticTokensProvider: offered } = initialized.capabilities;
  const colours = editor !== 'emacs' && editor !== 'helix';
  expect(Boolean(offered)).toBe(colours);
  expect(offered?.legend.tokenTypes.slice(0, 2) ?? ['enumMember', 'parameter']).toEqual([
    'enumMember',
    'parameter',
  ]);
  // Others would lose the colours of their language's own server.
  const inCode = await full(open('src/order.ts', CODE));
  // Behind `LOG.`, with an emoji of four bytes before it; deprecated is the second modifier.
  expect(inCode?.data).toEqual(editor === 'neovim' ? [0, 49, 10, 0, 2] : undefined);

  const uri = open('app.log', 'WARN SHOP101 placed\nINFO SHOP101 placed\n');
  const textDocument = { uri };
  const first = (await full(uri))!;
  expect(first.data).toEqual([0, 0, 4, 3, 0, 0, 5, 7, 0, 0, 1, 0, 4, 3, 0, 0, 5, 7, 0, 0]);
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: 'WARN SHOP101 placed\nINFO of SHOP101 placed\n' }],
  });
  const delta = 'textDocument/semanticTokens/full/delta';
  const previousResultId = first.resultId!;
  const second = await request<SemanticTokensDelta>(delta, { textDocument, previousResultId });
  expect(second.edits).toEqual([{ start: 15, deleteCount: 5, data: [0, 8, 7, 0, 0] }]);
  // One that is not known any more is told the whole.
  const third = await request<SemanticTokens>(delta, { textDocument, previousResultId });
  expect(third.data).toHaveLength(20);
  const part = await request<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument,
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
  });
  expect(part.data).toEqual([1, 0, 4, 3, 0]);
});

it.each([
  ['on', [0, 47, 10, 0, 2]],
  ['off', undefined],
] as const)('follow the setting %s in code', async (semanticTokens, data) => {
  const { open, next } = await start({ configuration: { semanticTokens } });
  const uri = open('src/order.ts', CODE);
  await next('workspace/configuration');
  await client.request('loglex/status', null);
  expect((await full(uri))?.data).toEqual(data);
});
