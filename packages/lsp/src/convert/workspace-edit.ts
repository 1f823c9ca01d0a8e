/** Edits of several files as one `WorkspaceEdit`: with versions and annotations where the client knows them. */
import { applyEdits, type TextRange } from '@loglex/catalog';
import { type DocumentEdits, lineStartsOf } from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  SnippetTextEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Workspace } from '../state/workspace.ts';
import { toRange } from './position.ts';

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
  const groups = annotated && client.documentChanges ? groupsOf(changed) : new Map<string, Group>();
  const annotationOf = (label: string | undefined) => {
    const annotationId = groups.get(label ?? '')?.id;
    return annotationId === undefined ? undefined : { annotationId };
  };
  const parts = changed.map(({ file, text, edits, about }) => {
    // Edits that do not fit together are told here, and not half applied there.
    applyEdits(text ?? project.documentOf(file)?.text ?? '', edits);
    const lines = text === undefined ? undefined : { text, lineStarts: lineStartsOf(text) };
    const rangeOf =
      lines === undefined
        ? workspace.rangesIn(project, file)
        : (range: TextRange) => toRange(client.encoding, lines, range);
    return { uri: projects.uriOf(project, file), edits, rangeOf, about };
  });
  if (!client.documentChanges) {
    const plain = parts.map(({ uri, edits, rangeOf }) => {
      return [uri, edits.map((edit) => ({ range: rangeOf(edit), newText: edit.text }))] as const;
    });
    return { changes: Object.fromEntries(plain) };
  }
  return {
    documentChanges: parts.map(({ uri, edits, rangeOf, about }) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: edits.map((edit): TextEdit | AnnotatedTextEdit | SnippetTextEdit => ({
        range: rangeOf(edit),
        ...(client.snippetEdits && edit.snippet !== undefined
          ? { snippet: { kind: 'snippet', value: edit.snippet } }
          : { newText: edit.text }),
        ...annotationOf(edit.doubt ?? about),
      })),
    })),
    ...(groups.size > 0 && {
      changeAnnotations: Object.fromEntries(
        Array.from(groups.values(), ({ id, ...annotation }) => [id, annotation]),
      ),
    }),
  };
}

interface Group extends ChangeAnnotation {
  readonly id: string;
}

/** What edits are for, and what makes some of them doubtful, by label. */
function groupsOf(files: readonly DocumentEdits[]): ReadonlyMap<string, Group> {
  const labels = new Set(files.flatMap(({ about }) => about ?? []));
  const doubts = new Set(files.flatMap(({ edits }) => edits.flatMap(({ doubt }) => doubt ?? [])));
  const groups = [
    ...Array.from(labels, (label) => ({ label })),
    ...Array.from(doubts, (label) => ({ label, needsConfirmation: true })),
  ];
  return new Map(groups.map((group, at) => [group.label, { ...group, id: `loglex-${at + 1}` }]));
}
