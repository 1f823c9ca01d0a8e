/** Findings as diagnostics: the same id, words and places as everywhere. */
import { existsSync } from 'node:fs';
import type { Finding } from '@loglex/engine';
import type { LiveProject, Problem } from '@loglex/project';
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import type { ShownSeverity } from '../configuration.ts';
import type { Place, Workspace } from '../state/workspace.ts';

/** `file`: the document of the finding; where only its path is known, its place is looked up. */
export function toDiagnostic(
  workspace: Workspace,
  project: LiveProject,
  file: Pick<Place, 'toRange'>,
  finding: Finding,
): Diagnostic {
  const { check, message, severity, range, related, tags } = finding;
  const { relatedInformation, codeDescription, tags: known } = workspace.client.diagnostics;
  const shownTags = tags.map((tag) => TAGS[tag]).filter((tag) => known.has(tag));
  const href = codeDescription ? pageOf(check) : undefined;
  const shown = workspace.configuration.severities.get(check) ?? severity;
  return {
    range: file.toRange(range),
    severity: SEVERITIES[shown],
    code: check,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'loglex',
    message,
    ...(shownTags.length > 0 && { tags: shownTags }),
    ...(relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((place) => ({
          location: {
            uri: workspace.projects.uriOf(project, place.file),
            range: workspace.rangeIn(project, place.file, place.range),
          },
          message: place.message,
        })),
      }),
  };
}

/** What kept a settings or catalog file from being read; without a place it stands where the file begins. */
export function problemDiagnostic(
  file: Pick<Place, 'toRange'>,
  { kind, message, range = { start: 0, end: 0 } }: Problem,
): Diagnostic {
  return {
    range: file.toRange(range),
    severity: SEVERITIES.error,
    code: kind,
    source: 'loglex',
    message,
  };
}

/** What is off here is not shown at all, and never comes this far. */
const SEVERITIES: Readonly<Record<Finding['severity'] | ShownSeverity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  info: 3,
  information: 3,
  hint: 4,
  off: 4,
};

const TAGS: Readonly<Record<Finding['tags'][number], DiagnosticTag>> = {
  unnecessary: 1,
  deprecated: 2,
};

/** Where the pages of the checks lie: beside the bundle, or in the repository. */
const PAGES = ['./checks/', '../../../../docs/checks/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(folder));

function pageOf(check: string): string | undefined {
  return PAGES && new URL(`${check}.md`, PAGES).href;
}
