/** Inside the extension host, with two folders whose catalogs say different things of one code. */
import * as assert from 'node:assert/strict';
import {
  commands,
  type Hover,
  languages,
  type MarkdownString,
  Uri,
  window,
  workspace,
} from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

test('the workspace has both folders', () =>
  until('second folder', () => workspace.workspaceFolders?.[1]));

for (const [index, says, other] of [
  [0, 'Left begins', 'Right begins'],
  [1, 'Right begins', 'Left begins'],
] as const) {
  test(`in folder ${index} the code means what its own catalog says`, async () => {
    const uri = Uri.joinPath(workspace.workspaceFolders![index]!.uri, 'src/use.ts');
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { preview: false });
    const position = document.positionAt(document.getText().indexOf('STARTED') + 1);
    const said = await until('hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        position,
      );
      const text = hovers
        .flatMap(({ contents }) => contents as MarkdownString[])
        .map(({ value }) => value)
        .join('\n');
      return text.includes('begins') ? text : undefined;
    });
    assert.ok(said.includes(says), said);
    assert.ok(!said.includes(other), said);
  });
}

test('each folder has its own findings', async () => {
  const codesOf = (index: number) => {
    const uri = Uri.joinPath(workspace.workspaceFolders![index]!.uri, 'src/use.ts');
    return languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'loglex')
      .map(({ message }) => message);
  };
  await until(
    'a finding on the right',
    () => codesOf(1).some((message) => message.includes('ONLY_LEFT')) || undefined,
  );
  assert.ok(!codesOf(0).some((message) => message.includes('ONLY_LEFT')));
});
