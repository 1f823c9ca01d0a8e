/**
 * The last resort: nothing but a name says that a value is a logger. Names are split into words, so that
 * `catalog`, `dialog`, `changelog` and `toast` are none.
 */
import { methods, type SinkSpec } from './spec.ts';

export const namedLoggerSink: SinkSpec = {
  id: 'logger',
  modules: [],
  exports: {},
  methods: methods(
    'trace silly debug verbose log info http notice success warn warning error err exception fatal critical crit alert emerg',
  ),
  levelMethods: ['log'],
  children: ['child', 'getChild', 'getSubLogger', 'withTag', 'with', 'extend', 'once', 'scope'],
  shape: 'inferred',
  printf: true,
};

/** `log`, `logger`, `LOG`, `_log`, `childLogger`, `LOGGER_DB`, `loggerAB`, `accessLog`. */
export function isLoggerName(name: string): boolean {
  let words = knownNames.get(name);
  if (words === undefined) {
    words = judge(name);
    if (knownNames.size > 5_000) knownNames.clear();
    knownNames.set(name, words);
  }
  return words;
}

/** `getLogger`, `createLogger`, `useLog`, `logger`: a function whose result is a logger by name. */
export function isLoggerFactoryName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === 'logger') return true;
  return (
    last === 'log' && words.length === 2 && /^(?:get|create|make|use|new)$/.test(words[0] ?? '')
  );
}

/** `Logger`, `ILogger`, `PinoLogger`, `LoggerService`, `Log`: a class or type whose values are loggers. */
export function isLoggerTypeName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === 'logger') return true;
  if (words.length === 1) return last === 'log' || last === 'ilogger';
  return (
    words.includes('logger') &&
    /^(?:service|instance|node|like|interface|type|api|base)$/.test(last ?? '')
  );
}

/** The name of a module that holds a logger: `./logger`, `../utils/log.js`, `@acme/logging`, `lib/logger/index.ts`. */
export function isLoggerModule(source: string): boolean {
  return /(?:^|[/\-_.])(?:log|logs|logger|loggers|logging)(?:\/index)?(?:\.[cm]?[jt]sx?)?$/i.test(
    source,
  );
}

const knownNames = new Map<string, boolean>();

/** A `log` that is a record of something, not a way to write one. */
const RECORD_OF =
  /^(?:change|commit|git|release|history|ship|cata|dia|back|web|math|is|has|no|to|in)$/;

function judge(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return false;
  if (last === 'log' || last === 'logging') {
    return words.length === 1 || !RECORD_OF.test(words[words.length - 2] ?? '');
  }
  const at = words.indexOf('logger');
  if (at < 0) return false;
  // `loggerAB`, `logger2`, `LOGGER_DB` name loggers; `loggerConfig` and `loggerMiddleware` other things.
  return at === words.length - 1 || /^(?:[a-z]{1,3}|\d+|instance|once|service)$/.test(last);
}

/** `_childLogger2` gives `child`, `logger`, `2`. */
function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}
