/** What each ecosystem of JavaScript makes of the arguments of a call: how values get into its text, and what its records carry. */
import type { LogCall } from '../../facts/log-call.ts';
import type { Settings } from '../../settings/settings.ts';
import { declaredSinkOf } from '../declared-sink.ts';

/**
 * What becomes of the values behind a message.
 *
 * - `util`: `util.format` has them, those without a verb too.
 * - `pino`: verbs of pino's own take them; the others are dropped.
 * - `splat`: winston's `splat()` has them, where the logger was given it.
 * - `none`: nothing is put into the text.
 * - `unknown`: nobody says.
 */
export type Printing = 'util' | 'pino' | 'splat' | 'none' | 'unknown';

export interface RecordStyle {
  readonly printing: Printing;
  /** Whether the records of the runtime's adapter were compared with those of the logger's own methods. */
  readonly isProven: boolean;
  /** Keys that the runtime gives another name, since records of the logger have them already. */
  readonly reserved: ReadonlySet<string>;
  /** Whether a call gives something back that may be used. */
  readonly givesLogger?: true;
}

/** Keys that every coded record has, or that objects do not keep. */
export const CONSTANT_KEYS: readonly string[] = [
  'code',
  'component',
  'subcomponent',
  'tags',
  '__proto__',
];

const UNKNOWN: RecordStyle = style('unknown', false, 'level message msg time timestamp');

/** Of the runtime's adapters: generated calls are compared in `project`, with fields of these names among theirs. */
export const RECORD_STYLES: ReadonlyMap<string, RecordStyle> = new Map<string, RecordStyle>([
  ['pino', style('pino', true, 'level time pid hostname msg message')],
  ['bunyan', style('util', true, 'v level name hostname pid time msg src')],
  ['winston', { ...style('splat', true, 'level message timestamp splat'), givesLogger: true }],
  ['log4js', style('util', true, '')],
  ['console', style('util', true, '')],
  ['nestjs', style('none', true, 'level pid timestamp message stack context')],
  ['nestjs-pino', style('none', false, 'level pid timestamp message')],
  ['nestjs-pino-logger', style('pino', false, 'level time pid hostname msg message')],
  ['consola', style('util', false, 'stack')],
  ['loglevel', style('util', false, 'level message msg time timestamp')],
  ['logtape', style('none', false, 'level message msg time timestamp')],
]);

export function recordStyleOf(call: LogCall, settings: Settings): RecordStyle {
  const known = RECORD_STYLES.get(call.sink);
  if (known !== undefined) return known;
  const declared = declaredSinkOf(call, settings);
  if (declared === undefined) return UNKNOWN;
  // The project says that values follow the message, and no more: they are printed as everywhere.
  const printing = declared.args.some((role) => role === 'rest' || role === '...rest');
  return { ...UNKNOWN, printing: printing ? 'util' : 'none' };
}

function style(printing: Printing, isProven: boolean, keys: string): RecordStyle {
  const own = keys === '' ? [] : keys.split(' ');
  return { printing, isProven, reserved: new Set([...CONSTANT_KEYS, ...own]) };
}
