/** What cannot be promised of a coded call of Python, as far as what the old call passes tells. */
import type { LogCall } from '../../facts/log-call.ts';
import type { Doubt } from '../../migrate/call-draft.ts';
import { doubt } from '../../migrate/reasons.ts';
import { LOG_RECORD_ATTRIBUTES } from '../../sinks/python/log-record.ts';
import { namedPythonSink } from '../../sinks/python/index.ts';
import { osloLogSink } from '../../sinks/python/logging.ts';
import type { NewField } from '../writer.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { isInDictionary } from './fields.ts';

export function doubtsAbout(
  call: LogCall,
  values: readonly NewField[],
  isReordered: boolean,
): readonly Doubt[] {
  const { fields, ambientFields, logger, method, sink } = call;
  const doubts: Doubt[] = [];
  const own = fields.flatMap((entry) => (entry.kind === 'field' ? [entry.key] : []));
  const refusedKey = own.find((key) => LOG_RECORD_ATTRIBUTES.has(key));
  if (refusedKey !== undefined) {
    const text = `the call raises an error for \`${refusedKey}\`, and would keep it under another name`;
    doubts.push(doubt('reserved-field', text));
  }
  const takenKey = [...own, ...ambientFields].find((key) => CONSTANT_KEYS.has(key));
  if (takenKey !== undefined) {
    doubts.push(doubt('reserved-field', `\`${takenKey}\` is the constant's afterwards`));
  }
  const ofOslo = values.find(({ key }) => isOfOslo(sink, key));
  if (ofOslo !== undefined) {
    const text = `oslo.log shows a field \`${ofOslo.key}\` in a place of its own`;
    doubts.push(doubt('reserved-field', text));
  }
  const shadowing = values.find(({ key }) => ambientFields.includes(key));
  if (shadowing !== undefined) {
    doubts.push(doubt('field-key', `the logger adds another \`${shadowing.key}\` to its records`));
  }
  if (fields.some((entry) => entry.kind === 'spread' && isInDictionary(entry, call))) {
    doubts.push(doubt('open-fields', 'fields that are spread may hold any key'));
  }
  if (call.opaqueFields) {
    doubts.push(doubt('opaque-fields', 'its fields are made elsewhere'));
  }
  if (logger.adapter === true && fields.some((entry) => isInDictionary(entry, call))) {
    doubts.push(doubt('adapter-extra', 'the adapter drops `extra` of a call, and would keep it'));
  }
  // These call another method, which older Pythons count.
  const isIndirect =
    /^(?:warn|fatal)$/.test(method) || ECOSYSTEMS.get(sink)?.errorMethods.includes(method) === true;
  const mayBeAdapter = logger.adapter === true || sink === namedPythonSink.id;
  const passes = (word: string) => call.arguments.some(({ keyword }) => keyword === word);
  if (sink === osloLogSink.id && (passes('stacklevel') || passes('stack_info'))) {
    doubts.push(doubt('stacklevel', 'oslo.log makes fields of `stacklevel` and `stack_info`'));
  } else if (passes('stacklevel') && (isIndirect || mayBeAdapter)) {
    doubts.push(
      doubt('stacklevel', 'before Python 3.11 `stacklevel` counts what it does not count there'),
    );
  }
  if (isReordered) {
    doubts.push(doubt('order', 'its arguments would be evaluated in another order'));
  }
  return doubts;
}

/** Whether it is a field that oslo.log's formatters put into a line, whatever its message is. */
export function isOfOslo(sink: string, key: string): boolean {
  return sink === osloLogSink.id && OSLO_KEYS.has(key);
}

const OSLO_KEYS: ReadonlySet<string> = new Set([
  ...['instance', 'instance_uuid', 'resource', 'resource_uuid', 'context', 'color', 'version'],
  ...['user_identity', 'user_name', 'project_name', 'global_request_id', 'request_id', 'extra'],
  ...['extra_keys', 'error_summary', 'traceback'],
]);

/** What a constant says of itself in a record. */
const CONSTANT_KEYS: ReadonlySet<string> = new Set(['code', 'component', 'subcomponent', 'tags']);
