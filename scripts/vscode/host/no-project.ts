/** Inside the extension host, with a log of no project: no server runs until there is something to do for it. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { extensions, Uri, window, workspace } from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

const uriOf = (path: string) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);

/** Whether a language server is a child of this extension host. */
function isServerRunning(): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const isOurs = readFileSync(`/proc/${pid}/status`, 'utf8').includes(
        `PPid:\t${process.pid}\n`,
      );
      return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('loglex-lsp');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

test('a log wakes the extension, and no server', async () => {
  const extension = extensions.getExtension('loglex.loglex-vscode')!;
  await window.showTextDocument(await workspace.openTextDocument(uriOf('app.log')));
  await until('activation', () => extension.isActive || undefined);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  assert.equal(isServerRunning(), false);
});

test('a loglex.yaml starts it', async () => {
  await workspace.fs.writeFile(uriOf('loglex.yaml'), Buffer.from('loglex: 1\n'));
  await until('server', () => isServerRunning() || undefined);
});
