/** Constants where one may stand in code: as a reference, with its fields and its import, or as a code in a string. */
import { type LogConstant, levelOf, type TextEdit, type TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { referenceTo } from '../migrate/reference-to.ts';
import type { ProjectSink, Settings } from '../settings/settings.ts';
import { sinkNamed } from '../writers/declared-sink.ts';
import { type Spoken, writerOf } from '../writers/index.ts';
import type { Writer } from '../writers/writer.ts';
import type { Completion, Completions } from './completion.ts';
import { fieldsOf } from './fields.ts';
import { rankedConstants } from './ranked-constants.ts';
import type { EditorDocument } from './snapshot.ts';
import type { OpenCall, Typed } from './typed-at.ts';

const MOST = 100;

/** In other strings and other places, what is shorter is no beginning of a code. */
const TELLING = 3;

export function constantCompletions(
  session: CheckSession,
  document: EditorDocument,
  typed: Typed,
  { writer, language }: Spoken,
): Completions | undefined {
  return typed.inString
    ? inString(session, document, typed)
    : asReference(session, document, typed, writer, session.settings.references.get(language));
}

/** Keys of a record that hold a code, as front ends read them. */
const CODE_KEYS = new Set(['code', 'log_code', 'logCode', 'event_code', 'eventCode']);

function inString(
  session: CheckSession,
  document: EditorDocument,
  typed: Typed,
): Completions | undefined {
  const { text, call, key } = typed;
  const role = call && !call.nested ? roleAt(call, session.settings) : undefined;
  const isPlace =
    (call !== undefined && CODE_KEYS.has(key ?? '')) || role === 'constant' || role === 'code';
  // Elsewhere a string is offered what it begins to say, and is left alone otherwise.
  if (!isPlace && (text.length < TELLING || /[^\p{L}\p{N}_.:-]/u.test(text))) return undefined;
  const lowered = text.toLowerCase();
  const found = ranked(session, document, text, call).filter(
    ({ code, name }) =>
      isPlace ||
      code.toLowerCase().startsWith(lowered) ||
      (name.includes('_') && name.toLowerCase().startsWith(lowered)),
  );
  if (found.length === 0) return undefined;
  return completionsOf(found, (constant) => {
    const byName =
      !isPlace && !constant.code.toLowerCase().startsWith(lowered) ? constant.name : undefined;
    return { edit: { ...typed.range, text: byName ?? constant.code } };
  });
}

function asReference(
  session: CheckSession,
  document: EditorDocument,
  typed: Typed,
  writer: Writer,
  form: string | undefined,
): Completions | undefined {
  const { settings } = session;
  if (form === undefined) return undefined;
  const { call } = typed;
  const asked = queryOf(typed, form, call !== undefined && isConstantPlace(call, settings));
  if (asked === undefined) return undefined;
  const { query, range } = asked;
  const found = ranked(session, document, query, call);
  if (found.length === 0) return undefined;
  const refer = referrer(document, settings, form, range);
  const sink = call && sinkNamed(call.callee, settings);
  const mayTakeFields = /^[ \t]*(?:\)|\r?\n|$)/.test(
    document.text.slice(range.end, range.end + 99),
  );
  return completionsOf(found, (constant) => {
    const { text, further } = refer(constant);
    const fields =
      sink && call && mayTakeFields && !call.nested
        ? fieldsSnippet(session, constant, sink, call, writer)
        : undefined;
    return {
      edit: { ...range, text },
      ...(further.length > 0 && { further }),
      ...(fields !== undefined && { snippet: escaped(text) + fields }),
    };
  });
}

/** What is looked for, and what is replaced; a reference that is begun says by itself that one is wanted. */
function queryOf(
  { text, range }: Typed,
  form: string,
  isPlace: boolean,
): { readonly query: string; readonly range: TextRange } | undefined {
  const [prefix = ''] = form.split('{');
  const last = text.lastIndexOf(' ') + 1;
  for (const start of isPlace ? [0, last] : [last]) {
    const said = text.slice(start);
    const replaced = { start: range.start + start, end: range.end };
    if (prefix !== '' && said.startsWith(prefix)) {
      return { query: said.slice(prefix.length), range: replaced };
    }
    if (isPlace && !said.includes('.') && !KEYWORD.test(said)) {
      return { query: said, range: replaced };
    }
  }
  return undefined;
}

/** Words before an expression: what follows is looked for, and they stay. */
const KEYWORD =
  /^(?:await|new|not|typeof|void|yield|lambda|async)\b|(?:^| )(?:if|else|and|or|in|is|as) /;

