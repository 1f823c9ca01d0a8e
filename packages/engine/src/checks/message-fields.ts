/** The fields of a coded call, held against the template, the constant and its component. */
import { type Catalog, type Field, type LogConstant, nearest } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import { knownMentions, titleOf } from '../constants/resolve.ts';
import type { FieldEntry, LogCall } from '../facts/log-call.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Fix } from '../fixes/fix.ts';
import { writerOf } from '../writers/index.ts';
import { defineCheck, type Report } from './check.ts';
import { declaredFields } from './declared-fields.ts';
import { NAMES } from './options.ts';

type Entry = Extract<FieldEntry, { kind: 'field' }>;

/** Keys under which loggers look for the error. */
const ERROR_KEYS = new Set(['err', 'error', 'exception', 'exc_info', 'stack']);
/** Keys under which a call may state its constant. */
const CODE_KEYS = new Set(['code', 'log_code', 'event_code']);
/** Keys that the record has anyway, from the constant. */
const CONSTANT_KEYS = new Set([...CODE_KEYS, 'component', 'subcomponent', 'tags']);
/** Keys that most loggers write, where it is not known what this one does. */
const LOGGER_KEYS = new Set(['level', 'time', 'timestamp', 'msg', 'pid', 'hostname']);

export const messageFields = defineCheck({
  kind: 'file',
  id: 'message-fields',
  description: 'Require the fields of a constant, and no others',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    missing:
      '{constant} is logged without {fields}, so its message has a hole where the reader looks. Pass {them}.',
    unknown:
      '{constant} has no field `{key}`, so no query and no reference page knows it. Declare it in the catalog, or leave it out.',
    misspelt: '{constant} has no field `{key}`. Did you mean `{nearest}`?',
    reserved:
      '`{key}` is written by {owner} already, and a second one overwrites it or is overwritten. Rename the field.',
    duplicate: '`{key}` is given twice, and only the last one is logged. Keep one.',
    ambient:
      '`{key}` is on every record of this logger already, and many transports then write it twice. Leave it out here.',
    value: '`{key}` is {value} here, which is none of the values in the catalog: {values}.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      allow: { ...NAMES, description: 'Fields that any call may carry.' },
      extra: {
        type: 'boolean',
        description: 'Whether calls may carry fields that the catalog does not declare.',
      },
    },
  },
  defaultOptions: { allow: [], extra: false },
  docs: {
    what: 'Reports a call of a constant whose record lacks a field that its template names or that its component requires, has one that nobody declared, writes one that is reserved, writes one twice, or gives one a value outside its `enum`. Fields that the catalog marks `from: context`, and those that a child logger supplies, are not missing. A record that is spread or passed as a variable is not judged for what it lacks.',
    why: 'The fields are what dashboards and queries are made of. A missing one is a hole in every one of them, a misspelt one is a second truth.',
    incorrect: [
      {
        title: 'Missing',
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id });`,
      },
      {
        title: 'Misspelt',
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, itmes: 3 });`,
      },
      {
        title: 'Reserved',
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items: 3, component: 'web' });`,
      },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": order.id})',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, items: 3 });`,
      },
      {
        title: 'Not known, so not judged',
        language: 'ts',
        code: `logConstant(logger, LOG.ORDER_PLACED, { ...summary });`,
      },
      {
        title: 'Supplied by a child logger',
        language: 'ts',
        code: `const orders = logger.child({ order_id: order.id });\norders.info({ code: 'SHOP101', items: 3 }, 'Order placed');`,
      },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": order.id, "items": items})',
      },
    ],
    fix: 'Where a field was probably mistyped, the right key is offered as a suggestion.',
  },
  *run(facts, { catalog, session, options }) {
    const allow = new Set(options['allow'] as readonly string[]);
    for (const call of facts.calls) {
      const known = knownMentions(session.identify(call));
      const [first] = known;
      if (first === undefined) continue;
      const fields = demandsOf(call, known, catalog);
      yield* repeated(call, fields);
      for (const entry of fields.given) {
        const declared = fields.declared.get(entry.key);
        if (declared) yield* outsideEnum(entry, declared);
        if (declared !== undefined || allow.has(entry.key)) continue;
        const report = undeclared(entry, fields, options['extra'] === true || fields.open, facts);
        if (report !== undefined) yield report;
      }
      // A misspelt field is there, under another key.
      const misspelt = new Set(
        fields.given.flatMap(({ key }) =>
          fields.declared.has(key) ? [] : nearest(key, fields.missing, 1),
        ),
      );
      const holes = fields.missing.filter((name) => !misspelt.has(name));
      if (holes.length === 0) continue;
      yield {
        messageId: 'missing',
        data: {
          constant: fields.constant,
          fields: inWords(holes.map((name) => `\`${name}\``)),
          them: holes.length > 1 ? 'them' : 'it',
        },
        range: first.mention.expression,
      };
    }
  },
});

