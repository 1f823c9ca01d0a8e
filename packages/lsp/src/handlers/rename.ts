/** `textDocument/prepareRename` and `textDocument/rename`: one name in the catalog, every language and generated files. */
import {
  type DocumentEdits,
  prepareRename as prepareAt,
  type RenamedFile,
  rename as renameAt,
} from '@loglex/engine';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type {
  PrepareRenameResult,
  RenameParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { contentModified, refusal } from '../convert/refusal.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import type { Handler } from './handler.ts';

export const prepareRename: Handler<TextDocumentPositionParams, PrepareRenameResult | null> = (
  workspace,
  params,
) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && prepareAt(at.snapshot, at.document, at.offset);
  if (at === undefined || found === undefined) return null;
  if ('refused' in found) throw refusal(found.refused);
  return { range: at.toRange(found.range), placeholder: found.placeholder };
};

export const rename: Handler<RenameParams, WorkspaceEdit | null> = async (workspace, params) => {
  const { textDocument, position, newName } = params;
  if (typeof newName !== 'string') {
    throw new ResponseError(ErrorCodes.InvalidParams, 'The request has no valid newName.');
  }
  const asked = workspace.cursor(textDocument, position);
  if (asked === undefined) return null;
  const { project, file, version } = asked;
  const subject = prepareAt(asked.snapshot, asked.document, asked.offset);
  const upstream =
    subject !== undefined && 'kind' in subject && subject.kind === 'code'
      ? await project.upstreamCatalog(file).catch(() => undefined)
      : undefined;
  const words = workspace.client.rename.annotations;
  const made = project.changes.planned(file, (sources) => {
    const at = workspace.cursor(textDocument, position);
    if (at === undefined) return undefined;
    if (at.version !== version) throw contentModified();
    const wasMerged = (code: string): boolean =>
      upstream === undefined ||
      upstream.byCode(code).length + upstream.retiredByCode(code).length > 0;
    const all = { ...sources, wasMerged };
    return renameAt(at.snapshot, at.document, at.offset, newName, all, { words });
  });
  if (made === undefined) return null;
  if ('refused' in made) throw refusal(made.refused);
  return toWorkspaceEdit(workspace, project, toEdits(made), words);
};

/** What is generated, and what is a guess, people may want to look at. */
function toEdits(files: readonly RenamedFile[]): readonly DocumentEdits[] {
  return files.map(({ file, text, edits }) => ({
    file,
    text,
    edits: edits.map(({ role, ...edit }) =>
      role === 'word' ? { ...edit, doubt: 'Comments and other text' } : edit,
    ),
    ...(edits.some(({ role }) => role === 'generated') && { about: 'Generated files' }),
  }));
}
