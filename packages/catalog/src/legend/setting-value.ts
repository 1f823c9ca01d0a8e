/** Whether a text is a value that a setting takes. */
import { levelOf } from '../level.ts';
import { closest } from '../lookup/closest.ts';
import type { Catalog } from '../model.ts';
import { parseTag } from './parse-tag.ts';
import { shortened } from './tag-text.ts';
import type { Setting, SettingType } from './vocabulary.ts';

/** What speaks against `text`, a scalar as it is written, as a value of `setting`: a sentence, or nothing. */
export function settingComplaint(
  catalog: Catalog,
  { type, values, legend: name, minimum, maximum }: Setting,
  text: string,
): string | undefined {
  const shown = shortened(text);
  if (values.length > 0 && !values.includes(text)) {
    const near = closest(text, values);
    return `"${shown}" is none of ${values.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
  const legend = name === undefined ? undefined : catalog.legends.get(name);
  const [problem] = legend ? parseTag(legend, text).problems : [];
  if (problem) return problem.message;
  const { fits, words } = FORMS[type];
  if (!fits(text)) return `"${shown}" is not ${words}.`;
  if (minimum !== undefined && Number(text) < minimum) return `${shown} is less than ${minimum}.`;
  if (maximum !== undefined && Number(text) > maximum) return `${shown} is more than ${maximum}.`;
  return undefined;
}

const FORMS: Readonly<Record<SettingType, { fits: (text: string) => boolean; words: string }>> = {
  boolean: { fits: (text) => /^(?:true|false)$/i.test(text), words: 'true or false' },
  integer: { fits: (text) => /^[-+]?\d+$/.test(text), words: 'a whole number' },
  number: {
    fits: (text) => text.trim() !== '' && Number.isFinite(Number(text)),
    words: 'a number',
  },
  string: { fits: () => true, words: 'text' },
  path: { fits: (text) => text.trim() !== '', words: 'a path' },
  level: { fits: (text) => levelOf(text) !== undefined, words: 'a level' },
  list: { fits: () => false, words: 'a list' },
  map: { fits: () => false, words: 'a map' },
  any: { fits: () => true, words: 'anything' },
};
