/** A logger whose name no component registers. */
import { defineCheck } from './check.ts';
import { ALLOWED_NAMES, registeredNear, UNREGISTERED } from './registered-loggers.ts';

export const loggerNamespace = defineCheck({
  kind: 'file',
  id: 'logger-namespace',
  description: 'Require logger names to be inside a registered namespace',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: UNREGISTERED,
  options: ALLOWED_NAMES,
  defaultOptions: { allow: [] },
  docs: {
    what: 'Reports a logger that is created with a name outside the `loggers` globs of every component. `*` is one segment of a name, `**` any number of them; `.`, `:` and `/` separate segments. In Python `__name__` is what the file’s path says, from whatever folder packages begin in. Silent where no component registers a namespace.',
    why: 'Level settings, routes and filters go by name. A logger outside every namespace is one that nobody configures and nobody finds.',
    incorrect: [
      { language: 'ts', code: `const logger = log4js.getLogger('shp.checkout');` },
      { language: 'py', code: 'import logging\n\nlogger = logging.getLogger("shp.checkout")' },
    ],
    correct: [
      { language: 'ts', code: `const logger = log4js.getLogger('shop.checkout.cart');` },
      { language: 'py', code: 'import logging\n\nlogger = logging.getLogger("shop.checkout")' },
    ],
  },
  *run(facts, { catalog, session, options }) {
    const allow = options['allow'] as readonly string[];
    for (const { namespace, range, fromPath } of facts.loggers) {
      const names = fromPath === true ? endingsOf(namespace) : [namespace];
      if (names.some((name) => session.isRegisteredLogger(name) || allow.includes(name))) continue;
      yield {
        messageId: 'unregistered',
        data: { namespace, registered: registeredNear(namespace, catalog) },
        range,
      };
    }
  },
});

/** `a.b.c`, `b.c`, `c`: what a module may be called, by the folder that packages begin in. */
function endingsOf(namespace: string): string[] {
  const names = namespace.split('.');
  return names.map((_, index) => names.slice(index).join('.'));
}
