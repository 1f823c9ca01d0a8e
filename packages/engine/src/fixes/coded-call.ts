/** Exchanges a raw call for one that carries a constant, made from the pieces of source that stand there. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import { titleOf } from '../constants/resolve.ts';
import type { TemplateMatch } from '../constants/template-index.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall, Role } from '../facts/log-call.ts';
import type { Emit, Settings } from '../settings/settings.ts';
import { dirname } from '../text/posix-path.ts';
import { loglexSink } from '../sinks/loglex.ts';
import { writerOf } from '../writers/index.ts';
import type { Imported, NewField, Writer } from '../writers/writer.ts';
import type { Fix } from './fix.ts';
import { specOf } from './sink-convention.ts';

/**
 * The fix that exchanges the call for one of the constant, as `emit` has it; `undefined` where the project does
 * not say how constants are logged, or where something of the call would have no place in the new one.
 */
export function codedCallFix(
  call: LogCall,
  match: TemplateMatch,
  facts: FileFacts,
  settings: Settings,
): Fix | undefined {
  const { constant } = match;
  if (call.wrapped === true) return undefined;
  const emit = settings.emit.get(facts.language);
  const reference = referenceTo(constant, facts, settings);
  if (emit === undefined || reference === undefined) return undefined;
  const writer = writerOf(facts);
  const values = valuesOf(call, constant, writer);
  if (values === undefined) return undefined;
  const written = writer.codedCall(call, reference.text, values, emit, settings);
  if (written === undefined) return undefined;

  const wanted: Imported[] = [...reference.imports];
  if (emit.from !== undefined) {
    const from = writer.moduleFrom(facts.file, emit.from, '');
    if (from === undefined) return undefined;
    wanted.push({ name: written.callee, from });
  }
  const head = writer.addImports(facts, wanted);
  if (head === undefined) return undefined;
  const { start, end } = call.range;
  const edits: TextEdit[] = [...head, { start, end, text: written.text }];
  if (head.some((edit) => edit.start > start)) return undefined;

  const doubt = doubtAbout(call, match, emit, facts);
  return {
    title: `Log ${titleOf(constant)}`,
    applicability: doubt?.applicability ?? 'safe',
    ...(doubt && { caveat: doubt.caveat }),
    edits,
  };
}

/** The gravest promise that the fix cannot keep; `undefined` where it keeps them all. */
function doubtAbout(
  call: LogCall,
  { constant, exact }: TemplateMatch,
  emit: Emit,
  facts: FileFacts,
): { readonly applicability: 'unsafe' | 'suggestion'; readonly caveat: string } | undefined {
  const suggestion = (caveat: string) => ({ applicability: 'suggestion', caveat }) as const;
  const unsafe = (caveat: string) => ({ applicability: 'unsafe', caveat }) as const;
  const { message, level, error } = call;

  if (!exact) return suggestion('the text of the record is that of the catalog');
  if (level === undefined || level.dynamic === true || constant.level === undefined) {
    return suggestion('the level of the record is that of the catalog');
  }
  if (level.rung !== constant.level.rung) {
    return suggestion(`the record is ${constant.level.native} afterwards`);
  }
  if (emit.from !== loglexSink.from) {
    return unsafe(`what the record looks like is up to \`${emit.sink}\``);
  }
  if (call.confidence !== 'certain') {
    return unsafe(`only its name says that \`${call.logger.text}\` is a logger`);
  }
  if (
    level.native !== constant.level.native &&
    writerOf(facts).spellings(call, level.rung).length > 1
  ) {
    return unsafe(`the record is ${constant.level.native} instead of ${level.native}`);
  }
  if (error !== undefined && specOf(call, facts)?.shape !== 'object-first') {
    return unsafe('the error is a field of the record and no longer part of its text');
  }
  const slots = templateSlots(constant.message);
  const composed = message?.static === true && message.parts.some(({ kind }) => kind !== 'text');
  if (slots.length > 0 && !composed && specOf(call, facts)?.shape !== 'properties') {
    return unsafe('the text of the record has the values in the place of their names');
  }
  const shown = slots.map((slot) => constant.fields.get(slot)?.format ?? 'string');
  if (shown.some((format) => format !== 'string')) {
    return unsafe('the values are shown in the format that the catalog gives them');
  }
  return undefined;
}

