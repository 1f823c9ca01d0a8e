/** Inside the extension host, with a folder of the shop as the workspace, two below its `loglex.yaml`. */
import * as assert from 'node:assert/strict';
import { extensions, languages, Uri, window, workspace } from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

test('the extension is active by itself, since a loglex.yaml stands above', async () => {
  const extension = extensions.getExtension('loglex.loglex-vscode');
  assert.ok(extension, 'it is installed');
  await until('activation', () => extension.isActive || undefined);
});

test('findings are underlined', async () => {
  const uri = Uri.joinPath(workspace.workspaceFolders![0]!.uri, 'report.py');
  await window.showTextDocument(await workspace.openTextDocument(uri));
  await until(
    'finding',
    () => languages.getDiagnostics(uri).some(({ source }) => source === 'loglex') || undefined,
  );
});
