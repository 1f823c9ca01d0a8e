/** A logger in a log whose name no component registers. */
import { defineCheck } from './check.ts';
import { rangeOfLogger } from './logged-ranges.ts';
import { loggedText } from './logged-text.ts';
import { ALLOWED_NAMES, registeredNear, UNREGISTERED } from './registered-loggers.ts';

export const lineLoggerNamespace = defineCheck({
  kind: 'line',
  id: 'line-logger-namespace',
  description: 'Require logger names in logs to be inside a registered namespace',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  messages: UNREGISTERED,
  options: ALLOWED_NAMES,
  defaultOptions: { allow: [] },
  docs: {
    what: 'Reports a record whose logger has a name outside the `loggers` globs of every component. Silent where no component registers a namespace.',
    why: 'Libraries log as well, under names that no code of the project states. What they say goes past the levels and routes that were set for its components.',
    incorrect: [
      { language: 'log', code: '2026-01-31T12:00:00Z | INFO | shp.checkout | Cart c-1 abandoned' },
    ],
    correct: [
      {
        language: 'log',
        code: '2026-01-31T12:00:00Z | INFO | shop.checkout.cart | Cart c-1 abandoned',
      },
      {
        language: 'log',
        code: '2026-01-31T12:00:00Z | INFO | urllib3 | Starting new connection',
        options: { allow: ['urllib3'] },
      },
    ],
  },
  *run({ record }, { catalog, session, options }) {
    const { logger } = record;
    if (logger === undefined || session.isRegisteredLogger(logger)) return;
    if ((options['allow'] as readonly string[]).includes(logger)) return;
    yield {
      messageId: 'unregistered',
      about: logger,
      range: rangeOfLogger(record),
      data: () => ({
        namespace: loggedText(logger),
        registered: registeredNear(logger.slice(0, LONGEST_NAME), catalog),
      }),
    };
  },
});

const LONGEST_NAME = 200;
