/** Adds fields and the caught exception to a call of Python, by the keywords that its ecosystem takes. */
import type { TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { Argument, FieldEntry, LogCall } from '../../facts/log-call.ts';
import type { Settings } from '../../settings/settings.ts';
import { namedPythonSink } from '../../sinks/python/index.ts';
import { LOG_RECORD_ATTRIBUTES } from '../../sinks/python/log-record.ts';
import { declaredSinkOf } from '../declared-sink.ts';
import type { NewField } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { isName, stringLiteral, valueSource } from './source.ts';

/** Where the fields of a call go: into a dictionary by this keyword, or each by its own. */
type Place = { readonly dictionary: string } | 'keywords';

/** `undefined` where the call has no place for them, or where they cannot be added without changing what stands there. */
export function addFields(
  call: LogCall,
  fields: readonly NewField[],
  facts: FileFacts,
  settings: Settings,
): TextEdit | undefined {
  const isSpread = call.arguments.some(({ spread }) => spread);
  if (call.opaqueFields || isSpread || fields.length === 0) return undefined;
  const sink = declaredSinkOf(call, settings);
  const place = sink === undefined ? placeOf(call, facts) : declaredPlace(sink.keywords);
  const dictionary = dictionaryOf(call);
  if (sink === undefined && fields.some(({ key }) => isRefused(key, place))) return undefined;
  if (dictionary !== undefined) return insertInto(dictionary, call, fields);
  if (sink !== undefined && sink.args.indexOf('fields') === call.arguments.length) {
    const isByPosition = call.arguments.every(({ keyword }) => keyword === undefined);
    return isByPosition ? append(call, dictionarySource(fields)) : undefined;
  }
  if (place === undefined) return undefined;
  if (place !== 'keywords') {
    return append(call, `${place.dictionary}=${dictionarySource(fields)}`, place.dictionary);
  }
  const spec = ECOSYSTEMS.get(call.sink);
  const taken = new Set([
    ...Object.keys(spec?.keywords ?? {}),
    ...call.arguments.map(({ keyword }) => keyword),
  ]);
  if (fields.some(({ key }) => !isName(key) || taken.has(key))) return undefined;
  return append(call, fields.map(({ key, value }) => `${key}=${valueSource(value)}`).join(', '));
}

/** As `Writer.addError` has it. */
export function addError(
  call: LogCall,
  binding: string | undefined,
  _facts: FileFacts,
  settings: Settings,
): { readonly edit: TextEdit; readonly caveat: string } | undefined {
  if (call.arguments.some(({ spread }) => spread)) return undefined;
  const carries = 'the record carries the error as well';
  const sink = declaredSinkOf(call, settings);
  const isByPosition = call.arguments.every(({ keyword }) => keyword === undefined);
  if (sink !== undefined) {
    const keyword = keywordOf(sink.keywords, 'error');
    if (keyword !== undefined) {
      const value = keyword === 'exc_info' ? 'True' : binding;
      const edit = value && append(call, `${keyword}=${value}`, keyword);
      return edit ? { edit, caveat: carries } : undefined;
    }
    const isNext = sink.args.indexOf('error') === call.arguments.length && isByPosition;
    const edit = isNext && binding !== undefined ? append(call, binding) : undefined;
    return edit && { edit, caveat: carries };
  }
  const spec = ECOSYSTEMS.get(call.sink);
  if (spec === undefined) return undefined;
  if (spec.shape === 'values') {
    const edit = isByPosition && binding !== undefined ? append(call, binding) : undefined;
    return edit && { edit, caveat: carries };
  }
  if (spec.keywords['exc_info'] === 'error') {
    const edit = append(call, 'exc_info=True', 'exc_info');
    const caveat =
      call.confidence === 'certain'
        ? 'the record carries the traceback as well'
        : `only its name says that \`${call.logger.text}\` is a logger that takes \`exc_info\``;
    return edit && { edit, caveat };
  }
  // Where no method takes the exception, a keyword for it would become a field.
  const method = `.${call.method}`;
  if (spec.errorOption === undefined || !call.callee.text.endsWith(method)) return undefined;
  const at = call.callee.end - method.length;
  return {
    edit: {
      start: at,
      end: at,
      text: `.${spec.errorOption.method}(${spec.errorOption.keyword}=True)`,
    },
    caveat: 'the record carries the traceback as well',
  };
}

/** The entries of a dictionary display. */
export function entriesSource(fields: readonly NewField[]): string {
  return fields.map(({ key, value }) => `${stringLiteral(key)}: ${valueSource(value)}`).join(', ');
}

/** Whether an entry stands in the dictionary of the call, and not by a keyword of its own. */
export function isInDictionary({ range }: FieldEntry, call: LogCall): boolean {
  return call.arguments.some(
    ({ role, keyword, start, end }) =>
      role === 'fields' &&
      (keyword === undefined || keyword === 'extra') &&
      start <= range.start &&
      range.end <= end,
  );
}

/** The keyword that has this role. */
export function keywordOf(
  keywords: ReadonlyMap<string, string>,
  role: 'fields' | 'error',
): string | undefined {
  return [...keywords].find(([, one]) => one === role)?.[0];
}

function dictionarySource(fields: readonly NewField[]): string {
  return `{${entriesSource(fields)}}`;
}

function declaredPlace(keywords: ReadonlyMap<string, string>): Place | undefined {
  const keyword = keywordOf(keywords, 'fields');
  return keyword === undefined ? undefined : { dictionary: keyword };
}

/** Where nothing but a name speaks for the logger, its other calls in the file say it. */
function placeOf(call: LogCall, facts: FileFacts): Place | undefined {
  const spec = ECOSYSTEMS.get(call.sink);
  if (spec === undefined) return undefined;
  if (spec !== namedPythonSink) {
    if (spec.keywords['extra'] === 'fields') return { dictionary: 'extra' };
    return spec.otherKeywords === 'fields' ? 'keywords' : undefined;
  }
  for (const { logger, arguments: args } of facts.calls) {
    const given = args.find(({ role, keyword }) => role === 'fields' && keyword !== undefined);
    if (logger.text !== call.logger.text || given === undefined) continue;
    return given.keyword === 'extra' ? { dictionary: 'extra' } : 'keywords';
  }
  return undefined;
}

function isRefused(key: string, place: Place | undefined): boolean {
  return place !== 'keywords' && LOG_RECORD_ATTRIBUTES.has(key);
}

/** The argument that is a dictionary of fields, and not a field that is a dictionary. */
function dictionaryOf(call: LogCall): Argument | undefined {
  const { fieldsObject } = call;
  if (fieldsObject === undefined) return undefined;
  return call.arguments.find(
    ({ role, keyword, start, end }) =>
      role === 'fields' &&
      start + 1 === fieldsObject.start &&
      fieldsObject.end + 1 === end &&
      (ECOSYSTEMS.get(call.sink)?.otherKeywords === undefined || keyword === 'extra'),
  );
}

function insertInto(
  dictionary: Argument,
  call: LogCall,
  fields: readonly NewField[],
): TextEdit | undefined {
  const has = new Set(call.fields.map((entry) => (entry.kind === 'field' ? entry.key : undefined)));
  if (fields.some(({ key }) => has.has(key))) return undefined;
  const at = dictionary.start + 1;
  const isEmpty = /^\{\s*\}$/.test(dictionary.text);
  const space = /^\{\s/.test(dictionary.text) ? '' : ' ';
  return { start: at, end: at, text: entriesSource(fields) + (isEmpty ? '' : `,${space}`) };
}

/** `undefined` where the keyword is given already, or where a generator stands alone, as it must. */
function append(call: LogCall, source: string, keyword?: string): TextEdit | undefined {
  const { argumentsEnd: at } = call;
  if (at === undefined || call.arguments.some((one) => one.keyword === keyword && keyword)) {
    return undefined;
  }
  const [only, ...others] = call.arguments;
  const isGenerator = only !== undefined && others.length === 0 && / for\s/.test(only.text);
  if (isGenerator && call.message?.static !== true) return undefined;
  return { start: at, end: at, text: `, ${source}` };
}
