/** Inside the extension host: logs that are opened in the viewer, from files and from the clipboard. */
import * as assert from 'node:assert/strict';
import { commands, env, TabInputCustom, TabInputWebview, Uri, window, workspace } from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

const uriOf = (path: string) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);

const activeInput = () => window.tabGroups.activeTabGroup.activeTab?.input;

test('a log is opened in the viewer by a command, and as text otherwise', async () => {
  const uri = uriOf('logs/shop.log');
  await commands.executeCommand('vscode.open', uri);
  assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
  await commands.executeCommand('loglex.openLogViewer');
  const input = await until('viewer', () => {
    const found = activeInput();
    return found instanceof TabInputCustom ? found : undefined;
  });
  assert.equal(input.viewType, 'loglex.logViewer');
  assert.equal(input.uri.toString(), uri.toString());
  await commands.executeCommand('workbench.action.closeAllEditors');
});

test('lines of the clipboard are opened in the viewer', async () => {
  await env.clipboard.writeText('2025-03-01T08:00:00Z INFO SHOP503 Listening on port 8080\n');
  await commands.executeCommand('loglex.pasteLog');
  const input = await until('viewer', () => {
    const found = activeInput();
    return found instanceof TabInputWebview ? found : undefined;
  });
  assert.match(input.viewType, /loglex\.pastedLog/);
  await commands.executeCommand('workbench.action.closeAllEditors');
});
