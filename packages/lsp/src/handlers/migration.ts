/** `loglex/migrationPlan` and `loglex/migrationEdits`: what `loglex migrate plan` says, for a view of it, and the edits of chosen rows. */
import {
  editsOf,
  type MigrationFile,
  type MigrationPlan,
  migrationSource,
  type PlannedFile,
  planMigration,
} from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { contentModified, refusal } from '../convert/refusal.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** `uri`: a file or a folder of a project; absent: all projects. */
export interface MigrationPlanParams {
  readonly uri?: string;
}

export interface MigrationPlans {
  readonly projects: readonly ProjectMigration[];
}

export interface ProjectMigration {
  /** Absolute path. */
  readonly root: string;
  /** Whether files are still being read: then rows are missing. */
  readonly isFilling: boolean;
  /** As the program plans it; hashes of files are empty, since it is made of what is open. */
  readonly plan: MigrationPlan;
  /** By file of the plan. */
  readonly uris: Readonly<Record<string, string>>;
}

/** Rows of the plan of the same `uri`. */
export interface MigrationEditsParams extends MigrationPlanParams {
  readonly root: string;
  readonly rows: readonly ChosenRow[];
}

/** A row as the plan had it: where it stands, and what it was planned upon. */
export interface ChosenRow {
  readonly file: string;
  readonly start: number;
  readonly seal: string;
}

export const migrationPlan: Handler<MigrationPlanParams, MigrationPlans> = (
  workspace,
  { uri },
) => ({
  projects: chosenProjects(workspace, uri).map(({ project, below }) => {
    const plan = planMigration([...sourcesIn(project, below).values()]);
    const uriOf = ({ file }: PlannedFile) =>
      [file, workspace.projects.uriOf(project, file)] as const;
    return {
      root: project.root,
      isFilling: project.phase === 'filling',
      plan,
      uris: Object.fromEntries(plan.files.map(uriOf)),
    };
  }),
});

/** Catalog, generated files, calls and imports in one edit. Fails, in words for people, where that cannot be. */
export const migrationEdits: Handler<MigrationEditsParams, WorkspaceEdit | null> = (
  workspace,
  { uri, root, rows },
) => {
  if (!Array.isArray(rows)) throw invalid('rows');
  const chosen = chosenProjects(workspace, uri).find(({ project }) => project.root === root);
  if (chosen === undefined) throw invalid('root');
  if (rows.length === 0) return null;
  const { project, below } = chosen;
  const sources = sourcesIn(project, below);
  const plan = planMigration([...sources.values()]);
  const keys = new Set((rows as readonly ChosenRow[]).map(keyOf));
  const files = plan.files.flatMap((planned): PlannedFile[] => {
    const picked = planned.rows.filter((row) => keys.has(keyOf({ ...row, file: planned.file })));
    const migrated = picked.map((row) => ({ ...row, decision: 'migrate' as const }));
    return picked.length > 0 ? [{ ...planned, rows: migrated }] : [];
  });
  // What was planned upon another text is no longer what somebody has looked at.
  if (files.reduce((count, file) => count + file.rows.length, 0) < keys.size) {
    throw contentModified();
  }
  const used = new Set(files.flatMap((file) => file.rows.map(({ constant }) => constant)));
  const constants = plan.constants.filter(({ code }) => used.has(code));
  const catalog = project.changes.addConstants(constants);
  if ('refused' in catalog) throw refusal(catalog.refused);
  const calls = files.map((planned) => {
    const missing = project.changes.missingFor(planned.file);
    if (missing !== undefined) throw refusal(missing);
    const { edits, problems } = editsOf(plan, planned, sources.get(planned.file)!);
    if (problems[0] !== undefined) {
      const { row, message } = problems[0];
      throw refusal(`${planned.file}:${row.line}: ${message}`);
    }
    return { file: planned.file, edits, about: 'Log calls' };
  });
  return toWorkspaceEdit(workspace, project, [...catalog, ...calls], false);
};

interface Chosen {
  readonly project: LiveProject;
  /** The file, or the folder, that is asked about; empty: all. */
  readonly below: string;
}

function chosenProjects({ projects }: Workspace, uri: unknown): readonly Chosen[] {
  if (uri === undefined) return projects.all().map((project) => ({ project, below: '' }));
  if (typeof uri !== 'string') throw invalid('uri');
  const inside = projects
    .all()
    .find((project) => projects.uriOf(project, '').replace(/\/$/, '') === uri.replace(/\/$/, ''));
  if (inside !== undefined) return [{ project: inside, below: '' }];
  const found = projects.of(uri);
  return found === undefined ? [] : [{ project: found.project, below: found.file }];
}

/** By file; only what the index knows log calls in. */
function sourcesIn(project: LiveProject, below: string): ReadonlyMap<string, MigrationFile> {
  const sources = new Map<string, MigrationFile>();
  for (const { file, calls } of project.index.files()) {
    const isBelow = below === '' || file === below || file.startsWith(`${below}/`);
    if (calls.length === 0 || !isBelow) continue;
    const document = project.documentOf(file);
    const source = document && migrationSource(project.snapshotFor(file), document);
    if (source !== undefined) sources.set(file, source);
  }
  return sources;
}

function keyOf({ file, start, seal }: ChosenRow): string {
  return `${start} ${seal} ${file}`;
}

function invalid(what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `The request has no valid ${what}.`);
}
