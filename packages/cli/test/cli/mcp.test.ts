/** `loglex mcp` as the program that it is, asked by the protocol's own client. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, describe, expect, it } from 'vitest';
import { loglex, BINARY } from '../support/loglex.ts';
import { tempProject } from '../support/temp-project.ts';

const FILES = {
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { typescript: 'LOG.{name}' }
`,
  'log-catalog/telemetry.yaml': `loglex: 1
components:
  telemetry: { description: Writes rows., codes: [LOG600-LOG699], paths: ['src/**'] }
constants:
  - code: LOG612
    name: SINK_QUEUE_FULL
    level: warn
    message: 'Telemetry queue full for run {run_id}'
    component: telemetry
    fields: { run_id: { type: string } }
    action: Raise batch_size.
`,
  'src/sink.ts': `import { logConstant } from '@loglex/runtime';
import { LOG } from './log-codes.js';
logConstant(logger, LOG.SINK_QUEUE_FULL, { run_id: '7' });
logger.warn('LOG699 nobody knows me');
`,
};

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

async function connect(root: string, ...more: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  clients.push(client);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [BINARY, 'mcp', '--root', root, ...more],
      cwd: '/',
    }),
  );
  return client;
}

/** What a tool answers, and whether it is an error. */
async function call(client: Client, name: string, given: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: given });
  const [{ text }] = result.content as [{ text: string }];
  return result.isError === true ? { error: text } : (JSON.parse(text) as Json);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = Record<string, any>;

describe('the tools', () => {
  it('only read, unless the server is started to write', async () => {
    const root = tempProject(FILES);
    const client = await connect(root);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_codes',
      'get_code',
      'find_uses',
      'check_files',
      'explain_line',
      'propose_code',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    const { error } = await call(client, 'add_code', {
      message: 'x',
      level: 'info',
      component: 'telemetry',
    });
    expect(error).toMatch(/add_code/);
  });

  it('find a constant by words, and tell what it means and where it is used', async () => {
    const client = await connect(tempProject(FILES));
    const hits = await call(client, 'search_codes', { query: 'queue full', level: 'warn' });
    expect(hits).toMatchObject({
      total: 1,
      constants: [{ code: 'LOG612', name: 'SINK_QUEUE_FULL' }],
    });
    expect(await call(client, 'search_codes', { query: 'queue', level: 'error' })).toMatchObject({
      total: 0,
    });
    const known = await call(client, 'get_code', { code: 'LOG612' });
    expect(known).toMatchObject({
      results: [
        { kind: 'constant', action: 'Raise batch_size.', used: [{ file: 'src/sink.ts', line: 3 }] },
      ],
    });
    expect(await call(client, 'find_uses', { code: 'SINK_QUEUE_FULL' })).toEqual({
      total: 1,
      uses: [{ file: 'src/sink.ts', line: 3, column: 25 }],
    });
  });

  it('say the same as the program', async () => {
    const root = tempProject(FILES);
    const client = await connect(root);
    const printed = JSON.parse(loglex(root, ['check', '--format', 'json']).stdout) as Json;
    const found = await call(client, 'check_files', {});
    expect(found['findings']).toEqual(printed['findings']);
    expect(found['summary']).toEqual(printed['summary']);
    expect(printed['findings']).not.toHaveLength(0);
    const line = await call(client, 'explain_line', { file: 'src/sink.ts', line: 4 });
    const explained = JSON.parse(
      loglex(root, ['explain', 'src/sink.ts:4', '--format', 'json']).stdout,
    ) as Json;
    expect(line['results']).toEqual(explained['results']);
    const written = await call(client, 'explain_line', {
      text: 'LOG612 Telemetry queue full for run 7',
    });
    expect(written['results']).toMatchObject([
      {
        kind: 'log-line',
        answers: [
          {
            code: 'LOG612',
            arguments: [{ name: 'run_id', text: '7' }],
            sites: [{ file: 'src/sink.ts', line: 3 }],
          },
        ],
      },
    ]);
  });

  it('see what changed on disk since they were asked last', async () => {
    const root = tempProject(FILES);
    const client = await connect(root);
    expect(await call(client, 'search_codes', { query: 'lost' })).toMatchObject({ total: 0 });
    loglex(root, [
      'catalog',
      'add',
      '--component',
      'telemetry',
      '--level',
      'error',
      '--message',
      'Rows lost',
    ]);
    expect(await call(client, 'search_codes', { query: 'lost' })).toMatchObject({ total: 1 });
  });

  const WANTED = {
    message: 'Queue is full for run {run_id}',
    level: 'warn',
    component: 'telemetry',
    fields: { run_id: 'string' },
  };

  it('propose a constant and write nothing', async () => {
    const root = tempProject(FILES);
    const client = await connect(root);
    const before = readFileSync(join(root, 'log-catalog/telemetry.yaml'), 'utf8');
    const proposed = await call(client, 'propose_code', WANTED);
    expect(proposed).toMatchObject({
      written: false,
      code: 'LOG613',
      constant: { name: 'QUEUE_FULL_RUN' },
    });
    expect(proposed['patch']).toContain('+  - code: LOG613');
    expect(readFileSync(join(root, 'log-catalog/telemetry.yaml'), 'utf8')).toBe(before);
  });

  it('name constants that may mean the same', async () => {
    const client = await connect(tempProject(FILES));
    const message = 'The telemetry queue is full for run {id}';
    const { similar } = await call(client, 'propose_code', { ...WANTED, message, fields: {} });
    expect(similar).toMatchObject([{ code: 'LOG612' }]);
  });

  it('write where they may, what the catalog then has', async () => {
    const root = tempProject(FILES);
    const client = await connect(root, '--allow-writes');
    const added = await call(client, 'add_code', WANTED);
    expect(added).toMatchObject({ written: true, code: 'LOG613' });
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
    expect(await call(client, 'get_code', { code: 'LOG613' })).toMatchObject({
      results: [{ message: WANTED.message }],
    });
  });
});

