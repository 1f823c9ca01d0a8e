/** Writes a call of Python that carries a constant, from the pieces of source that stand in the old one. */
import type { LogCall } from '../../facts/log-call.ts';
import type { Emit, Settings } from '../../settings/settings.ts';
import { sinkNamed } from '../declared-sink.ts';
import type { NewField } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { entriesSource, keywordOf } from './fields.ts';

/** As `Writer.codedCall` has it. What takes the constant has to be among the project's `sinks`, or be the logger itself. */
export function codedCall(
  call: LogCall,
  reference: string,
  values: readonly NewField[],
  emit: Emit,
  settings: Settings,
): { readonly text: string; readonly callee: string } | undefined {
  const spec = ECOSYSTEMS.get(call.sink);
  if (spec?.shape === 'values' || call.kind !== 'call') return undefined;
  const record = recordSource(call, values);
  if (record === undefined) return undefined;
  const isLogger = emit.sink === '{logger}.{level}';
  const sink = sinkNamed(emit.sink, settings);
  if (isLogger ? spec?.keywords['extra'] !== 'fields' : sink === undefined) return undefined;
  // A method of the class that the call stands in can be called where the logger is one of its attributes.
  if (/^(?:self|cls)\./.test(emit.sink) && !call.logger.text.startsWith(emit.sink.slice(0, 4))) {
    return undefined;
  }
  const callee = isLogger ? call.callee.text : emit.sink;
  if (callee.includes('{') || callee.includes('*')) return undefined;
  const roles = isLogger ? ['constant'] : (sink?.args ?? []);
  const keywords = isLogger ? new Map([['extra', 'fields']]) : (sink?.keywords ?? new Map());

  const positional = new Map([
    ['logger', call.logger.text],
    ['constant', reference],
    ['fields', record],
  ]);
  const list: string[] = [];
  for (const role of roles) {
    const source = positional.get(role);
    if (source === undefined || source === '') break;
    list.push(source);
    positional.delete(role);
  }
  if (positional.has('constant')) return undefined;
  if (positional.has('fields') && record !== '') {
    const keyword = keywordOf(keywords, 'fields');
    if (keyword === undefined) return undefined;
    list.push(`${keyword}=${record}`);
  }
  const error = errorSource(call, isLogger ? 'exc_info' : keywordOf(keywords, 'error'));
  if (error === undefined) return undefined;
  return { text: `${callee}(${[...list, ...error].join(', ')})`, callee };
}

/** `''` for none; `undefined` where a key is known only when the call runs. */
function recordSource(call: LogCall, values: readonly NewField[]): string | undefined {
  const entries: string[] = [];
  for (const entry of call.fields) {
    if (entry.kind === 'dynamic-key') return undefined;
    entries.push(
      entry.kind === 'spread'
        ? `**${entry.value.text}`
        : entriesSource([{ key: entry.key, value: entry.value.text }]),
    );
  }
  if (values.length > 0) entries.unshift(entriesSource(values));
  return entries.length === 0 ? '' : `{${entries.join(', ')}}`;
}

/** The exception by its keyword; `[]` where the call has none, `undefined` where it would be lost. */
function errorSource(call: LogCall, keyword: string | undefined): readonly string[] | undefined {
  const { error } = call;
  if (error === undefined) return [];
  const isField = call.fields.some(
    (entry) => entry.kind === 'field' && entry.value.start === error.start,
  );
  if (isField) return [];
  // A method that carries the exception by itself still does, where it is what is called.
  const argument = call.arguments.find(({ role }) => role === 'error');
  if (argument === undefined && keyword === 'exc_info') return ['exc_info=True'];
  return keyword === undefined || argument === undefined || argument.keyword !== keyword
    ? undefined
    : [`${keyword}=${argument.text}`];
}
