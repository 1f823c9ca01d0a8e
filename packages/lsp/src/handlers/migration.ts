/**
 * `loglex/migrationPlan`, `loglex/migrationText` and `loglex/migrationEdits`: what `loglex migrate plan` says, for a view of
 * it, what files would say, and the edits of chosen rows.
 */
import { extname } from 'node:path';
import { applyEdits } from '@loglex/catalog';
import {
  type DocumentEdits,
  editsOf,
  type FileEdits,
  lineStartsOf,
  type MigrationFile,
  type MigrationPlan,
  type PlannedConstant,
  type PlannedFile,
  plannedByCode,
  positionAt,
  REASONS,
} from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { ProgressToken, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { contentModified, refusal } from '../convert/refusal.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import {
  createMigrationPlanner,
  createTurns,
  isSameSource,
  type MadePlan,
  migrationSourceOf,
} from '../state/migration-planner.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** `uris`: files and folders; absent: all projects. */
export interface MigrationPlanParams {
  readonly uris?: readonly string[];
  readonly workDoneToken?: ProgressToken;
}

export interface MigrationPlans {
  readonly projects: readonly ProjectMigration[];
  /** What the ids of reasons mean, in words for a group of rows. */
  readonly reasons: Readonly<Record<string, string>>;
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
  /** What rows take of the catalog, by code. */
  readonly constants: readonly ReusedConstant[];
  /** What migrated calls would import and cannot, and what to do: as long as it is so, there are no edits. */
  readonly missing: readonly string[];
}

export type ReusedConstant = Pick<PlannedConstant, 'code' | 'name' | 'level' | 'message'> & {
  readonly component?: string;
};

/** Rows of the plan of the same `uris`. */
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

/** All rows are of one file. */
export type MigrationTextParams = MigrationEditsParams;

/** What the file would say. */
export interface MigratedText {
  readonly text: string;
  /** Where the first of the rows stands in it: from 0. */
  readonly line: number;
}

export interface MigrationHandlers {
  readonly plan: Handler<MigrationPlanParams, MigrationPlans>;
  /** Imports included. Fails where the rows are no longer what they were. */
  readonly text: Handler<MigrationTextParams, MigratedText | null>;
  /** Catalog, generated files, calls and imports in one edit. Fails, in words for people, where that cannot be. */
  readonly edits: Handler<MigrationEditsParams, WorkspaceEdit | null>;
}

/** `send`: tells the progress of work, where the client wants to know. */
export function migrationHandlers(
  send: (token: ProgressToken, value: object) => void,
): MigrationHandlers {
  const planner = createMigrationPlanner();

  const chosenRows = async (
    workspace: Workspace,
    { uris, root, rows }: MigrationEditsParams,
    token: CancellationToken,
  ): Promise<Choice | undefined> => {
    if (!Array.isArray(rows)) throw invalid('rows');
    const chosen = chosenProjects(workspace, uris).find(({ project }) => project.root === root);
    if (chosen === undefined) throw invalid('root');
    if (rows.length === 0) return undefined;
    const { project } = chosen;
    const made = await planner.plan(project, { ...chosen, token });
    return { project, made, files: filesWith(made.plan, rows) };
  };

  return {
    async plan(workspace, { uris, workDoneToken }, token) {
      const progress = createReports(send, workDoneToken);
      try {
        const projects: ProjectMigration[] = [];
        for (const chosen of chosenProjects(workspace, uris)) {
          const { project } = chosen;
          const made = await planner.plan(project, {
            ...chosen,
            token,
            onProgress: progress.report,
          });
          projects.push(told(workspace, project, made));
        }
        return { projects, reasons: reasonsIn(projects) };
      } finally {
        progress.end();
      }
    },

    async text(workspace, params, token) {
      const choice = await chosenRows(workspace, params, token);
      const [planned, ...others] = choice?.files ?? [];
      if (choice === undefined || planned === undefined) return null;
      if (others.length > 0) throw invalid('rows');
      expectSame(choice);
      const { text } = choice.made.sources.get(planned.file)!;
      const { edits } = checkedEdits(choice.made, planned);
      const after = applyEdits(text, edits);
      const [{ start }] = planned.rows as [PlannedFile['rows'][number]];
      const shift = edits
        .filter((edit) => edit.end <= start && edit.start < start)
        .reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
      return { text: after, line: positionAt(lineStartsOf(after), start + shift).line };
    },

    async edits(workspace, params, token) {
      const choice = await chosenRows(workspace, params, token);
      if (choice === undefined) return null;
      const { project, made, files } = choice;
      const turn = createTurns(token);
      const calls: DocumentEdits[] = [];
      for (const planned of files) {
        const missing = project.changes.missingFor(planned.file);
        if (missing !== undefined) throw refusal(missing);
        const { edits } = checkedEdits(made, planned);
        calls.push({ file: planned.file, edits, about: 'Log calls' });
        await turn();
      }
      expectSame(choice);
      const used = new Set(files.flatMap(({ rows }) => rows.map(({ constant }) => constant)));
      const constants = made.plan.constants.filter(({ code }) => used.has(code));
      const catalog = project.changes.addConstants(constants);
      if ('refused' in catalog) throw refusal(catalog.refused);
      return toWorkspaceEdit(workspace, project, [...catalog, ...calls], false);
    },
  };
}

interface Choice {
  readonly project: LiveProject;
  readonly made: MadePlan;
  /** The chosen rows alone, all of them to be migrated. */
  readonly files: readonly PlannedFile[];
}

