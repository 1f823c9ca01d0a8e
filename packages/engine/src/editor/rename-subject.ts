/** What can be given another name at a cursor: a constant's name or code, wherever it stands, or a field of a constant. */
import type { LogConstant, RetiredConstant, TextRange } from '@loglex/catalog';
import type { Refused } from '../change/choose-file.ts';
import { titleOf } from '../constants/resolve.ts';
import { nameBy } from '../import/constant-name.ts';
import { mentionsIn } from '../index/uses.ts';
import { fieldKeyOf } from './field-key.ts';
import { touches, withoutQuotes } from './ranges.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { type ConstantTarget, type FieldTarget, targetAt } from './target.ts';
import { wordsAt } from './word-at.ts';

export type RenameSubject = ConstantSubject | FieldSubject;

export interface ConstantSubject {
  readonly kind: 'name' | 'code';
  /** The word, without quotes, object or prefix. */
  readonly range: TextRange;
  readonly constant: LogConstant;
  /** The former name that stands there in the place of the name. */
  readonly alias?: string;
}

export interface FieldSubject {
  readonly kind: 'field';
  readonly range: TextRange;
  readonly constant: LogConstant;
  readonly name: string;
}

/** `undefined`: nothing that has a name of the catalog's. Refused where it has one that cannot be another. */
export function renameSubject(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): RenameSubject | Refused | undefined {
  // A log is what was written: nobody gives it other words.
  if (document.kind === 'log') return undefined;
  const target = targetAt(snapshot, document, offset);
  if (target?.kind === 'field') return fieldSubject(target, document, offset);
  if (target?.kind === 'constant') {
    return target.mention === undefined
      ? fromText(target, document, offset)
      : fromMention(snapshot, target, document, offset);
  }
  return target === undefined ? boundName(snapshot, document, offset) : undefined;
}

function fieldSubject(
  { range, name, constant, field }: FieldTarget,
  { text, file }: EditorDocument,
  offset: number,
): FieldSubject | Refused | undefined {
  const written = text.slice(range.start, range.end);
  const start = range.start + written.indexOf(name);
  const word = { start, end: start + name.length };
  const isInProse =
    file === constant.source.file &&
    !placesOf(text, constant, name).some((place) => touches(place, offset));
  if (!written.includes(name) || !touches(word, offset) || isInProse) return undefined;
  if (field !== undefined && !constant.fields.has(name)) {
    return {
      refused: `"${name}" is a field of the component ${constant.component}, and so of all its constants. Rename it there by hand.`,
    };
  }
  return { kind: 'field', range: word, constant, name };
}

/** Where the entry itself names a field: in the message, and as a key. */
function placesOf(text: string, constant: LogConstant, name: string): readonly TextRange[] {
  const places = [constant.source.values.get('message'), fieldKeyOf(text, constant, name)];
  return places.filter((place) => place !== undefined);
}

function fromMention(
  snapshot: Snapshot,
  { mention, constants, retired }: ConstantTarget,
  { file, facts, text }: EditorDocument,
  offset: number,
): ConstantSubject | Refused | undefined {
  if (mention === undefined || facts === undefined) return undefined;
  // What came through an alias of the code is a name of the file's own.
  if (mention.via !== undefined || !touches(mention.range, offset)) return undefined;
  const written = text.slice(mention.range.start, mention.range.end);
  const start = mention.range.start + written.indexOf(mention.text);
  const range = { start, end: start + mention.text.length };
  if (!written.includes(mention.text) || !touches(range, offset)) return undefined;
  const session = snapshot.sessionOf(file);
  const resolved = mentionsIn(facts, session).find((each) => each.resolved.mention === mention);
  if (resolved?.resolved.kind !== 'known') return refuseOther(constants, retired, mention.text);
  return subjectOf(constants, retired, mention.text, range, resolved.resolved.by === 'code');
}

/** In the catalog, and in texts that no front end reads. */
function fromText(
  { constants, retired, range, part }: ConstantTarget,
  { text }: EditorDocument,
  offset: number,
): ConstantSubject | Refused | undefined {
  if (part === 'message') return undefined;
  const names = constants.flatMap(({ code, name, aliases }) => [code, name, ...aliases]);
  const inner = withoutQuotes(text, range);
  const known = [...names, ...retired.flatMap(({ code, name = code }) => [code, name])];
  const whole = { ...inner, text: text.slice(inner.start, inner.end) };
  const words = [...(part === 'aliases' ? [] : [whole]), ...wordsAt(text, offset)];
  const word = words.find((each) => known.includes(each.text)) ?? boundIn(whole, constants);
  if (word === undefined) return undefined;
  const { start, end, text: named } = word;
  const byCode =
    part === undefined ? constants.some(({ code }) => code === named) : part === 'code';
  return subjectOf(constants, retired, named, { start, end }, byCode);
}

type Word = TextRange & { readonly text: string };

/** In a module of the catalog a name is what code binds: `LOG_FULL` for FULL. */
function boundIn(whole: Word, constants: readonly LogConstant[]): Word | undefined {
  for (const { name } of constants) {
    const at = whole.text.indexOf(name);
    const start = whole.start + at;
    if (at >= 0) return { start, end: start + name.length, text: name };
  }
  return undefined;
}

/** In an import, or in a generated file: `LOG_FULL`. */
function boundName(
  { session: { catalog, settings } }: Snapshot,
  { kind, text }: EditorDocument,
  offset: number,
): ConstantSubject | Refused | undefined {
  if (kind !== 'source') return undefined;
  for (const { start, end, text: word } of wordsAt(text, offset)) {
    for (const form of settings.references.values()) {
      const name = nameBy(form, word);
      const constants = [...new Set(catalog.byName(name))];
      if (name === word || constants.length === 0) continue;
      const from = start + word.indexOf(name);
      const range = { start: from, end: end - (word.length - name.length - (from - start)) };
      return subjectOf(constants, [], name, range, false);
    }
  }
  return undefined;
}

function subjectOf(
  constants: readonly LogConstant[],
  retired: readonly RetiredConstant[],
  text: string,
  range: TextRange,
  byCode: boolean,
): ConstantSubject | Refused {
  const [constant, ...others] = constants;
  if (constant === undefined || others.length > 0) return refuseOther(constants, retired, text);
  // Who has no name of its own is named by the code.
  if (byCode || constant.name === constant.code) return { kind: 'code', range, constant };
  return { kind: 'name', range, constant, ...(text !== constant.name && { alias: text }) };
}

function refuseOther(
  constants: readonly LogConstant[],
  retired: readonly RetiredConstant[],
  text: string,
): Refused {
  const [entry] = retired;
  if (constants.length === 0 && entry !== undefined) {
    const title = titleOf({ code: entry.code, name: entry.name ?? entry.code });
    return { refused: `${title} is retired: logs carry it, and it never becomes another.` };
  }
  return {
    refused: `${text} is ${constants.length} constants: ${constants.map(titleOf).join(', ')}. Nobody can tell which is meant: give one of them another ${constants.every(({ code }) => code === text) ? 'code' : 'name'} in the catalog first.`,
  };
}
