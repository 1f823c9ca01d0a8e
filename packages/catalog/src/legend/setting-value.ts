/** Whether a text is a value that a setting takes. */
import { levelOf } from '../level.ts';
import { closest } from '../lookup/nearest.ts';
import type { Catalog } from '../model.ts';
import { parseTag } from './parse-tag.ts';
import { shortened } from './tag-text.ts';
import type { Setting, SettingType } from './vocabulary.ts';

/** Where a value stands: the environment knows text alone, and programs take more of it for yes and no. */
export type SettingPlace = 'file' | 'environment';

/** What speaks against `text`, a scalar as it is written, as a value of `setting`: a sentence, or nothing. */
export function settingComplaint(
  catalog: Catalog,
  { type, values, legend: name, minimum, maximum }: Setting,
  text: string,
  place: SettingPlace = 'file',
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
  if (!fits(text) && !(place === 'environment' && IN_ENVIRONMENT[type]?.test(text)))
    return `"${shown}" is not ${words}.`;
  if (minimum !== undefined && Number(text) < minimum) return `${shown} is less than ${minimum}.`;
  if (maximum !== undefined && Number(text) > maximum) return `${shown} is more than ${maximum}.`;
  return undefined;
}

/** What a variable may say beside: how a list is written in one is for the program to say. */
const IN_ENVIRONMENT: Readonly<Partial<Record<SettingType, RegExp>>> = {
  boolean: /^[01]$/,
  list: /^/,
  map: /^/,
};

const FORMS: Readonly<Record<SettingType, { fits: (text: string) => boolean; words: string }>> = {
  // YAML 1.1, which most of Python reads, knows three words for each.
  boolean: {
    fits: (text) => /^(?:true|false|yes|no|on|off)$/i.test(text),
    words: 'true or false',
  },
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