function isConstantPlace(call: OpenCall, settings: Settings): boolean {
  if (call.nested) return false;
  const role = roleAt(call, settings);
  if (role !== undefined) return role === 'constant' || role === 'code';
  return call.argument === 0 && levelOfCall(call) !== undefined;
}

function roleAt({ callee, argument }: OpenCall, settings: Settings): string | undefined {
  const sink = sinkNamed(callee, settings);
  return sink && (sink.args[argument] ?? 'rest');
}

/** Whether a call, as far as its text tells, is that of a logger or of a sink of the project. */
export function isLogCall(call: OpenCall, settings: Settings): boolean {
  return levelOfCall(call) !== undefined || sinkNamed(call.callee, settings) !== undefined;
}

/** Of a method that is named for a level; `log` may be anything's. */
function levelOfCall(call: OpenCall | undefined) {
  const method = /\.([^.]+)$/.exec(call?.callee ?? '')?.[1];
  return method === undefined || method === 'log' ? undefined : levelOf(method);
}

function ranked(
  session: CheckSession,
  { file }: EditorDocument,
  query: string,
  call: OpenCall | undefined,
): readonly LogConstant[] {
  const favour = { components: session.componentsAt(file), rung: levelOfCall(call)?.rung };
  const found = rankedConstants(session.catalog, query, favour, MOST);
  if (found.length > 0 || query.length < TELLING) return found;
  return session.didYouMean(query).map(({ constant }) => constant);
}

function completionsOf(
  constants: readonly LogConstant[],
  written: (constant: LogConstant) => Pick<Completion, 'edit' | 'snippet' | 'further'>,
): Completions {
  const items = constants.map((constant): Completion => {
    const { code, name, level, message } = constant;
    const detail = [name === code ? undefined : code, level?.native, message];
    return {
      kind: 'constant',
      label: name,
      detail: detail.filter((each) => each !== undefined).join(' · '),
      constant,
      ...written(constant),
    };
  });
  return { items, isIncomplete: true };
}

/** How constants are written in the document, and what has to be imported for it, as far as that can be told. */
export function referrer(
  document: EditorDocument,
  settings: Settings,
  form: string,
  range: TextRange,
): (constant: LogConstant) => { readonly text: string; readonly further: readonly TextEdit[] } {
  const facts = fittingFacts(document);
  const edits = new Map<string, readonly TextEdit[]>();
  return (constant) => {
    const reference = facts && referenceTo(constant, facts, settings);
    if (facts === undefined || reference === undefined) {
      const { name, code } = constant;
      return {
        text: form.replace('{name}', () => name).replace('{code}', () => code),
        further: [],
      };
    }
    const key = reference.imports.map(({ name, from }) => `${name} ${from}`).join(',');
    let further = edits.get(key);
    if (further === undefined) {
      const added = writerOf(facts).addImports(facts, reference.imports) ?? [];
      const isApart = added.every(({ start, end }) => end <= range.start || start >= range.end);
      edits.set(key, (further = isApart ? added : []));
    }
    return { text: reference.text, further };
  };
}

/** The facts of this text; else those of an earlier one, where the head of the file is still the one they tell of. */
function fittingFacts({ text, facts, lastFacts }: EditorDocument): FileFacts | undefined {
  if (facts !== undefined || lastFacts === undefined) return facts;
  const { imports } = lastFacts;
  const isSame =
    imports.length > 0 &&
    imports.every(({ source, sourceRange: { start, end } }) =>
      text.slice(start, end).includes(source),
    );
  return isSame ? lastFacts : undefined;
}

/** What follows the constant, as a snippet: the fields that the call has to give. */
function fieldsSnippet(
  { catalog }: CheckSession,
  constant: LogConstant,
  { args, keywords }: ProjectSink,
  { argument }: OpenCall,
  writer: Writer,
): string | undefined {
  const fields = fieldsOf(catalog, constant).filter(({ field }) => field?.from !== 'context');
  if (fields.length === 0) return undefined;
  const [keyword] = [...keywords].find(([, role]) => role === 'fields') ?? [];
  const isNext = args[argument + 1] === 'fields';
  if (!isNext && (keyword === undefined || !writer.takesKeywords)) return undefined;
  // The record is the writer's; its values are places to fill in.
  const holes = fields.map(({ name }, index) => ({ key: name, value: `\0${index + 1}\0` }));
  const record = escaped(writer.record(holes)).replace(/\0(\d+)\0/g, (_, number: string) => {
    return `\${${number}:${escaped(fields[Number(number) - 1]!.name)}}`;
  });
  return isNext ? `, ${record}` : `, ${keyword}=${record}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
