/** Log calls of Python, made at random of a seed: whatever a team may have written by hand. */

import type { Random } from '../random.ts';

/** A file of Python, by the name that it is imported by. */
export interface PythonModule {
  readonly name: string;
  readonly text: string;
}

/** Modules with `count` functions `call_<n>` that log once each. */
export function generateModules(count: number, random: Random): readonly PythonModule[] {
  const modules: PythonModule[] = [];
  for (let from = 0; from < count; from += PER_MODULE) {
    const calls = [];
    for (let at = from; at < Math.min(count, from + PER_MODULE); at += 1) {
      calls.push(createFunction(at, random));
    }
    modules.push({ name: `app_${modules.length}`, text: `${HEAD}\n\n${calls.join('\n\n')}\n` });
  }
  return modules;
}

const PER_MODULE = 250;

const HEAD = `"""Logs by hand."""
from __future__ import annotations

import logging
import sys

from oslo_log import log as oslo

LOG = logging.getLogger(__name__)
ADAPTER = logging.LoggerAdapter(LOG, {"request": "r-1"})
OSLO = oslo.getLogger(__name__ + ".oslo")


class Prefixed(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return "[%s] %s" % (self.extra["request"], msg), kwargs


class Merging(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        kwargs["extra"] = {**self.extra, **kwargs.get("extra", {})}
        return msg, kwargs


class Worker:
    def __init__(self):
        self.log = logging.getLogger(__name__ + ".worker")


WORKER = Worker()
PREFIXED_LOG = Prefixed(LOG, {"request": "r-2"})
MERGING_LOG = Merging(PREFIXED_LOG, {"request": "r-3", "tenant": "t"})
NESTED_LOG = logging.LoggerAdapter(MERGING_LOG, {"outer": 1})`;

/** Loggers, and whether they take oslo.log's keywords. */
const LOGGERS = [
  ...[
    'LOG',
    'LOG',
    'LOG',
    'OSLO',
    'OSLO',
    'ADAPTER',
    'WORKER.log',
    'PREFIXED_LOG',
    'MERGING_LOG',
    'NESTED_LOG',
  ],
  ...['logging.getLogger(__name__ + ".far")'],
];

/** Parameters of every function; the harness passes a value for each. */
const PARAMETERS = 'v, text, number, ratio, thing, rows, error, name, code, request';

/** Expressions of any type, none of which has both quotes in it. */
const ANY = [
  ...[
    'text',
    'text',
    'number',
    'ratio',
    'thing',
    'thing',
    'rows',
    'error',
    'name',
    'code',
    'request',
  ],
  ...['v.owner.id', 'v.owner.name', 'rows[0]', 'v.table["key"]', "v.table['other']", 'len(rows)'],
  ...[
    'str(thing)',
    'repr(text)',
    '", ".join(v.words)',
    'text.upper()',
    'number + 1',
    'number * ratio',
  ],
  ...['(text, number)', '[row for row in rows]', 'text if number else ratio', 'not number', 'None'],
  ...[
    'b"bytes"',
    '{"a": number}',
    'v.when',
    'v.path',
    'v.uuid',
    'v.decimal',
    'v.state',
    'type(thing)',
  ],
  ...[
    'v.shown("a")',
    'v.shown("b").label',
    'v.shown("c")',
    'max(number, 3)',
    'lambda_of(v)(number)',
  ],
];

/** Expressions that a verb for numbers takes. */
const NUMBERS = [
  ...[
    'number',
    'ratio',
    'len(rows)',
    'number * 2',
    'ratio / 3',
    'True',
    'v.half',
    'v.minus',
    'v.count("n")',
  ],
];

const WORDS = [
  ...[
    'queue',
    'full',
    'Started',
    'naïve',
    '😀',
    "it's",
    'say "so"',
    '{',
    '}',
    '{x}',
    '{}',
    '100%',
    '50% done',
  ],
  ...[
    '%',
    '%%',
    'back\\slash',
    'tab\there',
    'line\nend',
    '$0',
    '`tick`',
    '#',
    'réseau',
    '…',
    '(s)',
  ],
];

