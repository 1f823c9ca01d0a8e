/** What is wrong in a log that is open: underlined, as the catalog and the log are typed. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

const LOG = `2025-03-01T08:00:00Z INFO SHOP101 Order 7f3a placed
2025-03-01T08:00:01Z ERROR SHOP101 Order 7f3b placed
    at place (src/place.ts:2:3)
2025-03-01T08:00:02Z INFO SHOP199 nobody knows
`;

// One asks for diagnostics and is told when to ask again, the other is told of them.
describe.each(['vscode', 'emacs'] as const)('in %s', (editor) => {
  let client: Client;
  let log: string;

  beforeAll(async () => {
    client = await startClient({ editor, folder: folder({ ...SHOP, 'shop.log': LOG }) });
    log = client.open('shop.log');
  });

  afterAll(async () => {
    expect(await client.stop()).toBe(0);
    expect(client.problems).toEqual([]);
  });

  /** Check and range. */
  async function shown(): Promise<readonly string[]> {
    return (await diagnostics()).map(({ code, range: { start, end } }) => {
      return `${code} ${start.line}:${start.character}-${end.line}:${end.character}`;
    });
  }

  async function diagnostics(): Promise<readonly Diagnostic[]> {
    if (client.initialized.capabilities.diagnosticProvider !== undefined) {
      const params = { textDocument: { uri: log } };
      const report = await client.request<{ items: Diagnostic[] }>(
        'textDocument/diagnostic',
        params,
      );
      return report.items;
    }
    const all = (client.received.get('textDocument/publishDiagnostics') ??
      []) as readonly PublishDiagnosticsParams[];
    return all.findLast(({ uri }) => uri === log)?.diagnostics ?? [];
  }

  const untilShown = (expected: readonly string[]) =>
    vi.waitFor(async () => expect(await shown()).toEqual(expected), { timeout: 5_000 });

  function change(file: string, version: number, text: string): void {
    const textDocument = { uri: client.uri(file), version };
    client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  it('a level and a code are underlined where they stand', async () => {
    await untilShown(['line-wrong-severity 1:21-1:26', 'line-unknown-code 3:26-3:33']);
  });

  it('what is typed into the catalog counts', async () => {
    client.open('log-catalog.yaml');
    const catalog = SHOP['log-catalog.yaml'];
    change('log-catalog.yaml', 2, catalog.replace('code: SHOP101', 'code: SHOP104'));
    await untilShown([
      'line-unknown-code 0:26-0:33',
      'line-unknown-code 1:27-1:34',
      'line-unknown-code 3:26-3:33',
    ]);
    change('log-catalog.yaml', 3, catalog);
    await untilShown(['line-wrong-severity 1:21-1:26', 'line-unknown-code 3:26-3:33']);
  });

  it('findings move with their lines, and are gone when the log is closed', async () => {
    const [first = ''] = LOG.split('\n');
    change('shop.log', 2, `${first}\n\n${LOG}`);
    await untilShown(['line-wrong-severity 3:21-3:26', 'line-unknown-code 5:26-5:33']);
    client.notify('textDocument/didClose', { textDocument: { uri: log } });
    await untilShown([]);
  });

  it('an editor that asks is told when to ask again', () => {
    const isAsked = client.received.has('workspace/diagnostic/refresh');
    expect(isAsked).toBe(editor === 'vscode');
  });
});
