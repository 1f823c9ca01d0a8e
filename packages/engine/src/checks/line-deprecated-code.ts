/** A constant that a system still logs and that is on its way out, or out already. */
import { titleOf } from '../constants/resolve.ts';
import { defineCheck } from './check.ts';
import { declarationOf } from './declaration.ts';
import { rangeOfCode } from './logged-ranges.ts';

export const lineDeprecatedCode = defineCheck({
  kind: 'line',
  id: 'line-deprecated-code',
  description: 'Disallow deprecated and retired constants in logs',
  defaultSeverity: 'warning',
  testSeverity: 'warning',
  messages: {
    deprecated:
      '{constant} is deprecated{since}{reason} and is still logged. Those who were told to look for its replacement do not see this. {advice}',
    retired:
      '{constant} is retired{since}{reason} and is still logged, so the catalog no longer says what it means. {advice}',
  },
  docs: {
    what: 'Reports a record of a constant that the catalog marks as deprecated, or with a code that it lists as retired.',
    why: 'What the code no longer says may be said for months by what was deployed before. Alerts on the replacement are blind until then.',
    incorrect: [
      { title: 'Deprecated', language: 'log', code: 'INFO: SHOP103 Cart c-1 dropped' },
      { title: 'Retired', language: 'log', code: 'INFO: SHOP109 Order sent' },
    ],
    correct: [{ language: 'log', code: 'INFO: SHOP104 Cart c-1 abandoned' }],
  },
  *run({ record, explanation, constants }, { catalog }) {
    const old =
      constants.find(({ deprecated }) => deprecated !== undefined) ??
      (explanation.by === 'code' ? explanation.retired[0] : undefined);
    if (old === undefined) return;
    const isRetired = !('message' in old);
    const { since, reason, replacedBy } = isRetired ? old : old.deprecated!;
    yield {
      messageId: isRetired ? 'retired' : 'deprecated',
      about: old.code,
      range: rangeOfCode(record, explanation.code ?? old.code),
      data() {
        const replacement = replacedBy === undefined ? undefined : catalog.byCode(replacedBy)[0];
        return {
          constant: titleOf({ code: old.code, name: old.name ?? old.code }),
          since: since === undefined ? '' : ` since ${since}`,
          reason: reason === undefined ? '' : ` (${reason})`,
          advice: replacement
            ? `Deploy what logs ${titleOf(replacement)}.`
            : 'Deploy what no longer logs it.',
        };
      },
      related: () => [declarationOf(old, 'Declared here')],
    };
  },
});
