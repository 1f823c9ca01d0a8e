/** Links of a catalog, of settings and of code, as each editor is told of them. */
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

let client: Client;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

const FILES = {
  ...SHOP,
  'loglex.yaml': `${SHOP['loglex.yaml']}configuration: [{ settings: shop, files: [conf.yaml] }]\n`,
  'conf.yaml': 'logging:\n  level: info\n',
  'log-catalog.yaml': `${SHOP['log-catalog.yaml']}    runbook: 'https://example.org/ä b'
settings: { shop: { keys: { logging.level: { type: level } } } }
legends:
  provenance:
    brackets: ['(', ')']
    terms: { config: { argument: { name: section, type: dotted } } }
`,
  'app.log': 'level set (config:logging.level)\n',
};

it.each(['vscode', 'neovim', 'emacs', 'helix', 'sublime'] as const)('%s', async (editor) => {
  client = await startClient({ folder: folder(FILES), editor });
  const { open, uri } = client;
  const linksIn = (file: string) =>
    client.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: open(file) },
    });
  const shows = editor === 'vscode' || editor === 'sublime';
  const [address] = await linksIn('log-catalog.yaml');
  expect(address?.target).toBe('https://example.org/%C3%A4');
  expect('tooltip' in address!).toBe(shows);
  const named = await linksIn('loglex.yaml');
  expect(named.map(({ target }) => target)).toEqual([uri('log-catalog.yaml'), uri('conf.yaml')]);
  const [section] = await linksIn('app.log');
  expect(section?.target).toBe(`${uri('conf.yaml')}#L2,3`);
});