function createFunction(at: number, random: Random): string {
  const { pick, chance } = random;
  const logger = pick(LOGGERS);
  // Adapters have no such methods, or not in every Python.
  const isLogger = logger === 'LOG' || logger === 'WORKER.log';
  const method = chance(0.06) && isLogger ? pick(['warn', 'fatal']) : pick(METHODS);
  const isCaught = method === 'exception' || chance(0.2);
  const message = createMessage(random);
  const first = method === 'log' ? `log(${pick(LEVELS)}` : `${method}(`;
  const parts = [message.format, ...message.values];
  const keywords = createKeywords(logger, isCaught, random);
  const head = `${logger}.${first}`;
  const list = [...parts, ...keywords];
  const comma = method === 'log' ? ', ' : '';
  const indent = isCaught ? '        ' : '    ';
  let call;
  if (chance(0.6)) call = `${head}${comma}${list.join(', ')})`;
  else if (chance(0.5)) {
    const column = ' '.repeat(indent.length + 4);
    const lines = list.map((one) => column + one).join(',\n');
    call = `${head}${comma.trim()}\n${lines}${chance(0.5) ? ',' : ''}\n${indent})`;
  } else {
    const column = ' '.repeat(indent.length + head.length + comma.length);
    call = `${head}${comma}${list.join(`,\n${column}`)})`;
  }
  const open = `def call_${at}(${PARAMETERS}):\n`;
  return isCaught
    ? `${open}    try:\n        raise error\n    except Exception as exc:\n${indent}${call}`
    : `${open}${indent}${call}`;
}

const METHODS = [
  ...[
    'debug',
    'debug',
    'info',
    'info',
    'info',
    'warning',
    'warning',
    'error',
    'error',
    'critical',
    'exception',
  ],
  ...['log'],
];
const LEVELS = [
  'logging.INFO',
  'logging.WARNING',
  'logging.ERROR',
  'logging.DEBUG',
  'logging.CRITICAL',
  '20',
  '40',
];

function createKeywords(
  logger: string,
  isCaught: boolean,
  { pick, chance, shuffle }: Random,
): readonly string[] {
  const keywords: string[] = [];
  if (chance(0.25)) {
    const entries = shuffle([
      '"user": v.owner',
      "'size': number",
      '"part": v.shown("d")',
      '**v.more',
      '"text": text',
    ]).slice(0, pick([1, 1, 2, 3]));
    keywords.push(`extra={${entries.join(', ')}}`);
  }
  if (isCaught && chance(0.5)) {
    keywords.push(
      `exc_info=${pick(['True', 'exc', '1', 'sys.exc_info()', 'False', 'None', '(type(exc), exc, exc.__traceback__)'])}`,
    );
  } else if (chance(0.05)) keywords.push('exc_info=error');
  if (chance(0.05)) keywords.push('stack_info=True');
  if (chance(0.05)) keywords.push(`stacklevel=${pick(['1', '2'])}`);
  if (logger === 'OSLO' && chance(0.7)) {
    keywords.push(
      pick([
        'instance=thing',
        'instance_uuid=v.owner.id',
        'resource={"type": "volume", "id": text}',
        'instance=v.shown("e")',
      ]),
    );
  }
  return shuffle(keywords);
}

interface Message {
  readonly format: string;
  readonly values: readonly string[];
}