describe('what cannot be', () => {
  it.each([
    ['get_code', { code: 'LOG999' }, /LOG999 is no code/],
    ['get_code', { code: '__proto__' }, /__proto__ is no code/],
    ['find_uses', { code: 'unknown-code' }, /no log constant/],
    ['check_files', { paths: ['../../etc'] }, /outside the project/],
    ['check_files', { paths: ['/etc/passwd'] }, /outside the project/],
    ['explain_line', { file: '/etc/passwd', line: 1 }, /outside the project/],
    ['explain_line', { text: 'a', line: 1 }, /text alone/],
    ['explain_line', { text: 'never written' }, /knows a line/],
    ['explain_line', { file: 'src/none.ts', line: 1 }, /src\/none\.ts/],
    [
      'propose_code',
      { message: 'x', level: 'loud', component: 'telemetry' },
      /no level.* trace, debug, info, warn, error or fatal/,
    ],
    [
      'propose_code',
      { message: 'x', level: 'info', component: 'nobody' },
      /no component "nobody".* there is telemetry/,
    ],
    ['propose_code', { message: 'x', level: 'info' }, /Name its component.*: there is telemetry/],
    ['search_codes', { query: 7 }, /query/],
    ['search_codes', {}, /query/],
  ])('%s %j is told, and the server goes on', async (name, given, expected) => {
    const client = await connect(tempProject(FILES));
    const { error } = await call(client, name, given);
    expect(error).toMatch(expected);
    expect(await call(client, 'search_codes', { query: 'queue' })).toMatchObject({ total: 1 });
  });

  it('is a server without a root, or with none that is a project', () => {
    const root = tempProject({});
    expect(loglex(root, ['mcp']).code).toBe(2);
    expect(loglex(root, ['mcp', '--root', 'gone'])).toMatchObject({ code: 2 });
    expect(loglex(root, ['mcp', '--root', '.']).stderr).toContain('loglex init');
  });

  it('is a server that outlives its client', () => {
    const root = tempProject(FILES);
    expect(loglex(root, ['mcp', '--root', '.'], { input: '' }).code).toBe(0);
    expect(
      loglex(root, ['mcp', '--root', '.'], { input: 'no json\n{"jsonrpc":"2.0"}\n' }).code,
    ).toBe(0);
  });
});
