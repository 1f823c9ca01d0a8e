/** What an ecosystem expects of a call that a fix writes: its methods, and how it spells its levels. */
import type { Level, Rung } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { SinkSpec } from '../sinks/spec.ts';
import { writerOf } from '../writers/index.ts';

/** The ecosystem of the call's sink; `undefined` where the project declares the sink. */
export function specOf(call: LogCall, facts: FileFacts): SinkSpec | undefined {
  return writerOf(facts).ecosystems.get(call.sink);
}

/** Spellings that only loggers with syslog's levels have. */
const SYSLOG = /^(?:warning|crit|critical|err|notice|alert|emerg|emergency)$/i;

/**
 * How the call's ecosystem spells `wanted` (`warn` or `warning`, Nest's `log`), in the letter case of what stands
 * there; `undefined` where it has no such level.
 */
export function nativeSpelling(
  call: LogCall,
  stands: Level,
  wanted: Level,
  facts: FileFacts,
): string | undefined {
  const spellings = writerOf(facts).spellings(call, wanted.rung);
  const inStyle = spellings.filter((name) => SYSLOG.test(name) === SYSLOG.test(stands.native));
  const candidates = inStyle.length > 0 ? inStyle : spellings;
  const [first] = candidates;
  const preferred = [wanted.native.toLowerCase(), wanted.rung].find((name) =>
    candidates.includes(name),
  );
  const spelling = preferred ?? first;
  return spelling !== undefined && stands.native === stands.native.toUpperCase()
    ? spelling.toUpperCase()
    : spelling;
}

/** Whether any logger of the kind has this level: `fatal` and `trace` are missing from many. */
export function isCommonLevel(rung: Rung): boolean {
  return rung === 'debug' || rung === 'info' || rung === 'warn' || rung === 'error';
}
