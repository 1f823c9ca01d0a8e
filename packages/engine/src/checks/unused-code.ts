/** A constant that nothing in the project logs. */
import { titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { constantUses } from './uses.ts';

export const unusedCode = defineCheck({
  kind: 'project',
  id: 'unused-code',
  description: 'Disallow constants that no code uses',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    unused:
      'No code logs {constant}, so whoever waits for it in the logs waits in vain. Log it, or retire it.',
    testsOnly:
      'Only tests name {constant}, so whoever waits for it in the logs waits in vain. Log it, or retire it.',
    deprecated: 'No code logs {constant} any more and it is deprecated: it can be retired now.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      components: {
        type: 'array',
        items: { type: 'string' },
        description: 'Only constants of these components are reported; empty: of all.',
      },
    },
  },
  defaultOptions: { components: [] },
  docs: {
    what: 'Reports an entry of the catalog whose code or name no file of the project mentions. A mention in a test alone does not count.',
    why: 'Runbooks and alerts are written for what the catalog lists. An entry that nothing emits is a promise that nobody keeps.',
    incorrect: [
      {
        title: 'The only file of a project',
        language: 'ts',
        code: `logConstant(logger, LOG.CART_EMPTY);`,
      },
      { language: 'py', code: 'log_constant(logger, LOG_CART_EMPTY)' },
    ],
    correct: [
      {
        title: 'One component at a time',
        language: 'ts',
        options: { components: ['search'] },
        code: `logConstant(logger, LOG.CART_EMPTY);`,
      },
      {
        language: 'py',
        options: { components: ['search'] },
        code: 'log_constant(logger, LOG_CART_EMPTY)',
      },
    ],
  },
  *run(files, { catalog, session, options, isTest }) {
    const { used, tested } = constantUses(files, session, isTest);
    const components = options['components'] as readonly string[];
    for (const constant of catalog.constants) {
      if (used.has(constant)) continue;
      if (components.length > 0 && !components.includes(constant.component ?? '')) continue;
      const { file, range, values } = constant.source;
      yield {
        messageId: tested.has(constant)
          ? 'testsOnly'
          : constant.deprecated !== undefined
            ? 'deprecated'
            : 'unused',
        data: { constant: titleOf(constant) },
        file,
        range: values.get('code') ?? range,
        tags: ['unnecessary'],
      };
    }
  },
});
