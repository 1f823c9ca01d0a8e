/** The one ladder of levels, and how ecosystems spell its rungs. */

/** The rungs, lowest first. Checks compare rungs; a migration keeps the native spelling. */
export const RUNGS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

export type Rung = (typeof RUNGS)[number];

/** A level: its rung, and the native spelling (`warning`, `critical`, `silly`, `notice`, `http`…). */
export interface Level {
  readonly rung: Rung;
  readonly native: string;
}

const RUNG_OF_NATIVE: ReadonlyMap<string, Rung> = new Map<string, Rung>([
  ['trace', 'trace'],
  ['silly', 'trace'],
  ['finest', 'trace'],
  ['notset', 'trace'],
  ['debug', 'debug'],
  ['verbose', 'debug'],
  ['fine', 'debug'],
  ['info', 'info'],
  ['information', 'info'],
  ['log', 'info'],
  ['http', 'info'],
  ['notice', 'info'],
  ['success', 'info'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['error', 'error'],
  ['err', 'error'],
  ['severe', 'error'],
  ['exception', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  ['crit', 'fatal'],
  ['alert', 'fatal'],
  ['emerg', 'fatal'],
  ['emergency', 'fatal'],
]);

/** The level that `native` spells in any letter case, or `undefined` where it is no level. */
export function levelOf(native: string): Level | undefined {
  const rung = RUNG_OF_NATIVE.get(native.toLowerCase());
  return rung === undefined ? undefined : { rung, native };
}

/** That `native` is no level, and what is one. */
export function noLevel(native: string): string {
  return `"${native}" is no level. It can be trace, debug, info, warn, error or fatal, or as a logger of yours calls one of them.`;
}

/** Negative, zero or positive as `a` is below, at or above `b` on the ladder. */
export function compareRungs(a: Rung, b: Rung): number {
  return RUNGS.indexOf(a) - RUNGS.indexOf(b);
}
