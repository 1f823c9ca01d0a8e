/** Which fields a record can have, by its layout, and which of them no program gave it. */
import type { LogRecord } from '../records/log-record.ts';
import { JSON_LAYOUTS } from './known-layouts.ts';

/** Whether the layout has a place for fields, so that one that is not there is missing: JSON, or a slot for JSON. */
export function carriesFields({ layout }: LogRecord): boolean {
  return layout !== undefined && (!layout.includes('{') || layout.includes(':json}'));
}

/** Whether the layout reads a slot by this key: it is in the record, and not among its fields. */
export function takesField({ layout }: LogRecord, key: string): boolean {
  return layout !== undefined && KEYS.get(layout)?.has(key) === true;
}

/** Whether loggers write this field by themselves, in the way of the record's layout or in any. */
export function isWrittenByLogger({ layout, malformed }: LogRecord, key: string): boolean {
  if (WRITTEN.has(key) || malformed.includes(key)) return true;
  if (layout === 'ecs') return ECS_FIELD_SETS.has(key.split('.', 1)[0]!);
  return layout !== undefined && KEYS.get(layout)?.has(key) === true;
}

const KEYS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  JSON_LAYOUTS.map(({ id, keys, requires, stack = [] }) => [
    id,
    new Set([...Object.values(keys).flat(), ...requires, ...stack]),
  ]),
);

/** Of pino, bunyan, winston, structlog, the attributes of Python's records, OTLP; what Loglex adds; errors; slots of text layouts. */
const WRITTEN: ReadonlySet<string> = new Set(
  `pid hostname host process thread time timestamp level levelValue v ms service label logger
  err error exception exc_info exc_text stack stack_info
  args asctime created filename funcName levelname levelno lineno module msecs pathname
  processName relativeCreated taskName threadName func_name
  traceId spanId flags traceFlags severityNumber severityText observedTimeUnixNano droppedAttributesCount scope
  trace_id span_id trace_flags
  code log_code event_code component subcomponent tags`.split(/\s+/),
);

/** The field sets of the Elastic Common Schema that its loggers fill: https://www.elastic.co/docs/reference/ecs */
const ECS_FIELD_SETS: ReadonlySet<string> = new Set(
  'agent container data_stream ecs error event faas host http labels log message process service span tags trace transaction url user'.split(
    ' ',
  ),
);
