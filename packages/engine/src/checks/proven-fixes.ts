/** Which fixes may be offered where: an edit is proven language by language. */
import type { Language } from '../facts/file-facts.ts';
import type { Check, Report } from './check.ts';

/**
 * Checks whose fixes exchange nothing but the text of a code, a name or a comment: they are the same in every
 * language. What any other check writes is JavaScript until it is shown to be valid elsewhere.
 */
const IN_EVERY_LANGUAGE: ReadonlySet<string> = new Set([
  'deprecated-code',
  'stale-directive',
  'unknown-code',
]);

/** The report with the fixes that are proven in the language of the file. */
export function withProvenFixes(report: Report, check: Check, language: Language): Report {
  if (report.fixes === undefined || report.fixes.length === 0) return report;
  return language === 'javascript' || IN_EVERY_LANGUAGE.has(check.id)
    ? report
    : { ...report, fixes: [] };
}
