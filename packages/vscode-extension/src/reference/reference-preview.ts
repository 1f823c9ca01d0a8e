/** The reference beside the editor: the pages that `loglex docs` writes, of the catalog as it is being edited. */
import { randomBytes } from 'node:crypto';
import { commands, Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import {
  CATALOG_REQUESTS,
  type CatalogConstant,
  type ReferencePage,
  type ReferenceParams,
} from '@loglex/lsp';
import type { CatalogNode } from '../catalog/catalog-nodes.ts';
import type { Connection } from '../server/connection.ts';
import { followed, previewPage } from './preview-page.ts';

/** While one types, a page follows with every pause. */
const PAUSE_MS = 400;

export function createReferencePreview(connection: Connection): Disposable {
  let panel: WebviewPanel | undefined;
  let shown: ReferencePage | undefined;
  let asked: ReferenceParams = {};
  let timer: NodeJS.Timeout | undefined;

  async function load(params: ReferenceParams, anchor?: string): Promise<void> {
    const page = await connection.request<ReferencePage | null>(CATALOG_REQUESTS.reference, params);
    if (!page || panel === undefined) return;
    asked = { ...params, page: page.page };
    const next = anchor === undefined ? page : { ...page, anchor };
    if (next.html === shown?.html && next.anchor === undefined) return;
    shown = next;
    panel.webview.html = previewPage(next, randomBytes(16).toString('base64url'));
  }

  async function open(given: CatalogNode | CatalogConstant | undefined): Promise<void> {
    const document = window.activeTextEditor?.document.uri.toString();
    panel ??= create();
    panel.reveal(undefined, true);
    shown = undefined;
    await load({ ...documentFor(given, document), ...codeOf(given) });
    if (shown === undefined) {
      void window.showInformationMessage(
        l10n.t('No log catalog is loaded, so there is no reference.'),
      );
    }
  }

  function create(): WebviewPanel {
    const made = window.createWebviewPanel(
      'loglex.reference',
      l10n.t('Log Reference'),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      // Scripts: our own, by its nonce. Nothing is read from the disk, and no link runs a command.
      {
        enableScripts: true,
        enableFindWidget: true,
        localResourceRoots: [],
        enableCommandUris: false,
      },
    );
    made.onDidDispose(() => {
      panel = undefined;
      shown = undefined;
    });
    made.webview.onDidReceiveMessage((message: unknown) => {
      const { page, href } = (message ?? {}) as Record<string, unknown>;
      if (typeof page !== 'string' || typeof href !== 'string') return;
      const target = followed(page, href);
      const { code: _, ...rest } = asked;
      void load({ ...rest, page: target.page }, target.anchor);
    });
    return made;
  }

  function refresh(): void {
    if (panel === undefined || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      const { code: _, ...rest } = asked;
      void load(rest);
    }, PAUSE_MS);
  }

  return Disposable.from(
    commands.registerCommand('loglex.openReference', open),
    connection.onDidChange(refresh),
    new Disposable(() => {
      clearTimeout(timer);
      panel?.dispose();
    }),
  );
}

function documentFor(
  given: CatalogNode | CatalogConstant | undefined,
  active: string | undefined,
): ReferenceParams {
  const uri = locationOf(given)?.uri ?? (active?.startsWith('file:') ? active : undefined);
  return uri === undefined ? {} : { textDocument: { uri } };
}

function locationOf(given: CatalogNode | CatalogConstant | undefined) {
  if (given === undefined) return undefined;
  if (!('kind' in given)) return given.location;
  if (given.kind === 'constant') return given.constant.location;
  return given.kind === 'retired' ? given.retired.location : given.location;
}

function codeOf(given: CatalogNode | CatalogConstant | undefined): { readonly code?: string } {
  if (given === undefined) return {};
  if (!('kind' in given)) return { code: given.code };
  if (given.kind === 'constant') return { code: given.constant.code };
  return given.kind === 'retired' ? { code: given.retired.code } : {};
}
