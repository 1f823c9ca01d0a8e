// @ts-check
/** A catalog of any size that looks like one that people write. */

const COMPONENTS = [
  'orders',
  'payments',
  'sync',
  'registry',
  'workers',
  'storage',
  'gateway',
  'scheduler',
  'accounts',
  'search',
];
const SUBJECTS = [
  'queue',
  'connection',
  'request',
  'session',
  'cache entry',
  'upload',
  'job',
  'token',
  'lock',
  'batch',
];
const EVENTS = [
  'was created',
  'failed',
  'timed out',
  'is retried',
  'was dropped',
  'is slow',
  'was refused',
  'has recovered',
  'is missing',
  'was closed',
];
const LEVELS = ['debug', 'info', 'warn', 'error'];

/**
 * YAML of a catalog with `size` constants in ten components: fields, prose, tags and comments as in real ones.
 * @param {number} size
 */
export function generateCatalog(size) {
  const perComponent = Math.ceil(size / COMPONENTS.length);
  const lines = ['# Generated for measuring.', 'loglex: 1', 'components:'];
  COMPONENTS.forEach((component, index) => {
    const from = 10_000 + index * 1_000;
    lines.push(
      `  ${component}:`,
      `    description: What ${component} report.`,
      `    owner: team-${component}`,
      `    codes: [LOG${from}-LOG${from + 999}]`,
      `    paths: ["**/${component}/**", "**"]`,
      `    loggers: ["app.${component}.*"]`,
      '    levels: [debug, info, warn, error]',
    );
  });
  lines.push('constants:');
  for (let index = 0; index < size; index++) {
    const component = Math.floor(index / perComponent);
    const number = index % perComponent;
    const subject = SUBJECTS[number % 10] ?? '';
    const event = EVENTS[Math.floor(number / 10) % 10] ?? '';
    const name = `${COMPONENTS[component]}_${subject}_${event}_${number}`
      .replace(/\W/g, '_')
      .toUpperCase();
    lines.push(
      `  - code: LOG${10_000 + component * 1_000 + number}`,
      `    name: ${name}`,
      `    level: ${LEVELS[number % 4]}`,
      `    message: "The ${subject} {id} of ${COMPONENTS[component]} ${event} after {elapsed} ms (${number})"`,
      `    component: ${COMPONENTS[component]}`,
      '    tags: [measured]',
      '    fields:',
      '      id: { type: string }',
      '      elapsed: { type: integer, description: Milliseconds since it began. }',
      `    description: The ${subject} ${event}, which happens when the other side is slow.`,
      '    action: Look at the dashboard of the component.',
    );
  }
  return `${lines.join('\n')}\n`;
}
