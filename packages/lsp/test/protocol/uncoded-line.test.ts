/** Lines of a log without a code, asked about while the code and the catalog behind them are typed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hover, LocationLink } from 'vscode-languageserver-protocol';
import { folder, SHOP } from '../folder.ts';
import { type Client, cursorIn, startClient } from './client.ts';

const CONNECT = `export function connect(host) {
  logger.debug(\`connection to \${host} opened\`);
}
`;

const { text: LOG, position: RAW } = cursorIn(`2025-03-01T08:00:00Z INFO SHOP101 Order 7f3a placed
2025-03-01T08:00:02Z DEBUG connect$0ion to db-1 opened
Traceback (most recent call last):
  File "src/db.py", line 2, in connect
ConnectionError: db-1
`);
const IN_TRACE = { line: 3, character: 8 };

let client: Client;
let log: string;

beforeAll(async () => {
  const root = folder({ ...SHOP, 'shop.log': LOG, 'src/db.ts': CONNECT });
  client = await startClient({ folder: root });
  log = client.open('shop.log');
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

async function hoverAt(position = RAW): Promise<string | undefined> {
  const params = { textDocument: { uri: log }, position };
  const found = await client.request<Hover | null>('textDocument/hover', params);
  return found === null ? undefined : JSON.stringify(found.contents);
}

async function definitionAt(position = RAW): Promise<readonly (readonly [string, number])[]> {
  const params = { textDocument: { uri: log }, position };
  const found = await client.request<LocationLink[] | null>('textDocument/definition', params);
  return (found ?? []).map(({ targetUri, targetSelectionRange }) => [
    targetUri,
    targetSelectionRange.start.line,
  ]);
}

function change(file: string, version: number, text: string): void {
  const textDocument = { uri: client.uri(file), version };
  client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
}

it('are led to their calls, from the trace below as well', async () => {
  const site = [[client.uri('src/db.ts'), 1]];
  for (const position of [RAW, IN_TRACE]) {
    expect(await hoverAt(position)).toContain('A call without a code');
    expect(await hoverAt(position)).toContain('host = db-1');
    expect(await definitionAt(position)).toEqual(site);
  }
});

it('follow what is typed in code and in the catalog', async () => {
  client.open('src/db.ts');
  change('src/db.ts', 2, `\n\n${CONNECT}`);
  expect(await definitionAt()).toEqual([[client.uri('src/db.ts'), 3]]);
  change('src/db.ts', 3, CONNECT.replace('opened', 'closed'));
  expect(await definitionAt()).toEqual([]);
  expect(await hoverAt()).toBeUndefined();

  client.open('log-catalog.yaml');
  const entry = `  - { code: SHOP200, name: CONNECTED, level: debug, message: 'connection to {host} opened' }\n`;
  change('log-catalog.yaml', 2, SHOP['log-catalog.yaml'] + entry);
  expect(await hoverAt()).toContain('SHOP200');
  change('log-catalog.yaml', 3, SHOP['log-catalog.yaml']);
  expect(await hoverAt()).toBeUndefined();

  change('src/db.ts', 4, CONNECT);
  expect(await definitionAt()).toEqual([[client.uri('src/db.ts'), 1]]);
});
