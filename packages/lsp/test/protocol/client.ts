/**
 * A client of the server as it is published: a process of its own at the other end of two pipes. Whatever the server
 * sends is held to the protocol; what is wrong with it is in `problems`.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { InitializeParams, InitializeResult, Position } from 'vscode-languageserver-protocol';
import { type Editor, EDITORS } from './editors.ts';
import { readProtocolTypes } from './protocol-types.ts';

export const SERVER = fileURLToPath(new URL('../../dist/loglex-lsp.js', import.meta.url));

const types = readProtocolTypes();

/** Ours, which the protocol does not know. */
const OWN = /^loglex\//;

interface ProgressParams {
  readonly token: string;
  readonly value: { readonly kind?: 'begin' | 'report' | 'end' };
}

/** Progress of work is told by the server's own tokens, parts of a result by the client's: `part <method>`. */
function progressProblems({ token, value }: ProgressParams): readonly string[] {
  if (token.startsWith('part ')) return types.partialProblems(token.slice('part '.length), value);
  const names = { begin: 'Begin', report: 'Report', end: 'End' };
  return types.problems(`WorkDoneProgress${names[value.kind!]}`, value);
}

export interface ClientOptions {
  readonly editor?: Editor;
  /** Absolute path of the workspace's folder. */
  readonly folder: string;
  readonly initialize?: Partial<InitializeParams>;
  /** What `workspace/configuration` is answered with. */
  readonly configuration?: unknown;
  /** Whether to wait until the project is read. Default: `true`, where the editor shows progress. */
  readonly wait?: boolean;
}

export interface Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** What is not as the protocol has it. */
  readonly problems: readonly string[];
  /** What the server sent by itself, by method, in order. */
  readonly received: ReadonlyMap<string, readonly unknown[]>;
  uri(file: string): string;
  request<Result = unknown>(method: string, params: unknown): Promise<Result>;
  notify(method: string, params: unknown): void;
  open(file: string, text?: string): string;
  /** The next message with this method, from now on; or one that is among those received and fits. */
  next<Params = unknown>(method: string, fits?: (params: Params) => boolean): Promise<Params>;
  /** Ends the server as the protocol asks; the exit code. */
  stop(): Promise<number | null>;
}

export async function startClient(options: ClientOptions): Promise<Client> {
  const { folder, editor = 'vscode', configuration = null, wait = true } = options;
  const child = spawn(process.execPath, [SERVER, '--stdio']);
  child.stderr.resume();
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const problems: string[] = [];
  const received = new Map<string, unknown[]>();
  const waiting = new Set<{ method: string; take: (params: unknown) => boolean }>();
  const told = (method: string, found: readonly string[]) => {
    problems.push(...found.map((problem) => `${method}: ${problem}`));
  };
  const receive = (method: string, params: unknown) => {
    if (method === '$/progress') told(method, progressProblems(params as ProgressParams));
    else if (!OWN.test(method)) told(method, types.paramsProblems(method, params));
    const before = received.get(method);
    if (before === undefined) received.set(method, [params]);
    else before.push(params);
    for (const each of waiting) {
      if (each.method === method && each.take(params)) waiting.delete(each);
    }
  };
  connection.onRequest((method, params) => {
    receive(method, params);
    return method === 'workspace/configuration' ? [configuration] : null;
  });
  connection.onNotification(receive);
  connection.onNotification('$/progress', (params) => receive('$/progress', params));
  connection.listen();

  const client: Omit<Client, 'initialized'> = {
    process: child,
    connection,
    problems,
    received,
    uri: (file) => pathToFileURL(join(folder, file)).href,
    async request<Result>(method: string, params: unknown) {
      const result: unknown = await connection.sendRequest(method, params);
      if (!OWN.test(method)) told(method, types.resultProblems(method, result));
      return result as Result;
    },
    notify: (method, params) => void connection.sendNotification(method, params),
    open(file, text = readFileSync(join(folder, file), 'utf8')) {
      const uri = client.uri(file);
      client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: languageOf(file), version: 1, text },
      });
      return uri;
    },
    next<Params>(method: string, fits: (params: Params) => boolean = () => true) {
      const known = received.get(method)?.find((params) => fits(params as Params));
      if (known !== undefined) return Promise.resolve(known as Params);
      return new Promise<Params>((resolve) => {
        const take = (params: unknown) => {
          if (!fits(params as Params)) return false;
          resolve(params as Params);
          return true;
        };
        waiting.add({ method, take });
      });
    },
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit') as Promise<[number | null]>;
      await connection.sendRequest('shutdown');
      client.notify('exit', undefined);
      return (await ended)[0];
    },
  };
  const initialized = await client.request<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
    ...EDITORS[editor],
    ...options.initialize,
  });
  client.notify('initialized', {});
  if (wait) {
    await client.next(
      '$/progress',
      ({ value }: { value: { kind: string } }) => value.kind === 'end',
    );
  }
  return { ...client, initialized };
}

/** The text without its `$0`, and where that stood, in UTF-16. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const before = marked.slice(0, marked.indexOf('$0'));
  const lines = before.split(/\r\n|\r|\n/);
  return {
    text: marked.replace('$0', ''),
    position: { line: lines.length - 1, character: lines.at(-1)!.length },
  };
}

function languageOf(file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const names: Readonly<Record<string, string>> = { ts: 'typescript', py: 'python', yaml: 'yaml' };
  return names[ending] ?? 'plaintext';
}
