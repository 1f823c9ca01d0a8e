/** Inside the extension host, with two folders: a migration of both is one change, each by its own catalog. */
import * as assert from 'node:assert/strict';
import { commands, languages, Uri, workspace } from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

const folders = () => workspace.workspaceFolders!.map(({ uri }) => uri);

async function textsOf(path: string): Promise<readonly string[]> {
  const documents = await Promise.all(
    folders().map((folder) => workspace.openTextDocument(Uri.joinPath(folder, path))),
  );
  return documents.map((document) => document.getText());
}

test('both folders are read', async () => {
  await textsOf('src/pears.ts');
  for (const folder of folders()) {
    const uri = Uri.joinPath(folder, 'src/pears.ts');
    await until('findings', () => languages.getDiagnostics(uri).length > 0 || undefined);
  }
});

test('one of them is planned alone', async () => {
  const before = await textsOf('src/market/open.ts');
  const [left, right] = folders().map((folder) => Uri.joinPath(folder, 'src/market'));
  await commands.executeCommand('loglex.planMigration', right, [right]);
  await commands.executeCommand('loglex.applyMigration');
  const after = await textsOf('src/market/open.ts');
  assert.equal(after[0], before[0], left!.fsPath);
  assert.match(after[1]!, /LOG\.MARKET_OPEN/);
});

test('both are changed at once', async () => {
  await commands.executeCommand('loglex.planMigrationOfWorkspace');
  await commands.executeCommand('loglex.applyMigration');
  for (const text of await textsOf('src/pears.ts')) assert.match(text, /LOG\.APPLES_SOLD/);
  for (const text of await textsOf('log-catalog.yaml')) {
    assert.equal(text.match(/MARKET100/g)?.length, 2, text);
  }
});