/** The constant in the project's spelling, and what has to be imported for it. */
function referenceTo(
  constant: LogConstant,
  facts: FileFacts,
  settings: Settings,
): { readonly text: string; readonly imports: readonly Imported[] } | undefined {
  const form = settings.references.get(facts.language);
  if (form === undefined) return undefined;
  const text = form.replace('{name}', constant.name).replace('{code}', constant.code);
  const writer = writerOf(facts);
  if (!writer.isReference(text)) return undefined;
  const name = text.split('.')[0] ?? text;
  // In this file the name is a logger's.
  if (loggerNames(facts).has(name)) return undefined;
  const generated = settings.generate.find(
    ({ target, importAs }) => target === writer.generates && importAs,
  );
  if (generated?.importAs === undefined) {
    // Without a module to import from, only a file that has the name already can use it.
    return facts.imports.some(({ names }) => names.some(({ local }) => local === name))
      ? { text, imports: [] }
      : undefined;
  }
  const from = writer.moduleFrom(facts.file, generated.importAs, dirname(generated.out));
  if (from === undefined) return undefined;
  return { text, imports: [{ name, from }] };
}

const loggersByFile = new WeakMap<FileFacts, ReadonlySet<string>>();

/** The first names of all loggers of the file. */
function loggerNames(facts: FileFacts): ReadonlySet<string> {
  let names = loggersByFile.get(facts);
  if (names === undefined) {
    names = new Set(facts.calls.map(({ logger }) => /^[^.?[(]*/.exec(logger.text)?.[0] ?? ''));
    loggersByFile.set(facts, names);
  }
  return names;
}

/** Roles whose arguments the new call has a place for; a level that is stated is the constant's. */
const PLACED: ReadonlySet<Role> = new Set(['message', 'fields', 'error', 'logger', 'level']);

/** The values of the call's message as fields; `undefined` where a part of the call has no place in the new one. */
function valuesOf(
  call: LogCall,
  constant: LogConstant,
  writer: Writer,
): readonly NewField[] | undefined {
  const { message } = call;
  if (message?.static !== true || call.hasComment || call.opaqueFields) return undefined;
  if (message.wrapper !== undefined) return undefined;
  if (message.form !== 'static' && !writer.composed.has(message.form)) return undefined;
  const slots = templateSlots(constant.message);
  const values = message.parts.filter((part) => part.kind === 'placeholder');
  const inMessage = new Set(values.map(({ expression }) => expression.start));
  const placed = call.arguments.every(
    ({ role, spread, start }) => !spread && (PLACED.has(role) || inMessage.has(start)),
  );
  if (!placed || call.level?.dynamic === true) return undefined;

  const own = new Map(
    call.fields.flatMap((entry) => (entry.kind === 'field' ? [[entry.key, entry.value.text]] : [])),
  );
  const fields: NewField[] = [];
  // `{name}` written in a static text names fields that the call passes by itself.
  if (values.length > 0) {
    if (values.length !== slots.length) return undefined;
    for (const [index, slot] of slots.entries()) {
      const value = values[index]?.expression.text ?? '';
      const present = own.get(slot);
      if (present !== undefined && present !== value) return undefined;
      if (present === undefined) fields.push({ key: slot, value });
    }
  } else if (
    slots.some((slot) => !own.has(slot)) &&
    call.fields.every(({ kind }) => kind === 'field')
  ) {
    const ambient = new Set(call.ambientFields);
    if (slots.some((slot) => !own.has(slot) && !ambient.has(slot))) return undefined;
  }
  return fields;
}
