/** Writes a call of JavaScript that carries a constant, from the pieces of source that stand in the old one. */
import type { LogCall } from '../../facts/log-call.ts';
import type { Emit, Settings } from '../../settings/settings.ts';
import { loglexSink } from '../../sinks/loglex.ts';
import type { Refusal } from '../../migrate/call-draft.ts';
import { refuse } from '../../migrate/reasons.ts';
import type { NewField, WrittenCall } from '../writer.ts';
import { propertySource } from './fields.ts';

export function codedCall(
  call: LogCall,
  reference: string,
  values: readonly NewField[],
  emit: Emit,
  settings: Settings,
): WrittenCall | Refusal {
  const fields = fieldsSource(call, values);
  if (fields === undefined) return refuse('no-place', 'its fields are made elsewhere');
  if (emit.sink.includes('{logger}')) {
    if (emit.sink !== '{logger}.{level}') {
      return refuse('no-place', `\`${emit.sink}\` is no callee that can be written`);
    }
    const list = [reference, ...(fields === '' ? [] : [`{ ${fields} }`])];
    return {
      text: `${call.callee.text}(${list.join(', ')})`,
      callee: call.callee.text,
      doubts: [],
    };
  }
  // A call on an absent logger logs nothing; a function would be handed `undefined`.
  if (/\?\./.test(call.callee.text)) {
    return refuse('no-place', `\`${call.logger.text}\` may be absent`);
  }
  if (call.sink === 'console') return refuse('console', 'the line on the console gains the record');
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
  return left
    ? refuse('no-place', `\`${emit.sink}\` has no place for all that the call passes`)
    : { text: `${emit.sink}(${list.join(', ')})`, callee: emit.sink, doubts: [] };
}

/**
 * The record of the new call: what the old one passed and the values of its message, in the order in which they
 * were evaluated. `''` for none; `undefined` where a part of the call has no place in it.
 */
function fieldsSource(call: LogCall, values: readonly NewField[]): string | undefined {
  const { message, fieldsObject } = call;
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
  const fromMessage = values.map(({ key, value }) => propertySource(key, value)).join(', ');
  const pieces = [
    { at: error?.start ?? 0, source: error ? propertySource('err', error.text) : '' },
    { at: record?.start ?? 0, source: inner },
    { at: message?.expression.start ?? 0, source: fromMessage },
  ];
  return pieces
    .filter(({ source }) => source !== '')
    .sort((a, b) => a.at - b.at)
    .map(({ source }) => source)
    .join(', ');
}
