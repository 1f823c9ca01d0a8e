/** The log viewer as VS Code knows it: an editor that `.log` files can be opened with, and commands that do. */
import {
  commands,
  type CustomDocument,
  Disposable,
  env,
  type ExtensionContext,
  l10n,
  TabInputText,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import type { Connection } from '../server/connection.ts';
import { showLog } from './viewer.ts';

const VIEW_TYPE = 'loglex.logViewer';

export function registerLogViewer(context: ExtensionContext, connection: Connection): Disposable {
  return Disposable.from(
    window.registerCustomEditorProvider(
      VIEW_TYPE,
      {
        openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
        resolveCustomEditor({ uri }, panel) {
          showLog(context, connection, panel, { uri: uri.toString() });
        },
      },
      { supportsMultipleEditorsPerDocument: true },
    ),
    commands.registerCommand('loglex.openLogViewer', async (given: unknown) => {
      const uri = given instanceof Uri ? given : (activeFile() ?? (await askForFile()));
      if (uri !== undefined) await commands.executeCommand('vscode.openWith', uri, VIEW_TYPE);
    }),
    commands.registerCommand('loglex.pasteLog', async () => {
      const text = await env.clipboard.readText();
      if (text.trim() === '') {
        const message = l10n.t('Copy the lines of a log first: there is no text in the clipboard.');
        void window.showInformationMessage(message);
        return;
      }
      const title = l10n.t('Pasted Lines');
      const panel = window.createWebviewPanel('loglex.pastedLog', title, ViewColumn.Active);
      showLog(context, connection, panel, { text, ...governing() });
    }),
  );
}

/** What is open in an editor, also where that is too large to be a document. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = input instanceof TabInputText ? input.uri : undefined;
  return uri?.scheme === 'file' && /\.log(?:\.|$)/.test(uri.path) ? uri : undefined;
}

async function askForFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Open in Log Viewer'),
    filters: { [l10n.t('Logs')]: ['log', 'txt', 'jsonl', 'ndjson', 'out'], '*': ['*'] },
  });
  return chosen?.[0];
}

/** Pasted lines are read by the catalog of what one looks at. */
function governing(): { readonly uri?: string } {
  const uri = window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' ? { uri: uri.toString() } : {};
}
