/** Which constants a record of a log shows. */
import type { LogConstant } from '@loglex/catalog';
import { hasWord } from '../constants/message-text.ts';
import type { RecordExplanation } from '../lines/explain/explain-record.ts';

/**
 * Those that it names, and of several with one code those whose text it says. Where it names none, the one whose text it is, if
 * nothing else can have written it: a guess would say of a constant that it is alive.
 */
export function seenConstants({
  by,
  constants,
  answers,
  ambiguous,
  exact,
}: RecordExplanation): readonly LogConstant[] {
  if (by !== 'template') {
    if (constants.length < 2) return constants;
    const said = constants.filter((constant) =>
      answers.some(
        ({ template: { source } }) => source.kind === 'constant' && source.constant === constant,
      ),
    );
    return said.length > 0 ? said : constants;
  }
  const [best] = answers;
  if (best === undefined || ambiguous || !exact || best.specificity.misfits > 0) return [];
  const { parts } = best.template;
  return hasWord(parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join(''))
    ? constants
    : [];
}
