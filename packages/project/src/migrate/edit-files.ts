/** The code of a migration: each file as it is on disk, its edits derived anew, and what it says after them. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '@loglex/catalog';
import {
  editsOf,
  type FileEdits,
  type Language,
  type MigrationPlan,
  type PlannedFile,
  type PlannedRow,
  sessionOf,
} from '@loglex/engine';
import { createFrontEnd, type FrontEnd } from '../facts/front-end.ts';
import { contentHash } from '../files/content-hash.ts';
import { decodeText } from '../files/read.ts';
import { targetOf } from '../files/write.ts';
import { fileSystemReason } from '../problem.ts';
import type { Scope } from '../scope.ts';
import type { Scopes } from '../scopes.ts';

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
  /** Called now and then, with counts of files. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The files of `plan` that have rows to be migrated. Reads all of them, and writes none. */
export async function editFiles(
  scopes: Scopes,
  plan: MigrationPlan,
  { onProgress, signal }: EditOptions,
): Promise<EditedFiles> {
  const chosen = plan.files.filter(({ rows }) => rows.some(isChosen));
  const edit = editor(scopes, plan);
  const files: EditedFile[] = [];
  const unmigrated: Unmigrated[] = [];
  let lastBreath = performance.now();
  for (const [index, planned] of chosen.entries()) {
    const { edited, problems } = edit(planned);
    if (edited !== undefined) files.push(edited);
    unmigrated.push(...problems);
    if (performance.now() - lastBreath < BREATH_MS) continue;
    onProgress?.(index + 1, chosen.length);
    await setImmediate();
    if (signal?.aborted === true) break;
    lastBreath = performance.now();
  }
  onProgress?.(chosen.length, chosen.length);
  return { files, unmigrated };
}

const BREATH_MS = 50;

function isChosen({ decision }: PlannedRow): boolean {
  return decision === 'migrate';
}

interface Edited {
  readonly edited?: EditedFile;
  readonly problems: readonly Unmigrated[];
}

function editor(scopes: Scopes, plan: MigrationPlan): (planned: PlannedFile) => Edited {
  const { root } = scopes;
  const frontEnds = new Map<Scope, FrontEnd>();
  const seen = new Map<string, string>();
  return (planned) => {
    const { file } = planned;
    const read = readPlanned(root, planned, seen);
    if ('message' in read) return unmigrated(file, read.message);
    const scope = scopes.of(file);
    if (scope.catalogTexts.some((each) => each.file === file)) {
      return unmigrated(file, 'It holds a part of the catalog. Migrate it by hand.');
    }
    let frontEnd = frontEnds.get(scope);
    if (frontEnd === undefined) {
      frontEnds.set(scope, (frontEnd = createFrontEnd(scope.settings)));
    }
    const { facts, problem } = frontEnd.read(file, read.text);
    if (facts === undefined) return unmigrated(file, problem.message);
    const session = sessionOf(scope.catalog, scope.settings);
    const { edits, rows, problems } = editsOf(plan, planned, { facts, text: read.text, session });
    const told = problems.map((each) => ({ file, ...each }));
    if (rows.length === 0) return { problems: told };
    const after = applyEdits(read.text, edits);
    const broken = frontEnd.read(file, after).problem;
    if (broken !== undefined && problem === undefined) {
      const message = `It would not parse any more, so nothing in it is changed: ${broken.message} Please report it.`;
      return unmigrated(file, message);
    }
    const { language } = facts;
    return {
      edited: { file, before: read.text, after, edits, rows, language, scope },
      problems: told,
    };
  };
}

/** The text of the file, where it is the one that was planned on. */
function readPlanned(
  root: string,
  { file, hash }: PlannedFile,
  seen: Map<string, string>,
): { readonly text: string } | { readonly message: string } {
  let bytes: Buffer;
  try {
    const target = targetOf(root, file);
    if ('message' in target) return target;
    const path = realpathSync(join(root, file));
    const other = seen.get(path);
    if (other !== undefined) return { message: `It is ${other} by another name.` };
    seen.set(path, file);
    bytes = readFileSync(path);
  } catch (error) {
    return { message: fileSystemReason(error, 'read') };
  }
  if (contentHash(bytes) !== hash) return { message: 'It changed since the plan. Plan again.' };
  const { text, problem } = decodeText(bytes, file);
  return problem ?? { text };
}

function unmigrated(file: string, message: string): Edited {
  return { problems: [{ file, message }] };
}
