/** Inside the extension host, with a workspace that means harm: what a catalog says stays text. */
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

const uriOf = (path: string) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);

test('a hover of it holds no link that runs a command, no picture and no HTML', async () => {
  const document = await workspace.openTextDocument(uriOf('src/use.ts'));
  await window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf('EVIL1') + 1);
  const contents = await until('hover', async () => {
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const found = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
    return found.some(({ value }) => value.includes('EVIL1')) ? found : undefined;
  });
  for (const { value, isTrusted, supportHtml } of contents) {
    assert.ok(!isTrusted, 'no command is trusted');
    assert.ok(!supportHtml, 'HTML is text');
    // Unescaped, these would be a link and a picture.
    assert.doesNotMatch(value, /(?<!\\)\]\(command:/);
    assert.doesNotMatch(value, /(?<!\\)!\[/);
    assert.doesNotMatch(value, /[\u0007\u001b\u202e]/);
  }
});

test('what is found in it is told without signs that act', async () => {
  const found = await until('findings', () => {
    const all = languages.getDiagnostics().flatMap(([, each]) => each);
    const ours = all.filter(({ source }) => source === 'loglex');
    return ours.length > 0 ? ours : undefined;
  });
  for (const { message } of found) {
    assert.doesNotMatch(message, /\u001b/);
    assert.ok(message.length < 10_000, `${message.length} characters`);
  }
});

test('views and searches of it answer', async () => {
  await commands.executeCommand('loglex.refreshCatalog');
  await commands.executeCommand('loglex.openReference');
  await commands.executeCommand('loglex.browseLegends');
});

test('a runbook that is a command is not opened', async () => {
  const location = {
    uri: uriOf('log-catalog.yaml').toString(),
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  let ran = false;
  const trap = commands.registerCommand('evil.run', () => (ran = true));
  const constant = { code: 'EVIL1', name: 'EVIL1', runbook: 'command:evil.run', location };
  await commands.executeCommand('loglex.openRunbook', constant);
  trap.dispose();
  assert.equal(ran, false);
});
