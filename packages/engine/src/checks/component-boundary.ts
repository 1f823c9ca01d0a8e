/** A constant of one component, emitted from the files of another. */
import { knownMentions, titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';

export const componentBoundary = defineCheck({
  kind: 'file',
  id: 'component-boundary',
  description: 'Disallow constants of another component',
  defaultSeverity: 'error',
  testSeverity: 'off',
  messages: {
    foreign:
      '{constant} belongs to {component}, whose records are written from {paths} only, so it says here that something happened elsewhere. Use a constant of {here}.',
  },
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      shared: {
        type: 'array',
        items: { type: 'string' },
        description: 'Components whose constants any file may use.',
      },
    },
  },
  defaultOptions: { shared: [] },
  docs: {
    what: 'Reports a log call whose constant belongs to a component with `paths`, where none of them matches the file.',
    why: 'The component of a record tells whom to wake and where to look. A borrowed constant sends them to the wrong place.',
    incorrect: [
      {
        file: 'src/checkout/refund.ts',
        language: 'ts',
        code: `logConstant(logger, LOG.PAYMENT_DECLINED, { order_id: order.id, reason });`,
      },
      {
        file: 'src/checkout/place_order.py',
        language: 'py',
        code: 'log_constant(logger, LOG_PAYMENT_FAILED, extra={"order_id": order.id})',
      },
    ],
    correct: [
      {
        file: 'src/payments/charge.ts',
        language: 'ts',
        code: `logConstant(logger, LOG.PAYMENT_DECLINED, { order_id: order.id, reason });`,
      },
      {
        title: 'A component that all share',
        file: 'src/checkout/refund.ts',
        language: 'ts',
        options: { shared: ['payments'] },
        code: `logConstant(logger, LOG.PAYMENT_DECLINED, { order_id: order.id, reason });`,
      },
      {
        file: 'src/payments/charge.py',
        language: 'py',
        code: 'log_constant(logger, LOG_PAYMENT_FAILED, extra={"order_id": order.id})',
      },
    ],
  },
  *run(facts, { catalog, session, options }) {
    const shared = options['shared'] as readonly string[];
    for (const call of facts.calls) {
      for (const { constant, constants, mention } of knownMentions(session.identify(call))) {
        const component = catalog.components.get(constant.component ?? '');
        if (component === undefined || shared.includes(component.name)) continue;
        const owners = constants.flatMap(
          (one) => catalog.components.get(one.component ?? '') ?? [],
        );
        if (owners.some((owner) => session.mayEmitFrom(owner, facts.file))) continue;
        const here = session.componentsAt(facts.file).map(({ name }) => name);
        yield {
          messageId: 'foreign',
          data: {
            constant: titleOf(constant),
            component: component.name,
            paths: component.paths.join(', '),
            here: here.length > 0 ? here.join(' or ') : 'the component that owns this file',
          },
          range: mention.range,
          related: [declarationOf(component, `${component.name} is declared here`)],
        };
      }
    }
  },
});
