/** What may be asked when, how the process ends, and what hostile or broken messages cost: themselves, and nothing else. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { afterEach, describe, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, SERVER, startClient } from './client.ts';

const POSITION = { line: 2, character: 28 };

describe('before and after', () => {
  function startRaw() {
    const child = spawn(process.execPath, [SERVER, '--stdio', '--clientProcessId=1']);
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    return { child, connection, ended: once(child, 'exit') };
  }

  it('initialize nothing is answered, and exit is a failure', async () => {
    const { connection, ended } = startRaw();
    await expect(connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({
      code: -32002,
    });
    await expect(connection.sendRequest('shutdown')).rejects.toMatchObject({ code: -32002 });
    await connection.sendNotification('textDocument/didOpen', {});
    await connection.sendNotification('exit');
    expect(await ended).toEqual([1, null]);
  });

  it('a second initialize and anything after shutdown are refused', async () => {
    const { connection, ended } = startRaw();
    const params = { processId: null, rootUri: null, capabilities: {} };
    await connection.sendRequest('initialize', params);
    await expect(connection.sendRequest('initialize', params)).rejects.toMatchObject({
      code: -32600,
    });
    expect(await connection.sendRequest('shutdown')).toBe(null);
    await expect(connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({
      code: -32600,
    });
    await connection.sendNotification('exit');
    expect(await ended).toEqual([0, null]);
  });

  it('a client that hangs up, or is gone, takes the server along', async () => {
    const first = startRaw();
    await first.connection.sendRequest('initialize', { capabilities: {} });
    first.child.stdin.end();
    expect(await first.ended).toEqual([1, null]);

    const gone = spawn(process.execPath, ['--eval', '']);
    await once(gone, 'exit');
    const second = startRaw();
    await second.connection.sendRequest('initialize', { processId: gone.pid, capabilities: {} });
    expect(await second.ended).toEqual([1, null]);
  });

  it('a client that says nothing of itself is served', async () => {
    const { connection, ended } = startRaw();
    const { capabilities } = (await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: null,
      initializationOptions: null,
      workspaceFolders: null,
    })) as { capabilities: object };
    expect(capabilities).toMatchObject({ positionEncoding: 'utf-16', hoverProvider: true });
    expect(capabilities).not.toHaveProperty('diagnosticProvider');
    await connection.sendNotification('initialized', null);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toEqual([0, null]);
  });

  it('what is no message ends the server', async () => {
    const { child, ended } = startRaw();
    child.stdin.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    expect(await ended).toEqual([1, null]);
  });
});

describe('while it runs', () => {
  let client: Client;
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
  });

  async function start(): Promise<Client> {
    return (client = await startClient({ folder: folder(SHOP) }));
  }

  /** It is there and knows what it knew. */
  async function expectAlive(uri: string): Promise<void> {
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: POSITION,
    });
    expect(hover).toMatchObject({ range: { start: { line: 2 } } });
  }

  it('a broken message costs that message', async () => {
    const { open, process } = await start();
    const uri = open('src/order.ts');
    for (const body of [
      '{"jsonrpc":',
      '[]',
      'null',
      '7',
      '"x"',
      '{}',
      '{"jsonrpc":"2.0","id":{}}',
      '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{}}',
      '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":null}}',
    ]) {
      process.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    }
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    process.stdin.write(`Content-Length: ${deep.length}\r\n\r\n${deep}`);
    const large = 65 * 1024 * 1024;
    process.stdin.write(`Content-Length: ${large}\r\nContent-Type: x\r\n\r\n`);
    process.stdin.write(Buffer.alloc(large, 32));
    await expectAlive(uri);
  });

  it('unknown methods are told, unknown notifications are not', async () => {
    const { open, request, notify } = await start();
    const uri = open('src/order.ts');
    await expect(request('textDocument/noSuchThing', {})).rejects.toMatchObject({ code: -32601 });
    await expect(request('$/noSuchThing', {})).rejects.toMatchObject({ code: -32601 });
    notify('$/noSuchThing', { a: 1 });
    notify('$/setTrace', { value: 'verbose' });
    notify('loglex/noSuchThing', null);
    notify('window/workDoneProgress/cancel', { token: 'of nobody' });
    await expectAlive(uri);
  });

  it.each([
    ['textDocument/hover', null],
    ['textDocument/hover', { textDocument: null, position: POSITION }],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: POSITION }],
    ['textDocument/codeAction', {}],
    ['workspace/executeCommand', { command: 'rm -rf' }],
    ['textDocument/diagnostic', []],
  ])('bad parameters of %s are an error and no more', async (method, params) => {
    const { open, request } = await start();
    const uri = open('src/order.ts');
    await expect(request(method, params)).rejects.toHaveProperty('code');
    await expectAlive(uri);
  });

  it('a position that is none is an error; one outside of the text is its edge', async () => {
    const { open, request } = await start();
    const uri = open('src/order.ts');
    const at = (position: unknown) =>
      request('textDocument/hover', { textDocument: { uri }, position });
    for (const position of [null, {}, { line: 'a', character: 0 }, { line: 1.5, character: 0 }]) {
      await expect(at(position)).rejects.toMatchObject({ code: -32602 });
    }
    for (const [line, character] of [
      [0, 999_999],
      [999_999, 0],
      [-1, -1],
      [2 ** 31, 2 ** 31],
    ]) {
      await at({ line, character });
    }
    await expectAlive(uri);
  });

  it('files that vanish, lie elsewhere or are no files have nothing to show', async () => {
    const root = folder(SHOP);
    client = await startClient({ folder: root });
    rmSync(join(root, 'src/order.ts'));
    for (const uri of [
      client.uri('src/order.ts'),
      client.uri('src'),
      'file:///no/such/folder/a.ts',
      'untitled:Untitled-1',
      'file://host/a.ts',
      'file:///%ZZ',
      'no uri',
      '',
    ]) {
      const textDocument = { uri };
      expect(await client.request('textDocument/hover', { textDocument, position: POSITION })).toBe(
        null,
      );
      expect(await client.request('textDocument/diagnostic', { textDocument })).toMatchObject({
        items: [],
      });
    }
    expect(client.problems).toEqual([]);
  });

  it('edits with CRLF, beyond the end, upside down and of what is not open are taken as they can be', async () => {
    const { open, notify, request } = await start();
    const text = SHOP['src/order.ts'].replaceAll('\n', '\r\n');
    const uri = open('src/order.ts', text);
    const edit = (
      version: number,
      start: [number, number],
      end: [number, number],
      text: string,
    ) => {
      const range = {
        start: { line: start[0], character: start[1] },
        end: { line: end[0], character: end[1] },
      };
      notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
    };
    edit(2, [0, 9_999], [0, 9_999], '//🎉');
    edit(3, [9_999, 0], [9_999, 9], '// end\r\n');
    edit(4, [0, 2], [0, 0], '');
    notify('textDocument/didChange', {
      textDocument: { uri: client.uri('src/never-opened.ts'), version: 1 },
      contentChanges: [{ text: 'x' }],
    });
    notify('textDocument/didClose', { textDocument: { uri: client.uri('src/never-opened.ts') } });
    await expectAlive(uri);
    const status = await request<object>('loglex/status', { uri });
    expect(status).toMatchObject({ file: { covered: true } });
  });

  it('what is opened or typed without a text is not kept', async () => {
    client = await startClient({ folder: folder(SHOP), editor: 'sublime' });
    const { open, notify, request } = client;
    const uri = open('src/order.ts');
    const other = client.uri('src/order.py');
    notify('textDocument/didOpen', { textDocument: { uri: other, version: 1, text: 7 } });
    notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: { length: 1 } }],
    });
    await expectAlive(uri);
    const position = { line: 1, character: 24 };
    const hover = await request('textDocument/hover', { textDocument: { uri: other }, position });
    expect(hover).toMatchObject({ range: { start: { line: 1 } } });
  });

  it('a document without a version has diagnostics as well', async () => {
    client = await startClient({ folder: folder(SHOP), editor: 'sublime' });
    const uri = client.uri('src/order.ts');
    client.notify('textDocument/didOpen', { textDocument: { uri, text: SHOP['src/order.ts'] } });
    const params = await client.next<{ diagnostics: unknown[] }>('textDocument/publishDiagnostics');
    expect(params.diagnostics).not.toEqual([]);
  });

  it('tells of its status by itself, to those who want to know', async () => {
    const root = folder(SHOP);
    client = await startClient({
      folder: root,
      initialize: { initializationOptions: { status: true } },
    });
    const fits = ({ projects }: { projects: { phase: string }[] }) =>
      projects[0]?.phase === 'ready';
    await client.next('loglex/status', fits);
    await client.stop();
    client = await startClient({ folder: root });
    expect(client.received.has('loglex/status')).toBe(false);
  });

  it('says what is loaded, and why a file is not covered', async () => {
    const root = folder({
      ...SHOP,
      '.gitignore': 'src/ignored.ts\n',
      'src/ignored.ts': 'export {};\n',
      'src/made.ts': '// Generated by a program. Do not edit.\n',
      'other/a.ts': 'export {};\n',
      'src/page.html': '<p>',
    });
    client = await startClient({ folder: root });
    const command = (uri?: string) =>
      client.request<{ file?: object; projects: object[] }>('workspace/executeCommand', {
        command: 'loglex.status',
        ...(uri !== undefined && { arguments: [uri] }),
      });
    expect((await command()).projects).toMatchObject([
      {
        root,
        phase: 'ready',
        settingsFiles: ['loglex.yaml'],
        catalogFiles: ['log-catalog.yaml'],
        constants: 3,
        files: 2,
      },
    ]);
    const reasons: Record<string, string> = {
      'src/ignored.ts': 'gitignore',
      'src/made.ts': 'program wrote it',
      'other/a.ts': 'files.include',
      'src/page.html': 'no language',
      'src/gone.ts': 'cannot be read',
    };
    for (const [file, reason] of Object.entries(reasons)) {
      expect((await command(client.uri(file))).file).toMatchObject({
        covered: false,
        reason: expect.stringContaining(reason),
      });
    }
    expect((await command(client.uri('log-catalog.yaml'))).file).toMatchObject({ covered: true });
    expect((await command('file:///a.ts')).file).toMatchObject({
      covered: false,
      reason: expect.stringContaining('No loglex.yaml'),
    });
  });
});
