/** The connection and its life: what may be asked before `initialize` and after `shutdown`, and when the process ends. */
import type { Readable, Writable } from 'node:stream';
import { createMessageConnection, ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver-protocol';
import { capabilitiesFor } from './capabilities.ts';
import { optionsOf, readClient } from './client.ts';
import { readConfiguration } from './configuration.ts';
import { cancelled } from './convert/refusal.ts';
import type { Session } from './session.ts';
import { MessageReader } from './transport/message-reader.ts';
import { MessageWriter } from './transport/message-writer.ts';
import type { Transport } from './transport/transport.ts';

export interface ServeOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly version: string;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  /** For whoever looks into the server's log. */
  readonly log: (message: string) => void;
}

/** Serves one client until it says `exit` or is gone. */
export function serve({ input, output, version, exit, log }: ServeOptions): void {
  const writer = new MessageWriter(output);
  const reader = new MessageReader(input, (reason) => {
    log(`A message could not be read: ${reason}`);
    const error = { code: ErrorCodes.ParseError, message: `It could not be read: ${reason}` };
    void writer.write({ jsonrpc: '2.0', id: null, error } as Parameters<typeof writer.write>[0]);
  });
  const connection = createMessageConnection(
    reader,
    writer,
    { error: log, warn: log, info: () => undefined, log: () => undefined },
    {
      connectionStrategy: {
        // What still waits for its turn is not begun. The connection fills in the id.
        cancelUndispatched: ({ jsonrpc }) => ({ jsonrpc, id: null, error: cancelled().toJson() }),
      },
    },
  );
  const transport: Transport = {
    notify: (method, params) => void connection.sendNotification(method, params).catch(gone),
    request: (method, params) =>
      params === undefined
        ? connection.sendRequest(method)
        : connection.sendRequest(method, params),
    log,
  };
  let phase: 'new' | 'running' | 'shut-down' = 'new';
  let session: Promise<Session> | undefined;

  connection.onRequest(async (method, params, token) => {
    if (method === 'initialize' && phase === 'new') {
      return initialize((params ?? {}) as unknown as InitializeParams);
    }
    if (phase === 'new') {
      const message = 'The server waits for "initialize" first.';
      throw new ResponseError(ErrorCodes.ServerNotInitialized, message);
    }
    if (phase === 'shut-down' || method === 'initialize') {
      const message = `"${method}" comes too late: the server ${phase === 'running' ? 'is initialized' : 'has shut down'}.`;
      throw new ResponseError(ErrorCodes.InvalidRequest, message);
    }
    if (method === 'shutdown') {
      phase = 'shut-down';
      void session?.then((running) => running.stop());
      return null;
    }
    const running = await session!;
    if (token.isCancellationRequested) throw cancelled();
    return running.request(method, params, token);
  });

  connection.onNotification(async (method, params) => {
    if (method === 'exit') return end(phase === 'shut-down' ? 0 : 1);
    // What comes too early or too late says nothing; of what begins with $/ nobody need know.
    if (phase !== 'running' || method.startsWith('$/')) return;
    (await session!).notify(method, params);
  });

  function initialize(params: InitializeParams): InitializeResult {
    phase = 'running';
    const client = readClient(params);
    watchParent(params.processId);
    const options = optionsOf(params.initializationOptions);
    const configuration = readConfiguration(options['loglex'] ?? options);
    const folders = foldersOf(params);
    session = new Promise((resolve, reject) => {
      // The answer goes out first.
      setImmediate(() => {
        import('./session.ts')
          .then(({ createSession }) =>
            resolve(createSession({ client, folders, configuration, transport })),
          )
          .catch(reject);
      });
    });
    session.catch((error: unknown) => log(`The server could not be loaded: ${String(error)}`));
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'loglex', version } };
  }

  /** A client that died says nothing more, and nobody else ends its server. */
  function watchParent(processId: unknown): void {
    if (typeof processId !== 'number') return;
    setInterval(() => {
      if (!isAlive(processId)) end(1);
    }, PARENT_MS).unref();
  }

  let isOver = false;
  function end(code: number): void {
    if (isOver) return;
    isOver = true;
    void session?.then((running) => running.stop());
    exit(code);
  }
  const gone = () => end(phase === 'shut-down' ? 0 : 1);

  connection.onError(([error]) => {
    log(`The connection is broken: ${error.message}`);
    end(1);
  });
  connection.onClose(gone);
  output.on('error', gone);
  connection.listen();
}

const PARENT_MS = 3_000;

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** URIs, in whichever of three ways the client names them. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) {
    return workspaceFolders.map(({ uri }) => uri);
  }
  if (rootUri) return [rootUri];
  return rootPath ? [`file://${encodeURI(rootPath)}`] : [];
}
