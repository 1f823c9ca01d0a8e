/** How an audit speaks of what the engine knows by ids, the same in every format. */
import type { AuditReport } from '@loglex/engine';
import type { Audited } from './formats.ts';
import { grouped, many } from '../terminal/count.ts';
import { percent } from '../terminal/table.ts';

/**
 * A sink as people know it: `logger` is one of no known library, `project:0` the first of the settings, `loglex` the
 * runtime, `loglex:0` the first generated module of Python.
 */
export function sinkName(sink: string, { settings }: Audited): string {
  if (sink === 'logger') return 'own logger';
  if (sink === 'loglex') return 'logConstant';
  if (sink.startsWith('loglex:')) return 'log_constant';
  const number = /^project:(\d+)$/.exec(sink)?.[1];
  return number === undefined ? sink : (settings.sinks[Number(number)]?.call ?? sink);
}

export function levelName(level: string): string {
  return level === 'unstated' ? 'not stated' : level;
}

export function formName(form: string): string {
  return form.replaceAll('-', ' ');
}

/** Where there is nothing to audit. */
export function nothingInWords({ testCalls }: AuditReport, files: number): string {
  const tests = testCalls > 0 ? `, and ${grouped(testCalls)} in tests` : '';
  return (
    `There are no log calls in ${many(files, 'file')}${tests}. ` +
    'Where there should be some, `loglex explain FILE:LINE` says why a line is none.'
  );
}

/** What can be had from all this, in a sentence. */
export function outlookInWords({ outlook, calls }: AuditReport): string {
  return (
    `${grouped(outlook.calls)} of ${many(calls, 'call')} (${percent(outlook.calls, calls)}) ` +
    `could carry a constant as they are, from a catalog of ${many(outlook.constants, 'constant')}.`
  );
}

/** The command to run next. */
export function nextStep({ isConfigured }: Audited): string {
  return isConfigured
    ? '`loglex check` names each call with what is wrong; `--format json` lists every site.'
    : '`loglex init` starts a catalog from this; `--format json` lists every site.';
}
