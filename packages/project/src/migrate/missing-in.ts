/** What keeps migrated calls from resolving their imports: told before any of them is written. */
import type { Language } from '@loglex/engine';
import type { Scope } from '../scope.ts';
import { missingFor, type MissingImport } from '../settings/missing-imports.ts';

export interface TouchedPart {
  readonly language: Language;
  readonly scope: Scope;
}

/** What is missing for files of these languages and scopes, each thing once. */
export function missingIn(root: string, touched: readonly TouchedPart[]): MissingImport[] {
  const seen = new Map<Scope, Set<Language>>();
  const missing = new Map<string, MissingImport>();
  for (const { language, scope } of touched) {
    const languages = seen.get(scope) ?? new Set();
    seen.set(scope, languages);
    if (languages.has(language)) continue;
    languages.add(language);
    // Where something is missing, settings are without what they say of it: ours would be missed in its place.
    const settings = { ...scope.settings, emit: scope.stated };
    for (const each of missingFor(root, settings, language)) {
      missing.set(`${each.key} ${each.what}`, each);
    }
  }
  return [...missing.values()];
}
