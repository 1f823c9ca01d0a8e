/** `workspace/willRenameFiles`: settings and catalogs that name what moves. */
import { isAbsolute, relative, sep } from 'node:path';
import { type Move, movedFiles } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { FileRename, RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { pathOf, realPathOf } from '../convert/uri.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import type { Handler } from './handler.ts';

export const willRenameFiles: Handler<RenameFilesParams, WorkspaceEdit | null> = (
  workspace,
  { files },
) => {
  if (!Array.isArray(files)) {
    throw new ResponseError(ErrorCodes.InvalidParams, 'The request has no valid files.');
  }
  const edits = workspace.projects.all().flatMap((project): readonly WorkspaceEdit[] => {
    const moves = files.flatMap((file: FileRename) => moveIn(project, file));
    if (moves.length === 0) return [];
    const { settingsFiles, catalogFiles } = project.status();
    const documents = [...settingsFiles, ...catalogFiles].flatMap(
      (file) => project.documentOf(file) ?? [],
    );
    const found = movedFiles(documents, moves);
    return found.length > 0 ? [toWorkspaceEdit(workspace, project, found, false)] : [];
  });
  return edits.length > 0 ? together(edits) : null;
};

/** Edits of several projects as one: no file is in two of them. */
function together(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const changes = edits.map((edit) => edit.changes ?? {});
  const documentChanges = edits.flatMap((edit) => edit.documentChanges ?? []);
  return documentChanges.length > 0
    ? { documentChanges }
    : { changes: Object.fromEntries(changes.flatMap(Object.entries)) };
}

/** Empty where it does not stay in the project. */
function moveIn({ root }: LiveProject, { oldUri, newUri }: FileRename): readonly Move[] {
  const from = placeIn(root, oldUri);
  const to = placeIn(root, newUri);
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

function placeIn(root: string, uri: unknown): string | undefined {
  const path = typeof uri === 'string' ? pathOf(uri) : undefined;
  if (path === undefined) return undefined;
  const file = relative(root, realPathOf(path));
  const isInside = file !== '' && !isAbsolute(file) && file.split(sep)[0] !== '..';
  return isInside ? file.split(sep).join('/') : undefined;
}
