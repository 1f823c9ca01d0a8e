/** Whether Loglex looks at a file, and why it does not: the first question of anyone who misses a squiggle. */
import { MAX_SOURCE_BYTES } from '../facts/analyse.ts';
import { isGenerated } from '../facts/generated.ts';
import { isData, languageOf } from '../files/language.ts';
import type { Scope } from '../scope.ts';
import type { Gate } from '../select.ts';

/** `reason`: why it is not covered, in a sentence. */
export type Coverage =
  { readonly covered: true } | { readonly covered: false; readonly reason: string };

/** Of a source or configuration file; `file` is a POSIX path from the root. */
export function coverageOf(file: string, text: string, scope: Scope, gate: Gate): Coverage {
  const reason = whyNot(file, text, scope, gate);
  return reason === undefined ? { covered: true } : { covered: false, reason };
}

function whyNot(file: string, text: string, scope: Scope, gate: Gate): string | undefined {
  const settings = scope.settingsFiles.at(-1) ?? 'the defaults';
  if (languageOf(file) === undefined) {
    if (gate.isConfiguration(file)) return undefined;
    return isData(file)
      ? `It is neither a catalog nor a configuration file that ${settings} names.`
      : 'It is in no language that Loglex reads.';
  }
  if (!scope.include.matches(file)) return `files.include in ${settings} does not let it in.`;
  if (scope.exclude.matches(file)) return `files.exclude in ${settings} leaves it out.`;
  if (!gate.isSource(file)) return 'A .gitignore leaves it out.';
  if (text.length > MAX_SOURCE_BYTES) return 'It is larger than 1.5 MB.';
  if (isGenerated(text)) return 'Its header says that a program wrote it.';
  return undefined;
}
