/** Writes a raw call of JavaScript as one that carries a constant, from the pieces of source that stand there. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import { titleOf } from '../constants/resolve.ts';
import type { TemplateMatch } from '../constants/template-index.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall, Role } from '../facts/log-call.ts';
import type { Emit, Settings } from '../settings/settings.ts';
import { dirname } from '../text/posix-path.ts';
import { loglexSink } from '../sinks/loglex.ts';
import type { Fix } from './fix.ts';
import { addImports, specifierFrom, type Imported } from './import.ts';
import { propertySource, specOf, spellingsOf } from './sink-convention.ts';

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
  const emit = settings.emit.get(facts.language);
  const reference = referenceTo(constant, facts, settings);
  if (emit === undefined || reference === undefined) return undefined;
  const fields = fieldsSource(call, constant);
  if (fields === undefined) return undefined;
  const written = callSource(call, reference.text, fields, emit, settings);
  if (written === undefined) return undefined;

  const wanted: Imported[] = [...reference.imports];
  if (emit.from !== undefined) {
    wanted.push({ name: written.callee, from: specifierFrom(facts.file, emit.from, '') });
  }
  const head = addImports(facts, wanted);
  if (head === undefined) return undefined;
  const { start, end } = call.range;
  const edits: TextEdit[] = [...head, { start, end, text: written.text }];
  if (head.some((edit) => edit.start > start)) return undefined;

  const doubt = doubtAbout(call, match, emit);
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
  if (level.native !== constant.level.native && spellingsOf(call, level.rung).length > 1) {
    return unsafe(`the record is ${constant.level.native} instead of ${level.native}`);
  }
  if (error !== undefined && specOf(call)?.shape !== 'object-first') {
    return unsafe('the error is a field of the record and no longer part of its text');
  }
  const slots = templateSlots(constant.message);
  const composed = message?.static === true && message.parts.some(({ kind }) => kind !== 'text');
  if (slots.length > 0 && !composed && specOf(call)?.shape !== 'properties') {
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
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$.]*$/u.test(text)) return undefined;
  const name = text.split('.')[0] ?? text;
  // In this file the name is a logger's.
  if (loggerNames(facts).has(name)) return undefined;
  const generated = settings.generate.find(
    ({ target, importAs }) => target === 'typescript' && importAs,
  );
  if (generated?.importAs === undefined) {
    // Without a module to import from, only a file that has the name already can use it.
    return facts.imports.some(({ names }) => names.some(({ local }) => local === name))
      ? { text, imports: [] }
      : undefined;
  }
  const from = specifierFrom(facts.file, generated.importAs, dirname(generated.out));
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

/**
 * The record of the new call: what the old one passed and the values of its message, in the order in which they
 * were evaluated. `''` for none; `undefined` where a part of the call has no place in it.
 */
function fieldsSource(call: LogCall, constant: LogConstant): string | undefined {
  const { message, fieldsObject } = call;
  if (message?.static !== true || call.hasComment || call.opaqueFields) return undefined;
  if (message.wrapper !== undefined) return undefined;
  if (!['static', 'template', 'concatenation'].includes(message.form)) return undefined;
  const placed = call.arguments.every(({ role, spread }) => !spread && PLACED.has(role));
  if (!placed || call.level?.dynamic === true) return undefined;

  const slots = templateSlots(constant.message);
  const values = message.parts.filter((part) => part.kind === 'placeholder');
  const own = new Map(
    call.fields.flatMap((entry) => (entry.kind === 'field' ? [[entry.key, entry.value.text]] : [])),
  );
  const fromMessage: string[] = [];
  // `{name}` written in a static text names fields that the call passes by itself.
  if (values.length > 0) {
    if (values.length !== slots.length) return undefined;
    for (const [index, slot] of slots.entries()) {
      const value = values[index]?.expression.text ?? '';
      const present = own.get(slot);
      if (present !== undefined && present !== value) return undefined;
      if (present === undefined) fromMessage.push(propertySource(slot, value));
    }
  } else if (
    slots.some((slot) => !own.has(slot)) &&
    call.fields.every(({ kind }) => kind === 'field')
  ) {
    const ambient = new Set(call.ambientFields);
    if (slots.some((slot) => !own.has(slot) && !ambient.has(slot))) return undefined;
  }

  const record = call.arguments.find(
    ({ role, start, end }) =>
      role === 'fields' && fieldsObject && start <= fieldsObject.start && fieldsObject.end <= end,
  );
  if (fieldsObject !== undefined && record === undefined) return undefined;
  const inner =
    record && fieldsObject
      ? record.text
          .slice(fieldsObject.start - record.start, fieldsObject.end - record.start)
          .trim()
          .replace(/,$/, '')
      : '';
  const error = call.arguments.find(({ role }) => role === 'error');
  const pieces = [
    { at: error?.start ?? 0, source: error ? propertySource('err', error.text) : '' },
    { at: record?.start ?? 0, source: inner },
    { at: message.expression.start, source: fromMessage.join(', ') },
  ];
  return pieces
    .filter(({ source }) => source !== '')
    .sort((a, b) => a.at - b.at)
    .map(({ source }) => source)
    .join(', ');
}

/** The new call, and the function it calls. */
function callSource(
  call: LogCall,
  reference: string,
  fields: string,
  emit: Emit,
  settings: Settings,
): { readonly text: string; readonly callee: string } | undefined {
  if (emit.sink.includes('{logger}')) {
    if (emit.sink !== '{logger}.{level}') return undefined;
    const list = [reference, ...(fields === '' ? [] : [`{ ${fields} }`])];
    return { text: `${call.callee.text}(${list.join(', ')})`, callee: call.callee.text };
  }
  // A call on an absent logger logs nothing; a function would be handed `undefined`.
  if (/\?\./.test(call.callee.text) || call.sink === 'console') return undefined;
  const sink = settings.sinks.find((one) => one.call === emit.sink) ?? loglexSink;
  const sources = new Map([
    ['logger', call.logger.text],
    ['constant', reference],
    ['fields', fields === '' ? undefined : `{ ${fields} }`],
  ]);
  const list: string[] = [];
  for (const role of sink.args) {
    const source = sources.get(role);
    if (source === undefined) break;
    list.push(source);
    sources.delete(role);
  }
  const left = [...sources].some(([role, source]) => source !== undefined && role !== 'logger');
  return left ? undefined : { text: `${emit.sink}(${list.join(', ')})`, callee: emit.sink };
}
