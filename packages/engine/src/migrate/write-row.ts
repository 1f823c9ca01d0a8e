/** The coded call of one row, with all that has to be imported for it and all that cannot be promised of it. */
import type { LogConstant } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { Imported } from '../writers/writer.ts';
import { writerOf } from '../writers/index.ts';
import type { CallDraft, Doubt, Refusal } from './call-draft.ts';
import { doubt, refuse } from './reasons.ts';
import { referenceTo } from './reference-to.ts';
import { writeCodedCall } from './write-coded-call.ts';

/** The constant of a row: how code refers to it, and the field key of each of the draft's values. */
export interface RowConstant extends Pick<LogConstant, 'code' | 'name'> {
  readonly keys: readonly string[];
}

export interface WrittenRow {
  readonly text: string;
  readonly imports: readonly Imported[];
  /** The gravest first, those of the draft last. */
  readonly doubts: readonly Doubt[];
}

/** A file that calls are written in: what is known of it, and its text, which the facts were made of. */
export interface RowSource {
  readonly facts: FileFacts;
  readonly text: string;
  readonly session: CheckSession;
}

export function writeRow(
  call: LogCall,
  draft: CallDraft,
  constant: RowConstant,
  { facts, text, session: { settings } }: RowSource,
): WrittenRow | Refusal {
  const reference = referenceTo(constant, facts, settings);
  if (reference === undefined) {
    return refuse('no-reference', 'no constant can be referred to in this file');
  }
  const { keys } = constant;
  const written = writeCodedCall({ call, draft, keys, reference: reference.text, facts, settings });
  if ('refused' in written) return written;
  const imports = [...written.imports, ...reference.imports];
  const head = writerOf(facts).addImports(facts, imports);
  if (head === undefined) return refuse('no-import', 'the file has no place for an import');
  const { start } = call.range;
  const isLate = head.some((edit) => edit.start > start) && !hoistsImports(facts);
  if (isLate || imports.some((one) => comesLater(one, facts, start))) {
    return refuse('no-import', 'it stands before the imports');
  }
  const taken = imports.find((one) => isTaken(one, facts, text));
  const clash =
    taken === undefined
      ? []
      : [doubt('name-taken', `\`${taken.name}\` means something else in this file already`)];
  return { text: written.text, imports, doubts: [...clash, ...written.doubts, ...draft.doubts] };
}

/** Whether an import counts in the whole file, wherever it stands: only those of ECMAScript do. */
function hoistsImports({ imports }: FileFacts): boolean {
  return imports.some(({ kind }) => kind === 'esm');
}

/** Whether the file has the name only from an import that runs later than what stands at `offset`. */
function comesLater({ name }: Imported, { imports }: FileFacts, offset: number): boolean {
  const owners = imports.filter(({ names }) => names.some(({ local }) => local === name));
  return (
    owners.length > 0 && owners.every(({ kind, range }) => kind !== 'esm' && range.start > offset)
  );
}

/** Whether the file gives the name of an import to anything else, as far as front ends leave that open. */
function isTaken({ name, from }: Imported, facts: FileFacts, text: string): boolean {
  const owners = facts.imports.filter(({ names }) => names.some(({ local }) => local === name));
  if (owners.length > 0) return owners.every(({ source }) => bare(source) !== bare(from));
  return namesGivenIn(facts, text).has(name);
}

const namesByFile = new Map<FileFacts, ReadonlySet<string>>();
/** Rows come nearly file by file, and the names of all files at once would fill the memory. */
const MOST_FILES = 50;

/** Names that definitions and assignments give, whatever their scope. */
function namesGivenIn(facts: FileFacts, text: string): ReadonlySet<string> {
  let names = namesByFile.get(facts);
  if (names === undefined) {
    const given = Array.from(text.matchAll(GIVEN), ([, defined, assigned]) => defined ?? assigned);
    names = new Set(given.filter((name) => name !== undefined));
    if (namesByFile.size >= MOST_FILES) namesByFile.clear();
    namesByFile.set(facts, names);
  }
  return names;
}

const GIVEN =
  /\b(?:def|class|as|const|let|var|function|for)\s+([A-Za-z_$][\w$]*)|^[ \t]*([A-Za-z_$][\w$]*)[ \t]*(?::[^=\n]{0,80})?=(?!=)/gm;

/** A module's name as any build may spell it. */
function bare(source: string): string {
  return source.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}
