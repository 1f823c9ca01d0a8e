/** `loglex/insertion` and `loglex/deprecate`: what people do with a constant that they see in a view. */
import { constantNamed, insertion as insertionAt, makeChange } from '@loglex/engine';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type {
  Position,
  TextDocumentIdentifier,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { refusal } from '../convert/refusal.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import type { Handler } from './handler.ts';

export interface InsertionParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
  readonly code: string;
  readonly name?: string;
}

/** Edits of the document: the constant at the position, and what has to be imported for it. */
export const insertion: Handler<InsertionParams, TextEdit[] | null> = (
  workspace,
  { textDocument, position, code, name },
) => {
  const at = workspace.cursor(textDocument, position);
  const constant = at && constantNamed(at.snapshot.session.catalog, textOf(code, 'code'), name);
  if (at === undefined || constant === undefined) return null;
  return insertionAt(at.snapshot, at.document, at.offset, constant).map((edit) => ({
    range: at.toRange(edit),
    newText: edit.text,
  }));
};

export interface DeprecateParams {
  /** The file of the catalog that the constant stands in. */
  readonly textDocument: TextDocumentIdentifier;
  readonly code: string;
  readonly name?: string;
  readonly replacedBy?: string;
  readonly reason?: string;
}

/** The edit that marks a constant as out of use. Fails, in words for people, where that cannot be. */
export const deprecate: Handler<DeprecateParams, WorkspaceEdit | null> = (
  workspace,
  { textDocument, code, name, replacedBy, reason },
) => {
  const at = workspace.place(textDocument);
  if (at === undefined) return null;
  const { project, file } = at;
  const made = project.changes.planned(file, (sources) => {
    const target = constantNamed(sources.scope.catalog, textOf(code, 'code'), name);
    if (target === undefined) return { refused: `There is no ${code} any more.` };
    const deprecated = {
      ...(replacedBy && { 'replaced-by': textOf(replacedBy, 'replacedBy') }),
      ...(reason && { reason: textOf(reason, 'reason') }),
    };
    return makeChange(sources.scope, { kind: 'change', target, changes: { deprecated } }, sources);
  });
  if ('refused' in made) throw refusal(made.refused);
  const files = made.files.map(({ file, before, edits }) => ({ file, text: before, edits }));
  return toWorkspaceEdit(workspace, project, files, false);
};

function textOf(value: unknown, key: string): string {
  if (typeof value === 'string') return value;
  throw new ResponseError(ErrorCodes.InvalidParams, `The request has no valid ${key}.`);
}
