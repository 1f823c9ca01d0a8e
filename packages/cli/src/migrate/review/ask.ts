/** Puts the questions of a review to a person: a line to edit, or a list to search. */
import { type Choice, type Question } from './review.ts';
import { visible } from '../../terminal/visible.ts';

const TITLES = {
  name: 'Its name',
  message: 'Its message',
  level: 'Its level',
  merge: 'Which constant shall these calls log?',
} as const;

/**
 * The answer; `undefined` where there is none.
 * @param complaintAbout why a text is no answer, told while it can still be mended.
 */
export async function askPerson(
  question: Question,
  complaintAbout: (value: string) => string | undefined,
): Promise<string | undefined> {
  const { autocomplete, isCancel, select, text } = await import('@clack/prompts');
  const { kind, initial } = question;
  const shared = { message: TITLES[kind], output: process.stderr };
  const value =
    'choices' in question
      ? await (kind === 'merge' ? autocomplete : select)<string>({
          ...shared,
          options: question.choices.map(asOption),
          maxItems: 8,
          ...(initial !== undefined && { initialValue: initial }),
        })
      : await text({
          ...shared,
          initialValue: question.initial,
          validate: (typed = '') => complaintAbout(typed),
        });
  return isCancel(value) ? undefined : value;
}

function asOption({ value, label, hint }: Choice) {
  return { value, label: visible(label), ...(hint !== undefined && { hint: visible(hint) }) };
}
