/** From an explained record to what filters of a log ask about it. */
import { seenConstants } from '../../coverage/seen-constants.ts';
import type { RecordExplanation } from '../explain/explain-record.ts';
import type { LogRecord } from '../records/log-record.ts';
import type { LineEntry } from './log-table.ts';

/** What the record itself says counts before what the catalog says of its constant. */
export function lineEntryOf(record: LogRecord, explanation: RecordExplanation): LineEntry {
  const [constant] = seenConstants(explanation);
  const [retired] = explanation.retired;
  const level = record.level?.rung ?? constant?.level?.rung;
  const code = constant?.code ?? retired?.code ?? explanation.code ?? record.code;
  const component = record.component ?? constant?.component;
  const isOwn = record.component === undefined || record.component === constant?.component;
  const subcomponent = record.subcomponent ?? (isOwn ? constant?.subcomponent : undefined);
  return {
    ...(level !== undefined && { level }),
    ...(code !== undefined && { code }),
    ...(component !== undefined && { component }),
    ...(component !== undefined && subcomponent !== undefined && { subcomponent }),
  };
}
