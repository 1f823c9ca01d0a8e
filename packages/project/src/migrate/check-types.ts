/** What the compiler says of a migration before it is written: only what it does not say of the program as it is. */
import type { MigrationPlan, PlannedRow } from '@loglex/engine';
import type { ChangedText } from '../files/write-all.ts';
import type { Session } from '../session.ts';
import {
  type CompiledProject,
  type CompileOptions,
  compileProject,
} from '../types/compiled-project.ts';
import type { MissingCompiler } from '../types/compiler.ts';
import type { TypeProblem } from '../types/new-diagnostics.ts';
import type { EditedFile } from './edit-files.ts';

/** A type error that a migration would bring. */
export interface MigratedTypeProblem extends TypeProblem {
  /** The rows at whose place it stands; none: it stands elsewhere, as where nothing uses a function any more. */
  readonly rows: readonly PlannedRow[];
}

export function compilerOf({ scopes, cwd }: Session): CompiledProject | MissingCompiler {
  return compileProject(scopes.root, [scopes.root, cwd]);
}

/** The compiler that a plan was made with, so that what it certified is what is applied; `undefined`: it was made without. */
export function compilerForPlan(
  session: Session,
  { types }: MigrationPlan,
): CompiledProject | { readonly refused: string } | undefined {
  if (types !== true) return undefined;
  const compiled = compilerOf(session);
  if (!('missing' in compiled)) return compiled;
  const { missing, command } = compiled;
  return {
    refused: `The plan was made with --types, and ${missing}. Run \`${command}\`, or plan again without --types.`,
  };
}

/** `files` and what is generated for them, as they would be. */
export async function migratedTypeProblems(
  compiled: CompiledProject,
  files: readonly Pick<EditedFile, 'file' | 'before' | 'after' | 'edits' | 'rows'>[],
  generated: readonly ChangedText[],
  options: CompileOptions,
): Promise<readonly MigratedTypeProblem[]> {
  const written = generated.map((each) => ({ ...each, edits: undefined }));
  const problems = await compiled.newDiagnostics([...files, ...written], options);
  const rowsOf = new Map(files.map(({ file, rows }) => [file, rows]));
  return problems.map((problem) => ({ ...problem, rows: rowsIn(problem, rowsOf) }));
}

function rowsIn(
  { file, edit }: TypeProblem,
  rowsOf: ReadonlyMap<string, readonly PlannedRow[]>,
): readonly PlannedRow[] {
  if (edit === undefined) return [];
  return (rowsOf.get(file) ?? []).filter(
    ({ start, end }) => edit.start <= start && end <= edit.end,
  );
}

/** Why nothing is written, a line for each of the first problems. */
export function refuseTypeProblems(problems: readonly MigratedTypeProblem[]): {
  readonly refused: string;
  readonly typeProblems: readonly MigratedTypeProblem[];
} {
  const errors = problems.length === 1 ? 'a type error' : `${problems.length} type errors`;
  const listed = problems.slice(0, SHOWN).map((problem) => `  ${describeTypeProblem(problem)}`);
  const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more.`] : [];
  return {
    refused: [
      `The migrated program would have ${errors} that it has not now, so nothing is written:`,
      ...listed,
      ...more,
      'Decide `skip` for these calls, or mend what they say, and apply again.',
    ].join('\n'),
    typeProblems: problems,
  };
}

const SHOWN = 10;
const LONGEST = 300;

/** `src/a.ts:3, which becomes APP101: Property 'x' does not exist on type 'Y'. (TS2339)` */
export function describeTypeProblem({
  file,
  line,
  code,
  message,
  rows,
}: MigratedTypeProblem): string {
  const codes = [...new Set(rows.flatMap(({ constant }) => constant ?? []))].join(', ');
  const becomes = codes === '' ? '' : `, which becomes ${codes}`;
  const words = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  return `${file}:${line}${becomes}: ${words} (${code})`;
}
