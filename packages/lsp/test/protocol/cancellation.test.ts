/** Requests that nobody waits for any more, and more of them at once than any editor sends. */
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { afterEach, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

const CANCELLED = { code: -32800 };

let client: Client;
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

/** A catalog of which a whole-file answer takes a while. */
const CATALOG = `loglex: 1\nconstants:\n${Array.from({ length: 2_000 }, (_, at) => `  - { code: A${1000 + at}, name: N${at}, level: info, message: 'Of {n} all {m}' }\n`).join('')}`;

it('are answered as cancelled where they still wait, and cost nothing', async () => {
  client = await startClient({ folder: folder({ ...SHOP, 'log-catalog.yaml': CATALOG }) });
  const { connection } = client;
  const uri = client.open('log-catalog.yaml');
  const params = { textDocument: { uri } };
  const ask = () => connection.sendRequest<unknown>('textDocument/semanticTokens/full', params);
  await ask();
  const began = performance.now();
  for (let time = 0; time < 5; time++) await ask();
  const each = (performance.now() - began) / 5;

  const sources = Array.from({ length: 1_000 }, () => new CancellationTokenSource());
  const answers = sources.map(({ token }) =>
    connection.sendRequest('textDocument/semanticTokens/full', params, token),
  );
  for (const source of sources) source.cancel();
  const start = performance.now();
  const settled = await Promise.allSettled(answers);
  const took = performance.now() - start;
  const reasons = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as object] : [],
  );
  expect(reasons.length).toBeGreaterThan(900);
  for (const reason of reasons) expect(reason).toMatchObject(CANCELLED);
  expect(took).toBeLessThan(each * 200);
});

it('are answered each, and in their order, however many wait', async () => {
  client = await startClient({ folder: folder(SHOP) });
  const uri = client.open('src/order.ts');
  const order: number[] = [];
  const answers = Array.from({ length: 1_000 }, async (_, at) => {
    const position = { line: 2, character: 28 };
    const found = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    order.push(at);
    return found;
  });
  const all = await Promise.all(answers);
  expect(all.every((hover) => hover !== null)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

it('come too early, and are not wanted any more when the server is ready', async () => {
  client = await startClient({ folder: folder(SHOP), wait: false });
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest(
    'workspace/diagnostic',
    { previousResultIds: [] },
    source.token,
  );
  source.cancel();
  await expect(asked).rejects.toMatchObject(CANCELLED);
});
