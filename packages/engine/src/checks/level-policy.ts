/** A level that the component does not use. */
import { keptRungs, RUNGS, type Component } from '@loglex/catalog';
import { knownMentions } from '../constants/resolve.ts';
import type { LogCall } from '../facts/log-call.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import type { CheckSession } from './session.ts';

export const levelPolicy = defineCheck({
  kind: 'file',
  id: 'level-policy',
  description: 'Enforce the levels that a component allows and its destinations keep',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    unkept:
      '{component} writes to {places}, where only {kept} is kept, so a record at {level} is thrown away. Log it higher, or keep it.',
    outside:
      '{component} does not log at {level}, so this record is dropped or drowns those that count. Its levels: {levels}.',
  },
  docs: {
    what: 'Reports a log call whose stated level is not among the `levels` of its component, or is kept by none of the `destinations` that the component names. The component is that of the constant or, where the call has none, the one whose `paths` match the file. What the catalog itself states is checked there.',
    why: 'A component that agreed on its levels can be routed and kept accordingly. A record outside of them is either lost or paid for by all.',
    incorrect: [
      {
        file: 'src/payments/charge.ts',
        language: 'ts',
        code: `logger.debug('Asking the bank once more');`,
      },
      {
        file: 'src/payments/charge.py',
        language: 'py',
        code: 'logger.debug("Asking the bank once more")',
      },
    ],
    correct: [
      {
        file: 'src/payments/charge.ts',
        language: 'ts',
        code: `logger.info('Asking the bank once more');`,
      },
      {
        title: 'Another component, another policy',
        file: 'src/checkout/cart.ts',
        language: 'ts',
        code: `logger.debug('Cart restored');`,
      },
      {
        file: 'src/payments/charge.py',
        language: 'py',
        code: 'logger.info("Asking the bank once more")',
      },
    ],
  },
  *run(facts, { session }) {
    for (const call of facts.calls) {
      const level = call.level;
      if (level === undefined || level.dynamic === true) continue;
      const components = responsible(call, facts.file, session);
      const [component] = components;
      if (component === undefined) continue;
      const related = [declarationOf(component, `${component.name} is declared here`)];
      if (components.some(({ levels }) => levels.length === 0 || levels.includes(level.rung))) {
        const kept = components.map((one) => keptRungs(one, session.catalog));
        if (kept.some((rungs) => rungs === undefined || rungs.includes(level.rung))) continue;
        yield {
          messageId: 'unkept',
          data: {
            component: component.name,
            level: level.native,
            places: component.destinations.map(({ text }) => text).join(' and '),
            kept: kept[0]?.join(', ') || 'nothing',
          },
          range: level.range,
          related,
        };
        continue;
      }
      yield {
        messageId: 'outside',
        data: {
          component: component.name,
          level: level.native,
          levels: RUNGS.filter((rung) => component.levels.includes(rung)).join(', '),
        },
        range: level.range,
        related,
      };
    }
  },
});

/** The components that the call may speak for: one that allows the level is enough. */
function responsible(call: LogCall, file: string, session: CheckSession): readonly Component[] {
  const known = knownMentions(session.identify(call));
  if (known.length === 0) return session.componentsAt(file);
  return known.flatMap(({ constants }) =>
    constants.flatMap(({ component }) => session.catalog.components.get(component ?? '') ?? []),
  );
}
