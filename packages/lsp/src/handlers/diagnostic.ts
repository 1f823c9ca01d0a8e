/** `textDocument/diagnostic` and `workspace/diagnostic`: for clients that ask. */
import { setImmediate } from 'node:timers/promises';
import type {
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { cancelled } from '../convert/refusal.ts';
import { reportOn } from '../state/reports.ts';
import type { Handler } from './handler.ts';

export const documentDiagnostic: Handler<DocumentDiagnosticParams, DocumentDiagnosticReport> = (
  workspace,
  { textDocument, previousResultId },
) => {
  const at = workspace.fileOf(textDocument);
  if (at?.project.documentOf(at.file) === undefined) return { kind: 'full', items: [] };
  const { items, resultId } = reportOn(workspace, at.project, at.file);
  return resultId === previousResultId
    ? { kind: 'unchanged', resultId }
    : { kind: 'full', resultId, items };
};

/** Files are reported so many at a time: between, others get their turn. */
const AT_A_TIME = 50;

/** `send`: passes on a part of the result, where the client takes parts. */
export function workspaceDiagnostic(
  send: (token: string | number, value: WorkspaceDiagnosticReport) => void,
): Handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport> {
  return async (workspace, params, token) => {
    const before = new Map(
      (params.previousResultIds ?? []).map(({ uri, value }) => [uri, value] as const),
    );
    const { partialResultToken } = params;
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    const flush = () => {
      if (partialResultToken === undefined || items.length === 0) return;
      send(partialResultToken, { items });
      items = [];
    };
    let looked = 0;
    for (const project of workspace.projects.all()) {
      for (const file of project.filesToReport()) {
        if (token.isCancellationRequested) throw cancelled();
        const uri = workspace.projects.uriOf(project, file);
        const previous = before.get(uri);
        before.delete(uri);
        const report = reportOn(workspace, project, file);
        const version = workspace.documents.get(uri)?.version ?? null;
        if (report.resultId === previous) {
          items.push({ kind: 'unchanged', uri, version, resultId: report.resultId });
        } else if (report.items.length > 0 || previous !== undefined) {
          items.push({ kind: 'full', uri, version, ...report });
        }
        if (++looked % AT_A_TIME === 0) {
          flush();
          await setImmediate();
        }
      }
    }
    // Files that had findings and are gone.
    for (const uri of before.keys()) items.push({ kind: 'full', uri, version: null, items: [] });
    flush();
    return { items };
  };
}
