/** How the constants of a generated file are spelled: as code refers to them. */
import type { Spelling } from '@loglex/catalog';
import { parseReferenceForm } from '../frontends/reference-form.ts';
import type { Settings } from './settings.ts';
import { WRITERS } from '../writers/index.ts';

/** The spelling for the files of `target`; `undefined` where no code refers to them, or where nobody says how. */
export function generatedSpelling(
  target: string,
  { references }: Pick<Settings, 'references'>,
): Spelling | undefined {
  for (const [language, { generates }] of Object.entries(WRITERS)) {
    if (!generates.includes(target)) continue;
    return parseReferenceForm(references.get(language as keyof typeof WRITERS));
  }
  return undefined;
}
