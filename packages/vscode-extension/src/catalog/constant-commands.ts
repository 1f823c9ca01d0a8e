/** What is done with a constant: from the context menu of its item, or with the one that is picked from all. */
import {
  commands,
  Disposable,
  env,
  l10n,
  Position,
  Range,
  Uri,
  type ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import {
  CATALOG_REQUESTS,
  type CatalogConstant,
  type DeprecateParams,
  type InsertionParams,
} from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';
import type { CatalogNode } from './catalog-nodes.ts';
import { pickConstant } from './pick-constant.ts';

/** What a command is given: an item of the view, a constant, or nothing, where people are asked. */
type Given = CatalogNode | CatalogConstant | undefined;

export function registerConstantCommands(connection: Connection): Disposable {
  async function constantOf(given: Given, title: string): Promise<CatalogConstant | undefined> {
    if (given === undefined) return pickConstant(connection, title);
    if (!('kind' in given)) return given;
    return given.kind === 'constant' ? given.constant : undefined;
  }

  const command = (
    id: string,
    title: string,
    act: (constant: CatalogConstant) => unknown,
  ): Disposable =>
    commands.registerCommand(id, async (given: Given) => {
      const constant = await constantOf(given, title);
      if (constant !== undefined) await act(constant);
    });

  return Disposable.from(
    commands.registerCommand('loglex.openEntry', (location: CatalogConstant['location']) =>
      openEntry(location),
    ),
    command('loglex.findConstant', l10n.t('Go to Constant'), ({ location }) => openEntry(location)),
    command('loglex.findUses', l10n.t('Find Uses of a Code'), async ({ location }) => {
      await openEntry(location);
      await commands.executeCommand('references-view.findReferences');
    }),
    command('loglex.copyCode', l10n.t('Copy a Code'), ({ code }) => env.clipboard.writeText(code)),
    command('loglex.renameConstant', l10n.t('Rename a Constant'), async ({ location }) => {
      await openEntry(location);
      await commands.executeCommand('editor.action.rename');
    }),
    command('loglex.deprecate', l10n.t('Deprecate a Constant'), (constant) =>
      deprecate(connection, constant),
    ),
    command('loglex.openRunbook', l10n.t('Open the Runbook of a Code'), openRunbook),
    command('loglex.insertConstant', l10n.t('Insert a Constant'), (constant) =>
      insert(connection, constant),
    ),
  );
}

export async function openEntry(
  { uri, range }: CatalogConstant['location'],
  viewColumn?: ViewColumn,
): Promise<void> {
  const { start, end } = range;
  await window.showTextDocument(Uri.parse(uri), {
    selection: new Range(start.line, start.character, end.line, end.character),
    preview: true,
    ...(viewColumn !== undefined && { viewColumn }),
  });
}

/** A catalog may name anything as a runbook: what is not on the web is not opened. */
async function openRunbook({ code, runbook }: CatalogConstant): Promise<void> {
  if (runbook === undefined) {
    void window.showInformationMessage(l10n.t('{0} has no runbook.', code));
    return;
  }
  if (!/^https?:\/\//i.test(runbook)) {
    const message = l10n.t('The runbook of {0} is no web address, so it is not opened.', code);
    void window.showWarningMessage(message);
    return;
  }
  await env.openExternal(Uri.parse(runbook));
}

async function deprecate(connection: Connection, constant: CatalogConstant): Promise<void> {
  const { code, name, location } = constant;
  const replacedBy = await window.showInputBox({
    title: l10n.t('Deprecate {0} {1}', code, name),
    prompt: l10n.t('The code that has its place from now on; empty, if none has'),
    placeHolder: code,
  });
  if (replacedBy === undefined) return;
  const params: DeprecateParams = {
    ...{ textDocument: { uri: location.uri }, code, name },
    ...(replacedBy.trim() !== '' && { replacedBy: replacedBy.trim() }),
  };
  const edit = await connection.edit(CATALOG_REQUESTS.deprecate, params);
  if (edit === undefined) return;
  await workspace.applyEdit(edit);
  await openEntry(location);
}

async function insert(connection: Connection, constant: CatalogConstant): Promise<void> {
  // The item that was clicked may have the focus: the editor that had it last is meant.
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    void window.showInformationMessage(
      l10n.t('Open a file first, and put the cursor where the constant shall stand.'),
    );
    return;
  }
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const params: InsertionParams = {
    ...{ textDocument: { uri: document.uri.toString() }, position: { line, character } },
    ...{ code: constant.code, name: constant.name },
  };
  const told = await connection.request<TextEdit[] | null>(CATALOG_REQUESTS.insertion, params);
  // Where no project governs the file, a code is what can be said.
  const edits = told ?? [
    { range: { start: { line, character }, end: { line, character } }, newText: constant.code },
  ];
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const start = new Position(range.start.line, range.start.character);
    const end = new Position(range.end.line, range.end.character);
    edit.replace(document.uri, new Range(start, end), newText);
  }
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, editor.viewColumn);
}
