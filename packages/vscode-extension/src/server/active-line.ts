/** Tells the server on which line the cursor stands, where hints are wanted there alone: the protocol does not. */
import { Disposable, type TextEditor, window, workspace } from 'vscode';
import { ACTIVE_LINE } from '@loglex/lsp';
import type { Connection } from './connection.ts';

export function followActiveLine(connection: Connection): Disposable {
  let told = '';

  function tell(editor: TextEditor | undefined): void {
    if (workspace.getConfiguration('loglex').get('inlayHints') !== 'activeLine') return;
    const uri = editor?.document.uri.toString();
    const place = editor === undefined ? {} : { uri, line: editor.selection.active.line };
    const said = `${connection.phase} ${JSON.stringify(place)}`;
    if (said === told) return;
    told = said;
    connection.notify(ACTIVE_LINE, place);
  }

  return Disposable.from(
    window.onDidChangeActiveTextEditor(tell),
    window.onDidChangeTextEditorSelection(({ textEditor }) => tell(textEditor)),
    workspace.onDidChangeConfiguration(() => tell(window.activeTextEditor)),
    connection.onDidChange(() => tell(window.activeTextEditor)),
  );
}
