/**
 * All that happens after `initialize`: requests by their handlers, notifications by what they change. Loaded when the
 * first answer is out, since it brings the engine along.
 */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  WorkDoneProgressCancelParams,
} from 'vscode-languageserver-protocol';
import type { LiveProject } from '@loglex/project';
import { type Client, optionsOf } from './client.ts';
import { ACTIVE_LINE, STATUS } from './commands.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { pathOf, realPathOf } from './convert/uri.ts';
import { createRequests } from './handlers/requests.ts';
import { statusOf } from './handlers/status.ts';
import { createActiveLine } from './state/active-line.ts';
import { createBackground } from './state/background.ts';
import { createOpenDocuments } from './state/open-documents.ts';
import { createOpenLogs } from './state/open-logs.ts';
import { createProjects } from './state/projects.ts';
import { createPublisher } from './state/publisher.ts';
import { createRefresher } from './state/refresher.ts';
import { createWorkspace } from './state/workspace.ts';
import type { Transport } from './transport/transport.ts';

export interface Session {
  /** Throws a `ResponseError` where there is no such method. */
  request(method: string, params: unknown, token: CancellationToken): unknown;
  notify(method: string, params: unknown): void;
  stop(): void;
}

export interface SessionOptions {
  readonly client: Client;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  readonly configuration: Configuration;
  readonly transport: Transport;
}

export function createSession(options: SessionOptions): Session {
  const { client, folders, transport } = options;
  let { configuration } = options;
  const documents = createOpenDocuments(client.encoding);
  const projects = createProjects((project) => background.fill(project));
  const activeLine = createActiveLine();
  const logs = createOpenLogs(projects, transport, (project) => background.logOpened(project));
  const workspace = createWorkspace(
    { client, documents, projects, activeLine, logs },
    () => configuration,
  );
  const publisher = createPublisher(workspace, transport);
  const refresher = createRefresher(client, transport);
  const background = createBackground(
    client,
    transport,
    () => {
      allChanged();
      if (client.wantsStatus) transport.notify(STATUS, statusOf(workspace));
    },
    logsOf,
  );
  const requests = createRequests((token, value) =>
    transport.notify('$/progress', { token, value }),
  );

  function start(): void {
    for (const uri of folders) openFolder(uri);
    if (client.watchesFiles) register('workspace/didChangeWatchedFiles', { watchers: WATCHERS });
    if (client.registersConfiguration) {
      register('workspace/didChangeConfiguration', { section: 'loglex' });
    }
    askConfiguration();
  }

  function openFolder(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) projects.at(realPathOf(path));
  }

  function register(method: string, registerOptions: object): void {
    const registrations = [{ id: `loglex ${method}`, method, registerOptions }];
    transport
      .request('client/registerCapability', { registrations })
      .catch((error: unknown) => transport.log(`${method} was not registered: ${String(error)}`));
  }

  function askConfiguration(): void {
    if (!client.configuration) return;
    transport.request('workspace/configuration', { items: [{ section: 'loglex' }] }).then(
      (answer) => configure(Array.isArray(answer) ? answer[0] : undefined),
      (error: unknown) => transport.log(`No configuration was given: ${String(error)}`),
    );
  }

  function configure(value: unknown): void {
    configuration = readConfiguration(value);
    allChanged();
  }

  /** What was answered about any document may be something else now. */
  function allChanged(): void {
    publisher.allChanged();
    refresher.allChanged();
  }

  /** The text of an open document in its project, `undefined` where it was closed. */
  function buffer(uri: string, text: string | undefined): void {
    const found = projects.of(uri);
    if (found === undefined) return;
    const { project, file } = found;
    project.setBuffer(file, text);
    background.changed(project);
    // What is typed into a catalog counts in every file.
    if (project.isCatalog(file)) allChanged();
  }

  /** Those that are documents, and those that somebody has a view of. */
  function logsOf(project: LiveProject): readonly string[] {
    const documentsOf = [...documents.all()].flatMap(({ uri }) => {
      const found = projects.of(uri);
      return found?.project === project && project.isLog(found.file) ? [found.file] : [];
    });
    const viewed = logs.governing().filter((found) => found.project === project);
    return [...documentsOf, ...viewed.map(({ file }) => file)];
  }

  function onDisk(uris: readonly string[]): void {
    const changed = new Map<LiveProject, string[]>();
    for (const uri of uris) {
      if (/\/loglex\.(?:ya?ml|json)$/.test(uri)) projects.forgetFolders();
    }
    for (const uri of uris) {
      const found = projects.of(uri);
      if (found === undefined) continue;
      const files = changed.get(found.project);
      if (files === undefined) changed.set(found.project, [found.file]);
      else files.push(found.file);
    }
    for (const [project, files] of changed) background.take(project, project.changedOnDisk(files));
    for (const { uri, text } of documents.all()) {
      // A settings file that came or went may have given it to another project.
      const found = projects.of(uri);
      if (found && !changed.has(found.project)) found.project.setBuffer(found.file, text);
    }
  }

  const notifications = new Map<string, (params: never) => void>([
    ['initialized', start],
    [
      'textDocument/didOpen',
      ({ textDocument }: DidOpenTextDocumentParams) => {
        documents.open(textDocument);
        buffer(textDocument.uri, textDocument.text);
        publisher.changed(textDocument.uri);
      },
    ],
    [
      'textDocument/didChange',
      (params: DidChangeTextDocumentParams) => {
        const document = documents.change(params);
        if (document === undefined) return;
        buffer(document.uri, document.text);
        publisher.changed(document.uri);
      },
    ],
    [
      'textDocument/didClose',
      ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
        documents.close(uri);
        buffer(uri, undefined);
        publisher.closed(uri);
      },
    ],
    [
      'textDocument/didSave',
      ({ textDocument }: DidSaveTextDocumentParams) => onDisk([textDocument.uri]),
    ],
    [
      'workspace/didChangeWatchedFiles',
      ({ changes }: DidChangeWatchedFilesParams) => onDisk(changes.map(({ uri }) => uri)),
    ],
    [
      'workspace/didChangeConfiguration',
      (params: DidChangeConfigurationParams | null) => {
        if (client.configuration) return askConfiguration();
        const settings = optionsOf(params?.settings);
        configure(settings['loglex'] ?? settings);
      },
    ],
    [
      'workspace/didChangeWorkspaceFolders',
      ({ event }: DidChangeWorkspaceFoldersParams) => {
        for (const { uri } of event.added) openFolder(uri);
      },
    ],
    [
      ACTIVE_LINE,
      (params: unknown) => {
        if (activeLine.set(params) && configuration.inlayHints === 'activeLine') {
          refresher.changed('inlayHint');
        }
      },
    ],
    [
      'window/workDoneProgress/cancel',
      ({ token }: WorkDoneProgressCancelParams) => background.cancel(token),
    ],
  ]);

  return {
    request(method, params, token) {
      const handler = requests.get(method);
      if (handler === undefined) {
        throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
      }
      background.look(projects.all());
      return handler(workspace, params ?? {}, token);
    },
    notify(method, params) {
      try {
        notifications.get(method)?.((params ?? {}) as never);
      } catch (error) {
        const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
        transport.log(`${method} failed: ${told}`);
      }
    },
    stop() {
      publisher.stop();
      refresher.stop();
      background.stop();
      logs.stop();
    },
  };
}

const WATCHERS = [
  '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,py,pyw}',
  '**/*.{yaml,yml,json,jsonc}',
  '**/.gitignore',
].map((globPattern) => ({ globPattern }));