function createMessage(random: Random): Message {
  const { pick, chance } = random;
  const range = (low: number, high: number) => low + random.below(high - low + 1);
  const count = range(1, 4);
  const words = () => Array.from({ length: range(1, 3) }, () => pick(WORDS)).join(' ');
  const value = () => pick(ANY);
  const gaps = Array.from({ length: count + 1 }, words);
  const form = pick(FORMS);
  if (form === 'literal') return { format: literal(`started ${words()}`, random), values: [] };
  if (form === 'printf' || form === 'eager') {
    const verbs = gaps.slice(1).map(() => verbFor(random));
    const text = gaps
      .map((gap, at) => gap.replaceAll('%', '%%') + (verbs[at]?.verb ?? ''))
      .join(' ');
    const values = verbs.map(({ value }) => value);
    const format = literal(`did ${text}`, random);
    if (form === 'printf') return { format, values };
    if (values.length === 1 && chance(0.3))
      return { format: `${format} % ${bracketed(values[0] ?? '')}`, values: [] };
    return { format: `${format} % (${values.map(single).join(', ')},)`, values: [] };
  }
  if (form === 'mapping') {
    const keys = ['id', 'name', 'user_id', 'code', 'x'].slice(0, count);
    const verbs = keys.map(() => verbFor(random));
    const text = gaps
      .map(
        (gap, at) =>
          gap.replaceAll('%', '%%') +
          (keys[at] === undefined ? '' : `%(${keys[at]})${verbs[at]?.verb.slice(1)}`),
      )
      .join(' ');
    const entries = random.shuffle(
      keys.map((key, at) => `"${key}": ${single(verbs[at]?.value ?? '')}`),
    );
    return { format: literal(`got ${text}`, random), values: [`{${entries.join(', ')}}`] };
  }
  if (form === 'format') {
    const fields = gaps
      .slice(1)
      .map((_, at) => pick(['{}', '{!r}', '{:.2f}', '{:>12}', '{!s}', `{k${at}}`, '{:d}', '{:,}']));
    const text = gaps.map((gap, at) => braced(gap) + (fields[at] ?? '')).join(' ');
    const values = fields.map((field, at) => {
      const one = single(specValue(field, random));
      return field.startsWith('{k') ? `k${at}=${one}` : one;
    });
    values.sort((a, b) => Number(/^k\d=/.test(a)) - Number(/^k\d=/.test(b)));
    return { format: `${literal(`put ${text}`, random)}.format(${values.join(', ')})`, values: [] };
  }
  if (form === 'concatenation') {
    const terms = gaps
      .map((gap) => literal(gap, random))
      .flatMap((gap, at) => (at === 0 ? [gap] : [`str(${value()})`, gap]));
    return { format: terms.join(' + '), values: [] };
  }
  const holes = gaps.slice(1).map(() => {
    const suffix = pick([
      '',
      '',
      '',
      '',
      '',
      '!r',
      ':.2f',
      ':>8',
      '!s',
      '=',
      ':,',
      ':d',
      '!a',
      ':.1%',
      ':.2f=',
    ]);
    const shown = suffix === ':.2f=' ? '=:.2f' : suffix;
    const expression = specValue(`{${suffix}}`, random);
    const isNumber = /:[.,d]/.test(suffix);
    const plain = /["'\\{}]/.test(expression) ? (isNumber ? 'number' : 'text') : expression;
    return `{${single(plain)}${shown}}`;
  });
  const body = gaps
    .map((gap, at) => braced(gap.replace(/["\\]/g, '').replace(/\n/g, '\\n')) + (holes[at] ?? ''))
    .join(' ');
  return { format: `f"run ${body}"`, values: [] };
}

const FORMS = [
  ...[
    'literal',
    'printf',
    'printf',
    'printf',
    'printf',
    'mapping',
    'mapping',
    'fstring',
    'fstring',
    'fstring',
  ],
  ...['format', 'eager', 'concatenation'],
];

/** A verb, and an expression that it takes. */
function verbFor({ pick }: Random): { readonly verb: string; readonly value: string } {
  const verb = pick([
    ...['%s', '%s', '%s', '%s', '%s', '%r', '%d', '%d', '%.2f'],
    '%s',
    '%s',
    '%s',
    '%s',
    '%s',
    '%r',
    '%d',
    '%i',
    '%.2f',
    '%f',
    '%0.1f',
    '%#x',
    '%x',
    '%5s',
    '%-8s',
    '%5.1f',
    '%e',
    '%a',
    '%.0f',
  ]);
  if (/[xX]$/.test(verb))
    return { verb, value: pick(['number', 'len(rows)', 'number * 2', 'v.count("n")']) };
  return { verb, value: pick(/[dife]$/.test(verb) ? NUMBERS : ANY) };
}

function specValue(field: string, { pick }: Random): string {
  if (field.includes(':d')) return pick(['number', 'len(rows)', 'number * 2']);
  if (/:[.,]/.test(field)) return pick(NUMBERS);
  return field.includes(':>') ? 'text' : pick(ANY);
}

const braced = (text: string): string => text.replaceAll('{', '{{').replaceAll('}', '}}');

const single = (expression: string): string =>
  / if |^\{|^\[/.test(expression) ? `(${expression})` : expression;

const bracketed = (expression: string): string =>
  / |^not|^\{|^\[/.test(expression) && !expression.startsWith('(') ? `(${expression})` : expression;

/** The text as a literal, in one of the ways in which Python writes one. */
function literal(text: string, { pick, chance }: Random): string {
  const quote = pick(['"', "'"]);
  const escaped = (part: string): string =>
    quote +
    part.replace(/[\\\n\t"']/g, (one) =>
      one === '\n'
        ? '\\n'
        : one === '\t'
          ? '\\t'
          : one === '\\'
            ? '\\\\'
            : one === quote
              ? `\\${one}`
              : one,
    ) +
    quote;
  if (!/["'\\\n\t]/.test(text) && chance(0.1)) return `r${quote}${text}${quote}`;
  if (!/["'\\]/.test(text) && chance(0.1)) return `"""${text}"""`;
  const middle = text.indexOf(' ', text.length / 2);
  // Two literals side by side are one; parentheses keep them together where something is asked of them.
  if (middle > 0 && chance(0.2))
    return `(${escaped(text.slice(0, middle))} ${escaped(text.slice(middle))})`;
  return escaped(text);
}
