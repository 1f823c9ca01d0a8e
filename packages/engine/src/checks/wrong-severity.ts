/** A call that logs a constant at another level than the catalog gives it. */
import { levelOf, type Level } from '@loglex/catalog';
import { knownMentions, titleOf } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { Fix } from '../fixes/fix.ts';
import { isCommonLevel, nativeSpelling, specOf } from '../fixes/sink-convention.ts';
import { namedLoggerSink } from '../sinks/named-logger.ts';
import { writerOf } from '../writers/index.ts';
import { allowsLevel } from './allows-level.ts';
import { defineCheck, type Report } from './check.ts';
import { declarationOf } from './declaration.ts';
import { saidTerms } from './said-terms.ts';
import type { CheckSession } from './session.ts';

export const wrongSeverity = defineCheck({
  kind: 'file',
  id: 'wrong-severity',
  description: 'Require the level that the catalog gives a constant',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'safe',
  messages: {
    wrong:
      '{constant} is {wanted} in the catalog and is logged at {level} here, so filters and alerts by level miss it. Log it at {wanted}, or change the catalog.',
    term: '{term} of “{legend}” is {wanted} in the catalog and is said at {level} here, so filters and alerts by level miss it. Log it at {wanted}, or change the catalog.',
    contradicts:
      'The field `level` says {stated} in a call at {level}: one of the two is wrong, and some transports believe the field. Remove it.',
  },
  docs: {
    what: 'Reports a log call whose method or level argument states another level than the constant has in the catalog (`may` lists further ones that are right), and a field `level` that contradicts the call. Where a call has no constant, the level of the term of a legend that it says counts: its message is that term’s (`{node} FAILED`), or its tag or a field says it; of several terms with levels none is held to. Levels are compared by rung: `warn` and `warning` are one.',
    why: 'Alerts, retention and sampling go by level. A constant that comes at two levels is missed by one of them.',
    incorrect: [
      {
        language: 'ts',
        code: `logger.info({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
      {
        title: 'In the message',
        language: 'ts',
        code: `logger.error('SHOP102 Checkout refused: the cart is empty');`,
      },
      {
        title: 'A message of a legend',
        language: 'ts',
        code: `logger.info(\`\${parcel.id} RETURNED\`);`,
      },
      {
        language: 'py',
        code: 'logger.info("Checkout refused: the cart is empty", extra={"code": "SHOP102"})',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `logger.warn({ code: 'SHOP102' }, 'Checkout refused: the cart is empty');`,
      },
      {
        title: 'A message of a legend',
        language: 'ts',
        code: `logger.warn(\`\${parcel.id} RETURNED\`);`,
      },
      {
        title: 'The catalog’s level applies',
        language: 'ts',
        code: `logConstant(logger, LOG.CART_EMPTY);`,
      },
      {
        language: 'py',
        code: 'logger.warning("Checkout refused: the cart is empty", extra={"code": "SHOP102"})',
      },
      { language: 'py', code: 'log_constant(logger, LOG_CART_EMPTY)' },
    ],
    fix: 'The level is respelt as the logger’s ecosystem spells it (`warn` or `warning`, Nest’s `log`, `logging.WARNING`); nothing else changes. Unsafe where the other method reads its arguments differently, or where only a name says that the logger has it.',
  },
  *run(facts, { session }) {
    for (const call of facts.calls) {
      const identity = session.identify(call);
      if (identity.kind === 'raw') yield* wrongTerm(call, facts, session);
      const known = knownMentions(identity);
      if (known.length === 0 || call.level === undefined) continue;

      const stated = call.level.dynamic === true ? call.level.candidates : [call.level];
      for (const { constant, constants } of known) {
        const wanted = constant.level;
        if (wanted === undefined || stated.length === 0) continue;
        if (stated.some((level) => constants.some((one) => allowsLevel(one, level)))) continue;
        const fix = known.length === 1 ? respell(call, wanted, facts) : undefined;
        yield {
          messageId: 'wrong',
          data: {
            constant: titleOf(constant),
            wanted: wanted.native,
            level: stated.map(({ native }) => native).join(' or '),
          },
          range: call.level.range,
          related: [declarationOf(constant, `${constant.code} is ${wanted.native} here`, 'level')],
          fixes: fix === undefined ? [] : [fix],
        };
      }

      const contradiction = contradictingField(call);
      if (contradiction !== undefined) yield contradiction;
    }
  },
});

/** A field `level` with another rung than the call's; it may be the very place that states the level. */
function contradictingField({ level, fields }: LogCall): Report<'contradicts'> | undefined {
  if (level === undefined || level.dynamic === true) return undefined;
  const field = fields.find((entry) => entry.kind === 'field' && entry.key === 'level');
  if (field?.kind !== 'field' || field.literal === undefined) return undefined;
  const said = levelOf(field.literal);
  const statesIt = field.range.start <= level.range.start && level.range.end <= field.range.end;
  if (said === undefined || said.rung === level.rung || statesIt) return undefined;
  const data = { stated: field.literal, level: level.native };
  return { messageId: 'contradicts', data, range: field.range };
}

/** A term that a record without a constant says at another level than the legend gives it. */
function* wrongTerm(
  call: LogCall,
  facts: FileFacts,
  session: CheckSession,
): Generator<Report<'term'>> {
  const { level } = call;
  if (level === undefined || session.catalog.legends.size === 0) return;
  const stated = level.dynamic === true ? level.candidates : [level];
  const said = saidTerms(call, facts.file, session).filter(({ term }) => term.level !== undefined);
  const [one, ...others] = said;
  if (one === undefined || others.length > 0 || stated.length === 0) return;
  const { term, legend } = one;
  if (stated.some((each) => allowsLevel(term, each))) return;
  const wanted = term.level!;
  const fix = respell(call, wanted, facts);
  yield {
    messageId: 'term',
    data: {
      term: term.name,
      legend: legend.name,
      wanted: wanted.native,
      level: stated.map(({ native }) => native).join(' or '),
    },
    range: level.range,
    related: [declarationOf(term, `${term.name} is ${wanted.native} here`, 'level')],
    // A text may be like a message of the legend by chance.
    fixes: fix === undefined ? [] : [{ ...fix, applicability: 'suggestion' }],
  };
}

/** Nothing where the level is no word of its own in the source (a number, a member of an enumeration). */
function respell(call: LogCall, wanted: Level, facts: FileFacts): Fix | undefined {
  const level = call.level;
  if (level === undefined || level.dynamic === true) return undefined;
  const native = nativeSpelling(call, level, wanted, facts);
  const holder = [call.callee, ...call.arguments].find(
    ({ start, end }) => start <= level.range.start && level.range.end <= end,
  );
  if (native === undefined || holder === undefined) return undefined;
  const written = holder.text.slice(
    level.range.start - holder.start,
    level.range.end - holder.start,
  );
  const text = writerOf(facts).respellLevel(written, level, native);
  if (text === undefined) return undefined;

  const spec = specOf(call, facts);
  const caveat =
    spec?.shape === 'context-last' && (level.rung === 'error' || wanted.rung === 'error')
      ? `\`${native}\` reads its further arguments differently`
      : (spec === undefined || spec.id === namedLoggerSink.id) && !isCommonLevel(wanted.rung)
        ? `only a name says that the logger has \`${native}\``
        : undefined;
  return {
    title: `Log at ${native}`,
    applicability: caveat === undefined ? 'safe' : 'unsafe',
    ...(caveat !== undefined && { caveat }),
    edits: [{ start: level.range.start, end: level.range.end, text }],
  };
}
