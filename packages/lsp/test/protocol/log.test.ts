/** Logs for views of them: rows, filters, what a line means and who writes it. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  LogChanged,
  LogFilter,
  LogLineExplanation,
  LogNames,
  LogRows,
  LogState,
  OpenedLog,
} from '@loglex/lsp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, startClient } from './client.ts';

const LOG = `2025-03-01T08:00:00Z INFO SHOP101 Order 7f3a placed
2025-03-01T08:00:01Z WARN Checkout refused: the cart is empty
2025-03-01T08:00:02Z DEBUG connection to db-1 opened
2025-03-01T08:00:03Z INFO nothing that anybody knows
`;

let root: string;
let client: Client;

beforeAll(async () => {
  root = folder({
    ...SHOP,
    'shop.log': LOG,
    'src/db.ts':
      'export function connect(host) {\n  logger.debug(`connection to ${host} opened`);\n}\n',
  });
  client = await startClient({ folder: root });
  await vi.waitFor(async () => {
    const status = await client.request('loglex/status', null);
    expect(status).toMatchObject({ projects: [{ phase: 'ready' }] });
  }, 10_000);
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

async function opened(params: object): Promise<number> {
  const { log } = await client.request<OpenedLog>('loglex/log/open', params);
  await settled(log);
  return log;
}

/** A filter of nothing changes nothing but the number of the state. */
async function settled(log: number, filter: LogFilter = {}): Promise<LogState> {
  const { generation } = await client.request<LogState>('loglex/log/filter', { log, filter });
  return vi.waitFor(async () => {
    const told = (client.received.get('loglex/log/changed') ?? []) as readonly LogChanged[];
    const state = told.filter((each) => each.log === log).at(-1)?.state;
    expect(state).toMatchObject({ isBusy: false, generation });
    return state!;
  });
}

const linesOf = async (log: number) => {
  const { rows } = await client.request<LogRows>('loglex/log/rows', { log, from: 0, count: 100 });
  return rows.map(({ line }) => line);
};

it('has rows, known by code and by text', async () => {
  const log = await opened({ uri: client.uri('shop.log') });
  const { rows } = await client.request<LogRows>('loglex/log/rows', { log, from: 0, count: 3 });
  expect(rows).toMatchObject([
    { line: 0, level: 'info', code: 'SHOP101', time: '2025-03-01T08:00:00Z' },
    { line: 1, level: 'warn', code: 'SHOP102' },
    { line: 2, level: 'debug' },
  ]);
  await settled(log, { codes: ['SHOP102'] });
  expect(await linesOf(log)).toEqual([1]);
  expect(await client.request('loglex/log/rowOf', { log, line: 1 })).toBe(0);
  const { codes, constants, levels } = await client.request<LogNames>('loglex/log/names', { log });
  expect(codes).toEqual([
    { code: 'SHOP101', records: 1 },
    { code: 'SHOP102', records: 1 },
  ]);
  expect(constants).toEqual({ SHOP101: 'ORDER_PLACED', SHOP102: 'CART_EMPTY' });
  expect(levels).toMatchObject({ info: 2, warn: 1, debug: 1 });
});

it('says what a line means, what it holds, and who writes it', async () => {
  const log = await opened({ uri: client.uri('shop.log') });
  const explained = (line: number) =>
    client.request<LogLineExplanation | null>('loglex/log/explain', { log, line });
  const coded = await explained(0);
  expect(coded).toMatchObject({
    by: 'code',
    code: 'SHOP101',
    values: [{ name: 'order_id', text: '7f3a' }],
  });
  expect(coded!.explanations[0]!.title).toContain('ORDER_PLACED');
  expect(JSON.stringify(coded!.explanations)).not.toContain('null');
  expect(coded!.entries.map(({ file }) => file)).toEqual(['log-catalog.yaml']);
  expect(coded!.sites.map(({ file, location }) => [file, location.range.start.line])).toEqual([
    ['src/order.py', 1],
    ['src/order.ts', 2],
  ]);
  const raw = await explained(2);
  expect(raw!.sites.map(({ file }) => file)).toEqual(['src/db.ts']);
  expect(raw!.values).toMatchObject([{ text: 'db-1' }]);
  expect(await explained(3)).toMatchObject({ explanations: [], sites: [] });
  expect(await explained(99)).toBe(null);
});

it('follows a log that grows', async () => {
  const log = await opened({ uri: client.uri('shop.log') });
  appendFileSync(join(root, 'shop.log'), '2025-03-01T08:00:04Z INFO SHOP101 Order 2 placed\n');
  await vi.waitFor(async () => expect((await linesOf(log)).length).toBe(5), 5_000);
});

it('reads what was pasted, with the filter that it is opened with', async () => {
  const { log } = await client.request<OpenedLog>('loglex/log/open', {
    text: LOG,
    filter: { text: 'ORDER' },
  });
  await vi.waitFor(async () => expect(await linesOf(log)).toEqual([0]));
  expect(await client.request('loglex/log/close', { log })).toBe(null);
  await expect(client.request('loglex/log/rows', { log, from: 0, count: 1 })).rejects.toThrow(
    'log',
  );
});

it.each([
  ['open', {}],
  ['open', { uri: 'untitled:one' }],
  ['rows', { log: 99, from: 0, count: 1 }],
  ['rows', { log: 1, from: -1, count: 1 }],
  ['filter', { log: 1, filter: { levels: 'all' } }],
  ['filter', { log: 1, filter: { places: [7] } }],
  ['explain', { log: 1 }],
])('%s refuses %j', async (method, params) => {
  await expect(client.request(`loglex/log/${method}`, params)).rejects.toHaveProperty(
    'code',
    -32602,
  );
});