/** What a call gives, and what its constants ask for. */
interface Fields {
  /** The constant in words. */
  readonly constant: string;
  readonly given: readonly Entry[];
  /** Keys that state the constant itself. */
  readonly codeKeys: ReadonlySet<string>;
  /** Every field that a template, a constant or a component names; `null` where only a template does. */
  readonly declared: ReadonlyMap<string, Field | null>;
  readonly missing: readonly string[];
  /** Whether a constant is kept where its fields cannot be declared. */
  readonly open: boolean;
}

type Known = ReturnType<typeof knownMentions>;

function demandsOf(call: LogCall, known: Known, catalog: Catalog): Fields {
  const given = call.fields.filter((entry) => entry.kind === 'field');
  const constants = known.map(({ constant }) => constant);
  // With `a ? X : Y` a field may belong to either, and only what both require is missing.
  const required = constants
    .map((constant) => requiredOf(constant, catalog))
    .reduce((all, of) => all.filter((name) => of.includes(name)));
  const supplied = new Set([...call.ambientFields, ...given.map(({ key }) => key)]);
  const starts = known.map(({ mention }) => mention.expression.start);
  const statesCode = ({ range }: Entry) =>
    starts.some((start) => range.start <= start && start < range.end);
  return {
    constant: known.map(({ constant }) => titleOf(constant)).join(' or '),
    given,
    codeKeys: new Set(given.filter(statesCode).map(({ key }) => key)),
    declared: declaredFields(constants, catalog),
    open: constants.some(({ openFields }) => openFields),
    missing: isWhole(call) ? required.filter((name) => !supplied.has(name)) : [],
  };
}

function* repeated(call: LogCall, { given }: Fields): Generator<Report<'duplicate' | 'ambient'>> {
  const seen = new Set<string>();
  for (const { key, keyRange } of given) {
    if (seen.has(key)) {
      yield { messageId: 'duplicate', data: { key }, range: keyRange };
    } else if (call.ambientFields.includes(key)) {
      yield { messageId: 'ambient', data: { key }, range: keyRange, tags: ['unnecessary'] };
    }
    seen.add(key);
  }
}

function* outsideEnum({ key, literal, value }: Entry, field: Field): Generator<Report<'value'>> {
  if (field.enum === undefined || literal === undefined || field.enum.includes(literal)) return;
  const values = field.enum.join(', ');
  yield { messageId: 'value', data: { key, value: `\`${literal}\``, values }, range: value };
}

/** What is to be said of a field that nobody declared; nothing of one that states the code or the error. */
function undeclared(
  entry: Entry,
  { constant, codeKeys, missing }: Fields,
  extraAllowed: boolean,
  facts: FileFacts,
): Report<'reserved' | 'unknown' | 'misspelt'> | undefined {
  const { key, keyRange: range } = entry;
  if (codeKeys.has(key)) return undefined;
  if (ERROR_KEYS.has(key) && entry.reserved !== true) return undefined;
  const owner = ownerOf(entry);
  if (owner !== undefined) return { messageId: 'reserved', data: { key, owner }, range };
  const [near] = nearest(key, missing);
  if (near !== undefined) {
    const fixes = [renameKey(entry, near, facts)];
    return { messageId: 'misspelt', data: { constant, key, nearest: near }, range, fixes };
  }
  return extraAllowed ? undefined : { messageId: 'unknown', data: { constant, key }, range };
}

function ownerOf({ key, reserved = LOGGER_KEYS.has(key) }: Entry): string | undefined {
  if (CONSTANT_KEYS.has(key)) return 'the constant';
  return reserved ? 'the logger' : undefined;
}

/** Whether all that the record will hold is written in the call. */
function isWhole(call: LogCall): boolean {
  return (
    !call.opaqueFields &&
    call.fields.every(({ kind }) => kind === 'field') &&
    !call.arguments.some(({ spread }) => spread) &&
    !composesItsText(call)
  );
}

/** A message with values in it carries them as text: that is another check's matter. */
function composesItsText(call: LogCall): boolean {
  return call.message?.static === true
    ? call.message.parts.some(({ kind }) => kind === 'placeholder')
    : call.message !== undefined;
}

/** The names that each call of the constant has to supply, in the template's order. */
function requiredOf(constant: LogConstant, catalog: Catalog): string[] {
  const component = catalog.components.get(constant.component ?? '');
  const fieldOf = (name: string) => constant.fields.get(name) ?? component?.fields.get(name);
  const demanded = [...(component?.fields.values() ?? []), ...constant.fields.values()]
    .filter(({ required }) => required)
    .map(({ name }) => name);
  const names = new Set([...templateSlots(constant.message), ...demanded]);
  return [...names].filter((name) => fieldOf(name)?.from !== 'context');
}

function renameKey(entry: Entry, key: string, facts: FileFacts): Fix {
  return {
    title: `Rename to \`${key}\``,
    applicability: 'suggestion',
    edits: [writerOf(facts).renameField(entry, key, facts)],
  };
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
