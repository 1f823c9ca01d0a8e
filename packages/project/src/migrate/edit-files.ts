/** The code of a migration: each file as it is on disk, its edits derived anew, and what it says after them. */
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '@loglex/catalog';
import {
  editsOf,
  type FileEdits,
  type Language,
  type MigrationPlan,
  type PlannedFile,
  type PlannedRow,
} from '@loglex/engine';
import type { TypesOf } from '../facts/front-end.ts';
import { gatherFacts, type ScopedFacts } from '../facts/gather.ts';
import { targetOf } from '../files/write.ts';
import { fileSystemReason } from '../problem.ts';
import type { Scope } from '../scope.ts';
import type { Session } from '../session.ts';
import { type SourceReader, sourceReader } from './read-source.ts';

/** A file whose edits can be made. */
export interface EditedFile extends Pick<FileEdits, 'edits' | 'rows'> {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly language: Language;
  readonly scope: Scope;
}

/** A file, or one row of it, that was to be migrated and is not. */
export interface Unmigrated {
  readonly file: string;
  /** `undefined`: all rows of the file that were to be migrated. */
  readonly row?: PlannedRow;
  /** What is wrong, and what to do. */
  readonly message: string;
}

export interface EditedFiles {
  readonly files: readonly EditedFile[];
  readonly unmigrated: readonly Unmigrated[];
}

export interface EditOptions {
  /** What a compiler knows, where the plan was made with its help. */
  readonly typesOf?: TypesOf | undefined;
  /** Called now and then, with counts of files: each is half done when its facts are there. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The files of `plan` that have rows to be migrated. Reads all of them, and writes none. */
export async function editFiles(
  session: Session,
  plan: MigrationPlan,
  { typesOf, onProgress, signal }: EditOptions,
): Promise<EditedFiles> {
  const { scopes } = session;
  const { root } = scopes;
  const chosen = plan.files.filter(({ rows }) => rows.some(isChosen));
  const { inside, unmigrated } = placed(root, chosen);
  const selected = inside.map(({ file }) => ({ file, scope: scopes.of(file) }));
  const gathered = await gatherFacts(session, {
    selection: { files: selected, leftOut: [], problems: [], whole: false },
    onProgress: (done, total) => onProgress?.(Math.floor(done / 2), total),
  });
  const found = new Map(gathered.files.map((each) => [each.facts.file, each]));
  const unread = new Map(gathered.problems.map((problem) => [problem.file, problem.message]));
  const read = sourceReader(root, typesOf);
  const files: EditedFile[] = [];
  let lastBreath = performance.now();
  for (const [index, planned] of inside.entries()) {
    const { file } = planned;
    const facts = found.get(file);
    const edited =
      facts === undefined
        ? unmigratedFile(file, unread.get(file) ?? 'It holds no log call any more. Plan again.')
        : editFile(facts, plan, planned, read);
    if (edited.edited !== undefined) files.push(edited.edited);
    unmigrated.push(...edited.problems);
    if (performance.now() - lastBreath < BREATH_MS) continue;
    onProgress?.(Math.floor((inside.length + index + 1) / 2), inside.length);
    await setImmediate();
    if (signal?.aborted === true) break;
    lastBreath = performance.now();
  }
  onProgress?.(inside.length, inside.length);
  return { files, unmigrated };
}

const BREATH_MS = 50;

function isChosen({ decision }: PlannedRow): boolean {
  return decision === 'migrate';
}

/** Those of the files that lie inside of the project, each once: a link is its target by another name. */
function placed(root: string, planned: readonly PlannedFile[]) {
  const seen = new Map<string, string>();
  const inside: PlannedFile[] = [];
  const unmigrated: Unmigrated[] = [];
  const refuse = (file: string, message: string) => unmigrated.push({ file, message });
  for (const each of planned) {
    const { file } = each;
    try {
      const target = targetOf(root, file);
      const other = 'path' in target ? seen.get(target.path) : undefined;
      if ('message' in target) refuse(file, target.message);
      else if (other !== undefined) refuse(file, `It is ${other} by another name.`);
      else {
        seen.set(target.path, file);
        inside.push(each);
      }
    } catch (error) {
      refuse(file, fileSystemReason(error, 'read'));
    }
  }
  return { inside, unmigrated };
}

interface Edited {
  readonly edited?: EditedFile;
  readonly problems: readonly Unmigrated[];
}

function editFile(
  gathered: ScopedFacts,
  plan: MigrationPlan,
  planned: PlannedFile,
  read: SourceReader,
): Edited {
  const { file, hash } = planned;
  const { scope } = gathered;
  const source = read(gathered);
  if ('message' in source) return unmigratedFile(file, source.message);
  if (source.hash !== hash) return unmigratedFile(file, 'It changed since the plan. Plan again.');
  if (scope.catalogTexts.some((each) => each.file === file)) {
    return unmigratedFile(file, 'It holds a part of the catalog. Migrate it by hand.');
  }
  const { text: before, frontEnd, facts } = source;
  const { edits, rows, problems } = editsOf(plan, planned, source);
  const told = problems.map((each) => ({ file, ...each }));
  if (rows.length === 0) return { problems: told };
  const after = applyEdits(before, edits);
  const objection = frontEnd.objection(file, after);
  if (objection !== undefined && frontEnd.objection(file, before) === undefined) {
    const message = `It would not parse any more, so nothing in it is changed: ${objection.message} Please report it.`;
    return unmigratedFile(file, message);
  }
  const { language } = facts;
  return { edited: { file, before, after, edits, rows, language, scope }, problems: told };
}

function unmigratedFile(file: string, message: string): Edited {
  return { problems: [{ file, message }] };
}
