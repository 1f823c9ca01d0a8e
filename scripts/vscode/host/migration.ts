/** Inside the extension host: a migration that is planned, looked at, applied, and refused where files have changed. */
import * as assert from 'node:assert/strict';
import {
  commands,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

const root = () => workspace.workspaceFolders![0]!.uri;
const uriOf = (path: string) => Uri.joinPath(root(), path);

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(uriOf(path))).getText();
}

/** What a file would say if what is accepted of it were migrated. */
async function mendedText(path: string): Promise<string> {
  const query = JSON.stringify({ root: root().fsPath, file: path });
  const uri = uriOf(path).with({ scheme: 'loglex-migration', query });
  return (await workspace.openTextDocument(uri)).getText();
}

test('raw calls are found', async () => {
  const uri = uriOf('src/pears.ts');
  await window.showTextDocument(uri);
  await until('findings', () => languages.getDiagnostics(uri).length > 0 || undefined);
});

test('a file is planned, and beside it stands what it would say', async () => {
  await commands.executeCommand('loglex.planMigration', uriOf('src/pears.ts'));
  const text = await mendedText('src/pears.ts');
  assert.match(text, /logConstant\(logger, LOG\.APPLES_SOLD, \{ count \}\)/);
  assert.match(text, /import \{ LOG \} from '\.\/log-codes\.js'/);
  assert.ok(!(await textOf('src/pears.ts')).includes('logConstant'), 'nothing is changed');
});

test('what is skipped stays as it is', async () => {
  await commands.executeCommand('loglex.skipAllOfMigration');
  const query = JSON.stringify({ root: root().fsPath, file: 'src/pears.ts' });
  const uri = uriOf('src/pears.ts').with({ scheme: 'loglex-migration', query });
  const document = await workspace.openTextDocument(uri);
  await until('old text', () => !document.getText().includes('logConstant') || undefined);
  await commands.executeCommand('loglex.acceptSafeOfMigration');
  await until('new text', () => document.getText().includes('logConstant') || undefined);
});

test('a plan upon another text is refused, and made anew', async () => {
  await commands.executeCommand('loglex.planMigration', uriOf('src/pears.ts'));
  const before = await textOf('src/till.ts');
  const edit = new WorkspaceEdit();
  edit.insert(uriOf('src/pears.ts'), new Position(4, 0), '// One more line.\n');
  await workspace.applyEdit(edit);
  await commands.executeCommand('loglex.applyMigration');
  const text = await textOf('src/pears.ts');
  assert.match(text, /One more line/);
  assert.ok(!text.includes('logConstant'), text);
  assert.equal(await textOf('src/till.ts'), before);
  const back = new WorkspaceEdit();
  back.delete(uriOf('src/pears.ts'), new Range(4, 0, 5, 0));
  await workspace.applyEdit(back);
});

test('what is accepted is applied in catalog, generated files and sources at once', async () => {
  await commands.executeCommand('loglex.planMigrationOfWorkspace');
  await commands.executeCommand('loglex.applyMigration');
  assert.match(await textOf('src/pears.ts'), /LOG\.APPLES_SOLD/);
  assert.match(await textOf('src/market/open.ts'), /from '\.\.\/log-codes\.js'/);
  assert.match(await textOf('src/till.ts'), /console\.log\('Counting the till'\)/);
  assert.match(await textOf('log-catalog.yaml'), /MARKET100/);
  assert.match(await textOf('src/log-codes.ts'), /APPLES_SOLD/);
  const dirty = workspace.textDocuments.filter(({ isDirty }) => isDirty);
  assert.deepEqual(
    dirty.map(({ fileName }) => fileName),
    [],
    'they are saved, as a refactoring is',
  );
});

test('with nothing accepted nothing happens', async () => {
  await commands.executeCommand('loglex.planMigrationOfWorkspace');
  const before = await textOf('src/till.ts');
  await commands.executeCommand('loglex.applyMigration');
  assert.equal(await textOf('src/till.ts'), before);
  await commands.executeCommand('loglex.clearMigration');
});
