/** A constant that is on its way out, or out already. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import { titleOf } from '../constants/resolve.ts';
import type { Fix } from '../fixes/fix.ts';
import { respellMention } from '../fixes/respell-mention.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import { mentionsOf } from './mentions.ts';

export const deprecatedCode = defineCheck({
  kind: 'file',
  id: 'deprecated-code',
  description: 'Disallow deprecated and retired constants',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  fixable: 'safe',
  messages: {
    deprecated:
      '{constant} is deprecated{since}{reason}, so dashboards and alerts will soon stop listening to it. {advice}',
    retired:
      '{constant} is retired{since}{reason}, so the catalog no longer says what it means. {advice}',
    formerName: '`{text}` is a former name of {constant} and will be dropped. Use `{name}`.',
  },
  docs: {
    what: 'Reports the use of a constant that the catalog marks as deprecated or lists as retired, and the use of a former name.',
    why: 'Those who watch the logs have been told to look for the replacement. Code that still writes the old constant is invisible to them.',
    incorrect: [
      {
        title: 'Deprecated',
        language: 'ts',
        code: `logConstant(logger, LOG.CART_DROPPED, { cart_id: cart.id });`,
      },
      { title: 'Retired', language: 'ts', code: `logger.info({ code: 'SHOP109' }, 'Order sent');` },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_CART_DROPPED, extra={"cart_id": cart.id})',
      },
    ],
    correct: [
      { language: 'ts', code: `logConstant(logger, LOG.CART_ABANDONED, { cart_id: cart.id });` },
      {
        language: 'py',
        code: 'log_constant(logger, LOG_CART_ABANDONED, extra={"cart_id": cart.id})',
      },
    ],
    fix: 'The constant is exchanged for its replacement, where the catalog names one. The record then carries another code and text, which is why this fix is never applied unasked. Only the exchange of a former name for the present one is safe: it is the same constant.',
  },
  *run(facts, { catalog, session, settings }) {
    for (const resolved of mentionsOf(facts, session)) {
      if (resolved.kind === 'unknown') continue;
      const { mention } = resolved;
      const respell = (constant: LogConstant, by: 'code' | 'name') =>
        respellMention(mention, constant, by, facts.language, settings);

      if (resolved.kind === 'known' && resolved.by === 'alias') {
        const { constant } = resolved;
        const edit = respell(constant, 'name');
        const title = `Use the name ${constant.name}`;
        yield {
          messageId: 'formerName',
          data: { text: mention.text, constant: titleOf(constant), name: constant.name },
          range: mention.range,
          tags: ['deprecated'],
          fixes: edit === undefined ? [] : [{ title, applicability: 'safe', edits: [edit] }],
        };
      }

      const old = resolved.kind === 'known' ? resolved.constant : resolved.retired;
      const succession =
        resolved.kind === 'known' ? resolved.constant.deprecated : resolved.retired;
      if (succession === undefined) continue;
      const { since, reason, replacedBy } = succession;
      const replacement = replacedBy === undefined ? undefined : catalog.byCode(replacedBy)[0];
      const edit = replacement && respell(replacement, resolved.by === 'code' ? 'code' : 'name');
      yield {
        messageId: resolved.kind === 'known' ? 'deprecated' : 'retired',
        data: {
          constant: titleOf({ code: old.code, name: old.name ?? old.code }),
          since: since === undefined ? '' : ` since ${since}`,
          reason: reason === undefined ? '' : ` (${reason})`,
          advice: replacement ? `Use ${titleOf(replacement)}.` : 'Take another constant.',
        },
        range: mention.range,
        related: [declarationOf(old, 'Declared here')],
        tags: ['deprecated'],
        fixes: replacement && edit ? [exchange(replacement, edit)] : [],
      };
    }
  },
});

function exchange(replacement: LogConstant, edit: TextEdit): Fix {
  const title = titleOf(replacement);
  return {
    title: `Use ${title}`,
    applicability: 'unsafe',
    caveat: `the record carries the code and text of ${title}`,
    edits: [edit],
  };
}
