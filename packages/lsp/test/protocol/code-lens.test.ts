/** Lenses above the entries of a catalog, and what a click on one does: what the client can, or what the server can. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, Location } from 'vscode-languageserver-protocol';
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
  const textDocument = { uri: open('log-catalog.yaml') };
  const lenses = await request<CodeLens[]>('textDocument/codeLens', { textDocument });
  // Two for each of the three codes, which stand on the lines 2, 7 and 12.
  expect(lenses.map(({ range }) => range.start)).toEqual(
    [2, 2, 7, 7, 12, 12].map((line) => ({ line, character: 10 })),
  );
  const { command } = await request<CodeLens>('codeLens/resolve', lenses[0]);
  expect(command?.title).toBe('2 uses');
  const files = [uri('src/order.py'), uri('src/order.ts')];
  if (editor === 'vscode') {
    const places = files.map((file) => expect.objectContaining({ uri: file }) as Location);
    const shown = [textDocument.uri, lenses[0]!.range.start, places];
    expect(command).toMatchObject({ command: 'loglex.showReferences', arguments: shown });
  } else {
    const found = await request<Location[]>('workspace/executeCommand', command);
    expect(found.map((place) => place.uri)).toEqual([textDocument.uri, ...files]);
  }
});

it('gives back what it has not made, and says so where an entry has gone', async () => {
  client = await startClient({ folder: folder(SHOP) });
  const { open, request, notify } = client;
  const foreign = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
  expect(await request('codeLens/resolve', foreign)).toEqual(foreign);
  const data = { loglex: 'lens', uri: 7, kind: 'uses', code: 'SHOP101' };
  expect(await request('codeLens/resolve', { ...foreign, data })).toEqual({ ...foreign, data });
  const uri = open('log-catalog.yaml');
  const [lens] = await request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: 'loglex: 1\n' }],
  });
  expect(await request('codeLens/resolve', lens)).toMatchObject({
    command: { title: 'no entry' },
  });
});

it('says when a log of the catalog showed a constant last, and follows it', async () => {
  const root = folder({
    ...SHOP,
    'log-catalog.yaml': `${SHOP['log-catalog.yaml']}destinations: { app: { file: app.log } }\n`,
    'app.log': '2026-11-20T09:00:00Z INFO SHOP101 Order 1 placed\n',
  });
  client = await startClient({ folder: root });
  const { open, request, uri } = client;
  const textDocument = { uri: open('log-catalog.yaml') };
  const lenses = await request<CodeLens[]>('textDocument/codeLens', { textDocument });
  expect(lenses.map(({ range }) => range.start.line)).toEqual([2, 2, 2, 7, 7, 12, 12]);
  const { command } = await request<CodeLens>('codeLens/resolve', lenses[2]);
  const place = { uri: uri('app.log'), range: { start: { line: 0, character: 26 } } };
  expect(command).toMatchObject({
    title: 'last seen 2026-11-20 09:00',
    arguments: [textDocument.uri, lenses[2]!.range.start, [place]],
  });
  appendFileSync(join(root, 'app.log'), '2026-11-21T09:00:00Z INFO SHOP101 Order 2 placed\n');
  expect(await request('codeLens/resolve', lenses[2])).toMatchObject({
    command: { title: 'last seen 2026-11-21 09:00' },
  });
});
