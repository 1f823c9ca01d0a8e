/** Edits of several files as one `WorkspaceEdit`: with versions and annotations where the client knows them. */
import { applyEdits } from '@loglex/catalog';
import type { DocumentEdits } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Workspace } from '../state/workspace.ts';

/**
 * `annotated`: whether the client shows what edits are for in the request that this answers; a group of edits then is named
 * by what its files say of themselves. In files that are not open the disk counts, whatever its version.
 */
export function toWorkspaceEdit(
  workspace: Workspace,
  project: LiveProject,
  files: readonly DocumentEdits[],
  annotated: boolean,
): WorkspaceEdit {
  const { client, documents, projects } = workspace;
  const changed = files.filter(({ edits }) => edits.length > 0);
  const groups =
    annotated && client.documentChanges ? groupsOf(changed) : new Map<string, string>();
  const parts = changed.map(({ file, edits, about }) => {
    // Edits that do not fit together are told here, and not half applied there.
    applyEdits(project.documentOf(file)?.text ?? '', edits);
    const toRange = workspace.rangesIn(project, file);
    const annotationId = groups.get(about ?? '');
    return {
      uri: projects.uriOf(project, file),
      edits,
      toRange,
      ...(annotationId !== undefined && { annotation: { annotationId } }),
    };
  });
  if (!client.documentChanges) {
    const plain = parts.map(({ uri, edits, toRange }) => {
      return [uri, edits.map((edit) => ({ range: toRange(edit), newText: edit.text }))] as const;
    });
    return { changes: Object.fromEntries(plain) };
  }
  return {
    documentChanges: parts.map(({ uri, edits, toRange, annotation }) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: edits.map((edit): TextEdit | AnnotatedTextEdit | SnippetTextEdit => ({
        range: toRange(edit),
        ...(client.snippetEdits && edit.snippet !== undefined
          ? { snippet: { kind: 'snippet', value: edit.snippet } }
          : { newText: edit.text }),
        ...annotation,
      })),
    })),
    ...(groups.size > 0 && {
      changeAnnotations: Object.fromEntries(Array.from(groups, ([label, id]) => [id, { label }])),
    }),
  };
}

/** An identifier for each label. */
function groupsOf(files: readonly DocumentEdits[]): ReadonlyMap<string, string> {
  const labels = new Set(files.flatMap(({ about }) => about ?? []));
  return new Map(Array.from(labels, (label, at) => [label, `loglex-${at + 1}`]));
}
