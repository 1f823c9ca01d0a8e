/** What the compiler says of changed files that it did not say of them before, wherever the lines are by now. */
import type { TextEdit } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '@loglex/engine';
import type { Diagnostic, Program, SourceFile, Statement } from 'typescript';
import type { Compiler } from './compiler.ts';
import { shiftOf } from './type-oracle.ts';

/** A file that is to be changed. */
export interface CodeChange {
  /** POSIX, from the root. */
  readonly file: string;
  /** As it is on disk. */
  readonly before: string;
  readonly after: string;
  /** From the one to the other, sorted; `undefined`: it was written anew. */
  readonly edits: readonly TextEdit[] | undefined;
}

export interface TypeProblem {
  /** POSIX, from the root. */
  readonly file: string;
  /** 1-based, of the file as it is; of one that is written anew, as it would be. */
  readonly line: number;
  /** `TS2345`. */
  readonly code: string;
  /** In the compiler's words, on one line. */
  readonly message: string;
  /** The edit that it stands in; `undefined`: it stands in what is not edited. */
  readonly edit: TextEdit | undefined;
}

export interface Compiled {
  readonly program: Program;
  readonly source: SourceFile;
}

/** The texts of one file in a program, before and after. */
export interface SourcePair {
  readonly file: string;
  /** Asked only where the new text gives rise to a complaint. */
  readonly before: () => Compiled | undefined;
  readonly after: Compiled;
  /** `undefined`: the file stays as it is. */
  readonly change: CodeChange | undefined;
  /** Whether only the statements that hold edits are looked at, where the compiler can. */
  readonly editsOnly: boolean;
}

export function newDiagnostics(ts: Compiler, pair: SourcePair): readonly TypeProblem[] {
  const { file, after, change } = pair;
  const statements = pair.editsOnly ? editedStatements(pair) : undefined;
  const said = diagnosticsOf(ts, after, statements).map((each) => ({
    ...each,
    ...originOf(each.start, pair),
  }));
  if (said.length === 0) return [];
  const known = new Map<string, number>();
  const before = pair.before();
  for (const { start, words } of before === undefined ? [] : diagnosticsOf(ts, before)) {
    const key = `${placeBefore(start, pair, before)} ${words}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const fresh = said.filter(({ place, words }) => {
    const key = `${place} ${words}`;
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
  return fresh.map(({ start, at, edit, code, words }) => {
    const isNew = change !== undefined && change.edits === undefined;
    const text = isNew ? change.after : (change?.before ?? after.source.text);
    const { line } = positionAt(lineStartsOf(text), isNew ? start : at);
    return { file, line: line + 1, code: `TS${code}`, message: words, edit };
  });
}

/** One thing that the compiler says. */
interface Complaint {
  /** In the compiler's own offsets. */
  readonly start: number;
  readonly code: number;
  readonly words: string;
}

/** All that `tsc` would say of the file: what cannot be declared as well, where declarations are written. */
function diagnosticsOf(
  ts: Compiler,
  { program, source }: Compiled,
  statements?: readonly Statement[],
): readonly Complaint[] {
  const { declaration, composite } = program.getCompilerOptions();
  const declares = (declaration === true || composite === true) && statements === undefined;
  const semantic: RegionDiagnostics = program.getSemanticDiagnostics;
  return [
    ...program.getSyntacticDiagnostics(source),
    ...semantic(source, undefined, statements),
    ...(declares ? program.getDeclarationDiagnostics(source) : []),
  ]
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map(({ start = 0, code, messageText }) => ({
      start,
      code,
      words: ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' '),
    }));
}

/** Versions from 5.6 on look at these nodes alone, as editors have it; others know no such argument, and look at the file. */
type RegionDiagnostics = (
  source: SourceFile,
  token: undefined,
  nodes: readonly Statement[] | undefined,
) => readonly Diagnostic[];

function editedStatements({ change, after: { source } }: SourcePair): readonly Statement[] {
  const { edits } = change ?? {};
  if (change === undefined || edits === undefined) return [];
  let moved = -shiftOf(change.after, source);
  const places = edits.map(({ start, end, text }) => {
    const at = start + moved;
    moved += text.length - (end - start);
    return { start: at, end: at + text.length };
  });
  return source.statements.filter((each) =>
    places.some(({ start, end }) => each.pos <= end && start <= each.end),
  );
}

/** Where something of the new text stands in the old one. */
interface Origin {
  /** Equal for what stands at the same place of both texts. All that an edit exchanges is one place. */
  readonly place: string;
  /** The offset in the old text, byte order mark counted: of an edit its start. */
  readonly at: number;
  readonly edit: TextEdit | undefined;
}

function originOf(start: number, { change, after }: SourcePair): Origin {
  if (change === undefined) return outside(start);
  if (change.edits === undefined) return { place: 'anew', at: 0, edit: undefined };
  let at = start + shiftOf(change.after, after.source);
  for (const edit of change.edits) {
    if (at < edit.start) break;
    if (at < edit.start + edit.text.length) return inside(edit);
    at += edit.end - edit.start - edit.text.length;
  }
  return outside(at);
}

function placeBefore(start: number, { change }: SourcePair, before?: Compiled): string {
  if (change === undefined) return outside(start).place;
  if (change.edits === undefined) return 'anew';
  const at = start + (before === undefined ? 0 : shiftOf(change.before, before.source));
  const edit = change.edits.find((each) => each.start <= at && at < each.end);
  return (edit === undefined ? outside(at) : inside(edit)).place;
}

function outside(at: number): Origin {
  return { place: `${at}`, at, edit: undefined };
}

function inside(edit: TextEdit): Origin {
  return { place: `edit at ${edit.start}`, at: edit.start, edit };
}
