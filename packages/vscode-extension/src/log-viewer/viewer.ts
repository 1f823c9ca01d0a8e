/** One log in one panel: passes questions of the page on to the server, and opens what it leads to. */
import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  Location,
  Position,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import {
  LOG_CHANGED,
  LOG_REQUESTS,
  type LogChanged,
  type LogFilter,
  type LogLineExplanation,
  type LogNames,
  type LogRows,
  type LogState,
  type OpenedLog,
  type OpenLogParams,
} from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';
import { scriptPage } from '../webview/script-page.ts';
import type { FromPage, ToPage, ViewOptions } from './messages.ts';
import { words } from './words.ts';

/** `source`: what the server is to open. */
export function showLog(
  context: ExtensionContext,
  connection: Connection,
  panel: WebviewPanel,
  source: OpenLogParams,
): void {
  const kept = context.workspaceState;
  const { webview } = panel;
  let opened: Promise<OpenedLog | undefined> | undefined;
  let log: number | undefined;
  let state: LogState | undefined;
  let explained: LogLineExplanation | undefined;
  let isPageReady = false;

  const post = (message: ToPage) => void webview.postMessage(message);
  const filter = () => kept.get<LogFilter>(FILTER, {});
  const options = () => kept.get<ViewOptions>(OPTIONS, { isRaw: false, isFollowing: false });

  function open(): Promise<OpenedLog | undefined> {
    return (opened ??= connection
      .request<OpenedLog>(LOG_REQUESTS.open, { ...source, filter: filter() })
      .then((answer) => {
        log = answer?.log;
        state = answer?.state;
        if (answer === undefined) opened = undefined;
        return answer;
      }));
  }

  async function start(): Promise<void> {
    if ((await open()) === undefined || state === undefined) {
      if (connection.phase !== 'starting') {
        post({ kind: 'failed', message: l10n.t('The Loglex language server is not running.') });
      }
      return;
    }
    post({ kind: 'start', state, filter: filter(), options: options(), words: words() });
  }

  /** With the number of the log; `undefined` where there is none, or no answer. */
  function ask<Answer>(method: string, params: object = {}): Promise<Answer | undefined> {
    return log === undefined
      ? Promise.resolve(undefined)
      : connection.request<Answer>(method, { log, ...params });
  }

  async function explain(line: number): Promise<LogLineExplanation | undefined> {
    return (await ask<LogLineExplanation | null>(LOG_REQUESTS.explain, { line })) ?? undefined;
  }

  async function take(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        isPageReady = true;
        return start();
      case 'rows': {
        const { from, count } = message;
        const answer = await ask<LogRows>(LOG_REQUESTS.rows, { from, count });
        if (answer !== undefined) post({ kind: 'rows', ...answer });
        return;
      }
      case 'filter': {
        await kept.update(FILTER, message.filter);
        const answer = await ask<LogState>(LOG_REQUESTS.filter, { filter: message.filter });
        if (answer !== undefined) post({ kind: 'state', state: (state = answer) });
        return;
      }
      case 'options':
        return void kept.update(OPTIONS, message.options);
      case 'names': {
        const names = await ask<LogNames>(LOG_REQUESTS.names);
        if (names !== undefined) post({ kind: 'names', names });
        return;
      }
      case 'explain':
        explained = await explain(message.line);
        return post({ kind: 'explained', explanation: explained });
      case 'rowOf': {
        const row = await ask<number>(LOG_REQUESTS.rowOf, { line: message.line });
        if (row !== undefined) post({ kind: 'row', line: message.line, row });
        return;
      }
      case 'open':
        return openSource(await explain(message.line));
      case 'go': {
        const place = explained?.[message.list][message.at];
        return place && openPlace(place.location);
      }
    }
  }

  const listening = Disposable.from(
    webview.onDidReceiveMessage((message: FromPage) => void take(message)),
    connection.onNotification<LogChanged>(LOG_CHANGED, (changed) => {
      if (changed.log !== log) return;
      state = changed.state;
      if (panel.visible) post({ kind: 'state', state });
    }),
    connection.onDidChange(() => {
      const { phase } = connection;
      if (phase === 'stopped' || phase === 'failed') {
        // Another server knows nothing of this log.
        log = undefined;
        opened = undefined;
      } else if (phase === 'running' && opened === undefined && isPageReady) void start();
    }),
  );
  panel.onDidDispose(() => {
    void ask(LOG_REQUESTS.close);
    listening.dispose();
  });
  webview.options = {
    enableScripts: true,
    localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist')],
  };
  webview.html = scriptPage(webview, context.extensionUri, 'log-viewer');
}

/** What was chosen last, in this workspace. */
const FILTER = 'loglex.logViewer.filter';
const OPTIONS = 'loglex.logViewer.options';

type ServerLocation = LogLineExplanation['sites'][number]['location'];

/** The call that writes such lines; of several, all are listed there; without one the entry of the catalog is shown. */
async function openSource(explanation: LogLineExplanation | undefined): Promise<void> {
  const sites = explanation?.sites ?? [];
  const [first = explanation?.entries[0], ...others] = sites;
  if (first === undefined) {
    window.setStatusBarMessage(l10n.t('Nothing in the code is known to write this line.'), 3_000);
    return;
  }
  await openPlace(first.location);
  if (others.length === 0) return;
  const { uri, range } = first.location;
  await commands.executeCommand(
    'editor.action.peekLocations',
    Uri.parse(uri),
    new Position(range.start.line, range.start.character),
    sites.map(({ location }) => new Location(Uri.parse(location.uri), toRange(location))),
    'peek',
  );
}

/** Beside the log, which stays where it is. */
async function openPlace(location: ServerLocation): Promise<void> {
  await window.showTextDocument(Uri.parse(location.uri), {
    viewColumn: ViewColumn.Beside,
    selection: toRange(location),
    preview: true,
  });
}

function toRange({ range: { start, end } }: ServerLocation): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
