/** Whole legends in a panel: their grammar, terms and meanings, the way to their entries; it follows the catalog. */
import type { Disposable } from 'vscode';
import {
  type ExtensionContext,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { LEGEND, type LegendAnswer, type LegendListing } from '@loglex/lsp';
import { openEntry } from '../catalog/constant-commands.ts';
import type { Connection } from '../server/connection.ts';
import { scriptPage } from '../webview/script-page.ts';
import type { FromPage, LegendFocus, ToPage } from './messages.ts';
import { words } from './words.ts';

export interface LegendPanel extends Disposable {
  /** Opens it; where there is no legend, that is said instead. */
  show(focus?: LegendFocus): Promise<void>;
}

/** While one types, legends follow with every pause. */
const PAUSE_MS = 400;

export function createLegendPanel(context: ExtensionContext, connection: Connection): LegendPanel {
  let panel: WebviewPanel | undefined;
  let legends: readonly LegendListing[] = [];
  let version = 0;
  let wanted: LegendFocus | undefined;
  let isPageReady = false;
  let timer: NodeJS.Timeout | undefined;

  /** Of all projects: what is met somewhere need not be of the folder that one looks at. */
  async function load(): Promise<boolean> {
    const answer = await connection.request<LegendAnswer>(LEGEND, {});
    if (answer === undefined) return false;
    const isOther = JSON.stringify(answer.legends) !== JSON.stringify(legends);
    if (isOther) version++;
    legends = answer.legends;
    return isOther;
  }

  function post(): void {
    if (!isPageReady) return;
    const message: ToPage = {
      ...{ kind: 'legends', version, words: words() },
      legends: legends.map((legend) => ({
        ...legend,
        file: workspace.asRelativePath(Uri.parse(legend.location.uri)),
      })),
      ...(wanted && { focus: wanted }),
    };
    wanted = undefined;
    void panel?.webview.postMessage(message);
  }

  async function show(focus?: LegendFocus): Promise<void> {
    await load();
    if (legends.length === 0) {
      void window.showInformationMessage(l10n.t('The catalog has no legend.'));
      return;
    }
    wanted = focus;
    panel ??= create();
    panel.reveal();
    post();
  }

  function create(): WebviewPanel {
    const made = window.createWebviewPanel(
      'loglex.legends',
      l10n.t('Legends'),
      ViewColumn.Beside,
      // Our own script, by its nonce. No link runs a command.
      {
        enableScripts: true,
        enableCommandUris: false,
        localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist')],
      },
    );
    made.onDidDispose(() => {
      panel = undefined;
      isPageReady = false;
    });
    // A page that nobody sees is gone, and comes back as a new one.
    made.onDidChangeViewState(() => (isPageReady &&= made.visible));
    made.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === 'ready') {
        isPageReady = true;
        post();
      } else void open(message, made);
    });
    made.webview.html = scriptPage(made.webview, context.extensionUri, 'legends');
    return made;
  }

  /** Beside the panel, which stays where it is. */
  async function open(
    asked: Extract<FromPage, { kind: 'open' }>,
    { viewColumn }: WebviewPanel,
  ): Promise<void> {
    const legend = asked.version === version ? legends[asked.legend] : undefined;
    const place = asked.list === undefined ? legend : legend?.[asked.list][asked.at ?? -1];
    const column = viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    if (place !== undefined) await openEntry(place.location, column);
  }

  const listening = connection.onDidChange(() => {
    if (panel === undefined || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void load().then((isOther) => isOther && post());
    }, PAUSE_MS);
  });

  return {
    show,
    dispose() {
      clearTimeout(timer);
      listening.dispose();
      panel?.dispose();
    },
  };
}
