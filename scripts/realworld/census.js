// @ts-check
/** The census of the packages that were tried out, as a Markdown table: one column each. */

/**
 * @param {readonly (import('./try-out.js').TriedOut & { readonly title: string })[]} results
 * @returns {string}
 */
export function census(results) {
  const done = results.filter(({ audit }) => audit !== undefined);
  if (done.length === 0) return '';
  const row = (/** @type {string} */ name, /** @type {(result: any) => string | number} */ value) =>
    line([name, ...done.map((result) => String(value(result)))]);
  const names = (/** @type {string} */ list) => [
    ...new Set(done.flatMap(({ audit }) => audit[list].map((/** @type {any} */ { name }) => name))),
  ];
  const calls =
    (/** @type {string} */ list, /** @type {string} */ name) =>
    (/** @type {any} */ { audit }) =>
      audit[list].find((/** @type {any} */ each) => each.name === name)?.calls ?? 0;
  return [
    line(['', ...done.map(({ title }) => title)]),
    line(['---', ...done.map(() => '---:')]),
    row('files', ({ audit }) => audit.filesRead),
    row('log calls', ({ audit }) => audit.calls),
    ...LEVELS.map((name) => row(`level: ${name}`, calls('levels', name))),
    ...names('forms').map((name) =>
      row(`form: ${name.replaceAll('-', ' ')}`, calls('forms', name)),
    ),
    ...names('sinks').map((name) => row(`sink: ${name}`, calls('sinks', name))),
    row('recognised for certain', calls('confidence', 'certain')),
    row('texts at several sites', ({ audit }) => audit.repeated.length),
    row('texts at two levels', ({ audit }) => audit.atTwoLevels.length),
    row('advice: remove', advised('remove')),
    row('advice: demote', advised('demote')),
    row('advice: migrate', advised('migrate')),
    row('could be coded as they are', ({ audit }) => audit.outlook.calls),
    row('by so many constants', ({ audit }) => audit.outlook.constants),
    row('findings of `loglex check`', ({ check }) => check?.findings.length ?? 'none'),
    row('calls coded by `--fix`', ({ fixed }) => fixed ?? 'none'),
    row('`loglex audit`, s', ({ auditSeconds }) => auditSeconds.toFixed(2)),
    row('`loglex check`, s', ({ checkSeconds }) => checkSeconds.toFixed(2)),
    '',
  ].join('\n');
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'dynamic', 'unstated'];

/** @param {string} action */
function advised(action) {
  return (/** @type {any} */ { audit }) =>
    audit.advice
      .filter((/** @type {any} */ group) => group.action === action)
      .reduce((/** @type {number} */ sum, /** @type {any} */ group) => sum + group.calls, 0);
}

/** @param {readonly string[]} cells */
function line(cells) {
  return `| ${cells.join(' | ')} |`;
}