function told(workspace: Workspace, project: LiveProject, { plan, sources }: MadePlan) {
  const uriOf = ({ file }: PlannedFile) => [file, workspace.projects.uriOf(project, file)] as const;
  return {
    root: project.root,
    isFilling: project.phase === 'filling',
    plan,
    uris: Object.fromEntries(plan.files.map(uriOf)),
    constants: reusedIn(plan, sources),
    missing: missingFor(project, plan),
  };
}

function reusedIn(
  plan: MigrationPlan,
  sources: ReadonlyMap<string, MigrationFile>,
): readonly ReusedConstant[] {
  const added = plannedByCode(plan);
  const reused = new Map<string, ReusedConstant>();
  for (const { file, rows } of plan.files) {
    for (const { constant: code } of rows) {
      if (code === undefined || added.has(code) || reused.has(code)) continue;
      const [found] = sources.get(file)?.session.catalog.byCode(code) ?? [];
      if (found === undefined) continue;
      const { name, level, message, component } = found;
      reused.set(code, {
        ...{ code, name, level: level?.native ?? '', message },
        ...(component !== undefined && { component }),
      });
    }
  }
  return [...reused.values()];
}

/** One file of each kind speaks for the others: what a language imports is the project's. */
function missingFor(project: LiveProject, { files }: MigrationPlan): readonly string[] {
  const written = files.filter(({ rows }) => rows.some(({ after }) => after !== undefined));
  const kinds = new Map(written.map(({ file }) => [extname(file), file]));
  const told = [...kinds.values()].flatMap((file) => project.changes.missingFor(file) ?? []);
  return [...new Set(told)];
}

function reasonsIn(projects: readonly ProjectMigration[]): Readonly<Record<string, string>> {
  const ids = projects.flatMap(({ plan }) =>
    plan.files.flatMap(({ rows }) => rows.flatMap(({ reasons }) => reasons.map(({ id }) => id))),
  );
  const words: ReadonlyMap<string, string> = new Map(Object.entries(REASONS));
  return Object.fromEntries([...new Set(ids)].map((id) => [id, words.get(id) ?? id]));
}

/** Fails where a row is not what somebody has looked at. */
function filesWith(plan: MigrationPlan, rows: readonly ChosenRow[]): readonly PlannedFile[] {
  const keys = new Set(rows.map(keyOf));
  const files = plan.files.flatMap((planned): PlannedFile[] => {
    const picked = planned.rows.filter((row) => keys.has(keyOf({ ...row, file: planned.file })));
    const migrated = picked.map((row) => ({ ...row, decision: 'migrate' as const }));
    return picked.length > 0 ? [{ ...planned, rows: migrated }] : [];
  });
  const found = files.reduce((count, file) => count + file.rows.length, 0);
  if (found < keys.size) throw contentModified();
  return files;
}

/** Fails where a file has changed since: others had their turn meanwhile. */
function expectSame({ project, made, files }: Choice): void {
  for (const { file } of files) {
    const source = made.sources.get(file)!;
    if (!isSameSource(source, migrationSourceOf(project, file))) throw contentModified();
  }
}

function checkedEdits({ plan, sources }: MadePlan, planned: PlannedFile): FileEdits {
  const made = editsOf(plan, planned, sources.get(planned.file)!);
  const [problem] = made.problems;
  if (problem !== undefined) {
    throw refusal(`${planned.file}:${problem.row.line}: ${problem.message}`);
  }
  return made;
}

interface Chosen {
  readonly project: LiveProject;
  /** Files and folders that are asked about; the whole project is empty. */
  readonly below: readonly string[];
}

function chosenProjects({ projects }: Workspace, uris: unknown): readonly Chosen[] {
  if (uris === undefined) return projects.all().map((project) => ({ project, below: [''] }));
  if (!Array.isArray(uris) || !uris.every((uri) => typeof uri === 'string')) throw invalid('uris');
  const chosen = new Map<LiveProject, string[]>();
  const choose = (project: LiveProject, below: string): void => {
    const known = chosen.get(project);
    if (known === undefined) chosen.set(project, [below]);
    else known.push(below);
  };
  for (const uri of (uris as readonly string[]).map((each) => each.replace(/\/$/, ''))) {
    // A folder may hold projects, be one, or lie in one.
    const inside = projects.all().filter((project) => {
      const root = projects.uriOf(project, '').replace(/\/$/, '');
      return root === uri || root.startsWith(`${uri}/`);
    });
    for (const project of inside) choose(project, '');
    const found = inside.length > 0 ? undefined : projects.of(uri);
    if (found !== undefined) choose(found.project, found.file);
  }
  return Array.from(chosen, ([project, below]) => ({ project, below }));
}

interface Reports {
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
}

/** More often nobody can read it. */
const REPORT_MS = 100;

function createReports(
  send: (token: ProgressToken, value: object) => void,
  token: ProgressToken | undefined,
): Reports {
  if (token === undefined) return { report: () => undefined, end: () => undefined };
  let last = performance.now();
  send(token, { kind: 'begin', title: 'Planning the migration', cancellable: true, percentage: 0 });
  return {
    report(done, total) {
      if (performance.now() - last < REPORT_MS) return;
      last = performance.now();
      const percentage = Math.floor((100 * done) / total);
      send(token, { kind: 'report', message: `${done}/${total} files`, percentage });
    },
    end: () => send(token, { kind: 'end' }),
  };
}

function keyOf({ file, start, seal }: ChosenRow): string {
  return `${start} ${seal} ${file}`;
}

function invalid(what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `The request has no valid ${what}.`);
}
