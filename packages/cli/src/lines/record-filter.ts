/** Which records of a log are asked for. */
import { RUNGS } from '@loglex/catalog';
import type { LinesOptions } from '../commands/lines.ts';
import type { KnownRecord } from './read-logs.ts';

export type RecordFilter = (record: KnownRecord) => boolean;

export function recordFilter(wanted: LinesOptions): RecordFilter {
  return ({ entry: { code, component, level }, record: { message } }) => {
    if (wanted.code !== undefined && code !== wanted.code) return false;
    if (wanted.component !== undefined && component !== wanted.component) return false;
    if (wanted.text !== undefined && !message.includes(wanted.text)) return false;
    if (wanted.level === undefined) return true;
    return level !== undefined && RUNGS.indexOf(level) >= RUNGS.indexOf(wanted.level);
  };
}
