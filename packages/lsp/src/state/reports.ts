/** What there is to report of a file, in the protocol's words, and a mark by which a client knows that it is the same. */
import { createHash } from 'node:crypto';
import type { LiveProject } from '@loglex/project';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { problemDiagnostic, toDiagnostic } from '../convert/diagnostic.ts';
import { shownFindings } from './shown-findings.ts';
import type { Workspace } from './workspace.ts';

export interface Report {
  readonly items: Diagnostic[];
  readonly resultId: string;
}

export function reportOn(workspace: Workspace, project: LiveProject, file: string): Report {
  const items = diagnosticsIn(workspace, project, file);
  return { items, resultId: createHash('sha1').update(JSON.stringify(items)).digest('base64url') };
}

/** The same without the mark. */
export function diagnosticsIn(
  workspace: Workspace,
  project: LiveProject,
  file: string,
): Diagnostic[] {
  const { configuration } = workspace;
  const lines = { toRange: workspace.rangesIn(project, file) };
  return [
    ...shownFindings(workspace, project, file).map((finding) =>
      toDiagnostic(workspace, project, lines, finding),
    ),
    ...(configuration.diagnostics === 'off'
      ? []
      : project.problemsIn(file).map((problem) => problemDiagnostic(lines, problem))),
  ];
}
