/** The language server as the rest of the extension has it: its life, what it last said of itself, and questions to it. */
import {
  type CancellationToken,
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  type Event,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import {
  LanguageClient,
  State,
  type StaticFeature,
  WorkDoneProgress,
  type WorkDoneProgressReport,
  type WorkspaceEdit as ServerEdit,
} from 'vscode-languageclient/node';
import { SHOW_REFERENCES, STATUS, type Status } from '@loglex/lsp';
import { serverProgram } from './program.ts';

export interface Connection extends Disposable {
  /** `idle`: there was nothing to do for a server yet. */
  readonly phase: 'idle' | 'stopped' | 'starting' | 'running' | 'failed';
  /** What the server last said is loaded. */
  readonly status: Status | undefined;
  /** The phase, or what is loaded, is another one. */
  readonly onDidChange: Event<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Told by whichever server runs. */
  onNotification<Params>(method: string, listener: (params: Params) => void): Disposable;
  /** Nothing happens where no server runs. */
  notify(method: string, params: object): void;
  /**
   * Starts the server, if there was nothing to do for it yet. `undefined` where none runs, or it cannot answer; why stands
   * in the output then.
   */
  request<Result>(method: string, params?: object): Promise<Result | undefined>;
  /** The same for a question that takes a while; it fails as the server says, for whoever can do something about it. */
  ask<Result>(method: string, params: object, options?: AskOptions): Promise<Result | undefined>;
  /** An edit of the server's in the words of VS Code. */
  toEdit(edit: ServerEdit | null): Promise<WorkspaceEdit>;
  /** The same for a question that is answered with an edit; a refusal, whose words are for people, is shown. */
  edit(method: string, params: object): Promise<WorkspaceEdit | undefined>;
}

export interface AskOptions {
  readonly token?: CancellationToken;
  readonly onProgress?: (progress: WorkDoneProgressReport) => void;
}

export function createConnection(context: ExtensionContext, output: LogOutputChannel): Connection {
  const changed = new EventEmitter<void>();
  let client: LanguageClient | undefined;
  let phase: Connection['phase'] = 'idle';
  let starting: Promise<void> | undefined;
  let status: Status | undefined;
  let asked = 0;
  const listeners = new Map<string, Set<(params: never) => void>>();

  function relay(from: LanguageClient, method: string): void {
    from.onNotification(method, (params) => {
      for (const listener of listeners.get(method) ?? []) listener(params as never);
    });
  }

  function enter(next: Connection['phase']): void {
    phase = next;
    if (next !== 'running') status = undefined;
    changed.fire();
  }

  /** Whoever asks while it starts waits with the others. */
  function start(): Promise<void> {
    return (starting ??= startAnew());
  }

  async function startAnew(): Promise<void> {
    const { path, isBundled, options } = serverProgram(context);
    output.info(
      `${isBundled ? 'The server of the extension' : 'The server of the settings'}: ${path}`,
    );
    const made = new LanguageClient('loglex', 'Loglex', options, {
      documentSelector: [...DOCUMENTS],
      outputChannel: output,
      initializationOptions: { status: true },
      // What a catalog says is text: links of it run no command, and HTML of it is none.
      markdown: { isTrusted: false, supportHtml: false },
      diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    });
    client = made;
    made.registerFeature(OWN_COMMANDS);
    made.onDidChangeState(({ newState }) => {
      if (client !== made) return;
      enter(
        newState === State.Running
          ? 'running'
          : newState === State.Starting
            ? 'starting'
            : 'stopped',
      );
    });
    made.onNotification(STATUS, (said: Status) => {
      status = said;
      changed.fire();
    });
    for (const method of listeners.keys()) relay(made, method);
    try {
      await made.start();
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      enter('failed');
      await tellFailure(path, isBundled);
    }
  }

  async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    starting = undefined;
    // A server that never started, or is gone, cannot be asked to stop.
    await running?.dispose().catch((error: unknown) => output.warn(String(error)));
    enter('stopped');
  }

  async function restart(): Promise<void> {
    await stop();
    await start();
  }

  async function tellFailure(path: string, isBundled: boolean): Promise<void> {
    const show = l10n.t('Show Output');
    const message = isBundled
      ? l10n.t('The Loglex language server did not start. The output says why.')
      : l10n.t(
          'The Loglex language server at {0}, which loglex.server.path names, did not start.',
          path,
        );
    // Nobody waits for the answer.
    void window.showErrorMessage(message, show).then((chosen) => {
      if (chosen === show) output.show();
    });
  }

  const settings = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('loglex.server') && phase !== 'idle') void restart();
  });

  return {
    get phase() {
      return phase;
    },
    get status() {
      return status;
    },
    onDidChange: changed.event,
    start,
    restart,
    onNotification(method, listener) {
      const known = listeners.get(method);
      const own = known ?? new Set();
      listeners.set(method, own.add(listener));
      if (known === undefined && client !== undefined) relay(client, method);
      return { dispose: () => own.delete(listener) };
    },
    notify(method, params) {
      if (phase === 'running') void client?.sendNotification(method, params);
    },
    async request<Result>(method: string, params: object = {}) {
      if (phase === 'idle' || phase === 'starting') await start();
      if (client === undefined || phase !== 'running') return undefined;
      try {
        return await client.sendRequest<Result>(method, params);
      } catch (error) {
        output.error(`${method}: ${String(error)}`);
        return undefined;
      }
    },
    async ask<Result>(method: string, params: object, options: AskOptions = {}) {
      const { token = NEVER, onProgress } = options;
      if (phase === 'idle' || phase === 'starting') await start();
      if (client === undefined || phase !== 'running') return undefined;
      if (onProgress === undefined) return client.sendRequest<Result>(method, params, token);
      const workDoneToken = `loglex-vscode-${++asked}`;
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (said) => {
        if (said.kind === 'report') onProgress(said);
      });
      try {
        return await client.sendRequest<Result>(method, { ...params, workDoneToken }, token);
      } finally {
        listening.dispose();
      }
    },
    async toEdit(edit) {
      return (await client?.protocol2CodeConverter.asWorkspaceEdit(edit)) ?? new WorkspaceEdit();
    },
    async edit(method, params) {
      if (phase === 'idle' || phase === 'starting') await start();
      if (client === undefined || phase !== 'running') return undefined;
      try {
        const edit = await client.sendRequest<ServerEdit | null>(method, params);
        return await client.protocol2CodeConverter.asWorkspaceEdit(edit);
      } catch (error) {
        void window.showWarningMessage(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    dispose() {
      settings.dispose();
      changed.dispose();
      return stop();
    },
  };
}

/** For whoever waits as long as it takes: `undefined` in its place would be sent as a parameter. */
const NEVER = new CancellationTokenSource().token;

/** Says which commands a code lens may name. */
const OWN_COMMANDS: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const said = capabilities.experimental as object | undefined;
    capabilities.experimental = { ...said, commands: { commands: [SHOW_REFERENCES] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** What the server reads. */
export const DOCUMENTS = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'python',
  'yaml',
  'json',
  'jsonc',
  'log',
].map((language) => ({ scheme: 'file', language }));
