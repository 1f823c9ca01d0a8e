/** A log call in a catch clause that loses what was caught. */
import { compareRungs, type Rung } from '@loglex/catalog';
import { rungOf } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { Fix } from '../fixes/fix.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import { defineCheck } from './check.ts';
import { MIN_LEVEL } from './options.ts';

export const missingError = defineCheck({
  kind: 'file',
  id: 'missing-error',
  description: 'Require the caught error in log calls of a catch clause',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  fixable: 'unsafe',
  messages: {
    lost: 'This says that something failed and drops `{binding}`, which says why and where. Pass it along.',
    unbound:
      'This says that something failed, and the catch clause does not even bind what says why and where. Bind the error and pass it along.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      minLevel: {
        ...MIN_LEVEL,
        description:
          'Calls below this level are not reported: what is expected may be shrugged off.',
      },
    },
  },
  defaultOptions: { minLevel: 'warn' },
  docs: {
    what: 'Reports a log call at `warn` or above in a catch clause, where neither this call nor anything else of the clause uses the caught error.',
    why: 'The stack trace is the one thing that cannot be had later. A record without it starts a hunt.',
    incorrect: [
      {
        language: 'ts',
        code: `try {\n  await save(cart);\n} catch (error) {\n  logger.error('Cart was not saved');\n}`,
      },
      {
        language: 'py',
        code: 'try:\n    save(cart)\nexcept OSError as error:\n    logger.error("Cart was not saved")',
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `try {\n  await save(cart);\n} catch (error) {\n  logger.error({ err: error }, 'Cart was not saved');\n}`,
      },
      {
        title: 'Passed on by other means',
        language: 'ts',
        code: `try {\n  await save(cart);\n} catch (error) {\n  logger.warn('Cart was not saved');\n  throw error;\n}`,
      },
      {
        title: 'Expected',
        language: 'ts',
        code: `try {\n  await load(cart);\n} catch {\n  logger.debug('No saved cart');\n}`,
      },
      {
        language: 'py',
        code: 'try:\n    save(cart)\nexcept OSError as error:\n    logger.error("Cart was not saved", exc_info=True)',
      },
      {
        language: 'py',
        code: 'try:\n    save(cart)\nexcept OSError as error:\n    logger.exception("Cart was not saved")',
      },
    ],
    fix: 'Adds the bound error as the logger’s ecosystem takes it (`{ err }` before pino’s message, `{ error }` after winston’s, a further value for the console; in Python `exc_info=True`, or loguru’s `opt(exception=True)`). The record gains what was caught, which is why it is not applied unasked.',
  },
  *run(facts, { session, settings, options }) {
    const least = options['minLevel'] as Rung;
    const kept = new Set(
      facts.calls.flatMap(({ context }) =>
        context.catch?.mentionsError ? context.catch.range.start : [],
      ),
    );
    for (const call of facts.calls) {
      const clause = call.context.catch;
      if (clause === undefined || clause.mentionsError || clause.errorUsedElsewhere) continue;
      if (clause.throwsCaught || kept.has(clause.range.start) || call.error !== undefined) continue;
      if (call.arguments.some(({ spread }) => spread)) continue;
      const rung = rungOf(call, session.identify(call));
      if (rung === undefined || compareRungs(rung, least) < 0) continue;
      const { binding } = clause;
      const fix = passAlong(call, binding, facts, settings);
      if (binding === undefined) {
        yield { messageId: 'unbound', range: call.callee, fixes: fix ? [fix] : [] };
        continue;
      }
      yield {
        messageId: 'lost',
        data: { binding },
        range: call.callee,
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function passAlong(
  call: LogCall,
  binding: string | undefined,
  facts: FileFacts,
  settings: Settings,
): Fix | undefined {
  if (call.wrapped === true) return undefined;
  const added = writerOf(facts).addError(call, binding, facts, settings);
  return (
    added && {
      title: `Pass ${binding === undefined ? 'the error' : `\`${binding}\``} along`,
      applicability: 'unsafe',
      caveat: added.caveat,
      edits: [added.edit],
    }
  );
}
