/** The folders whose paths a declared call gives: how to find their names in a text, and to tell a path of them. */
import type { Language } from '../facts/file-facts.ts';
import type { Settings } from '../settings/settings.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { normalize, toPosix } from '../text/posix-path.ts';

/** Stands in a path for what only the run knows. */
export const HOLE = '\uFFFC';

export interface CompiledPathRules {
  /** Finds where in a text a literal may name such a folder. Also for text read as latin1. */
  readonly search: RegExp;
  /** The rule, as an index into `paths` of the settings, into whose folders a path leads; `undefined`: none. */
  ruleOf(path: string): number | undefined;
}

/** The rules that hold in `language`; `undefined` where there is none. */
export function compilePathRules(
  { paths }: Settings,
  language: Language,
): CompiledPathRules | undefined {
  const rules = paths.flatMap((rule, index) => {
    if (rule.language !== undefined && rule.language !== language) return [];
    const globs = rule.folders.map((folder) => folder.replace(/^\.\/|\/(?:\*\*)?$/g, ''));
    const matches = pathMatcher(globs.flatMap((glob) => [glob, `${glob}/**`]));
    return [{ index, globs, matches }];
  });
  if (rules.length === 0) return undefined;
  return {
    search: new RegExp(rules.flatMap(({ globs }) => globs.map(searchOf)).join('|'), 'g'),
    ruleOf(path) {
      const places = placesOf(path);
      return rules.find(({ matches }) => places.some(matches))?.index;
    },
  };
}

/** The ways to read a path: one that only the run can complete, or that begins at the disk's root, from each folder on. */
function placesOf(path: string): readonly string[] {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return [];
  const segments = normalize(toPosix(path)).split('/');
  const isOpen = /^(?:\uFFFC|~|\/|[a-z]:)/i.test(toPosix(path));
  if (isOpen) return segments.map((_, at) => segments.slice(at).join('/'));
  const first = segments.findIndex((segment) => segment !== '..');
  return first < 0 ? [] : [segments.slice(first).join('/')];
}

/** The longest text that every path of a glob has in it, as a regular expression; any literal where it has none. */
function searchOf(glob: string): string {
  const lead = leadOf(glob);
  if (lead !== undefined) return lead;
  const segments = withoutChoices(glob).split('/');
  const runs = segments.flatMap((segment) => {
    const parts = segment.split(/[*?]/);
    return parts.map((text) => ({ text, whole: parts.length === 1 }));
  });
  const { text, whole } = runs.reduce((best, run) =>
    run.text.length > best.text.length ? run : best,
  );
  // A name beyond ASCII does not look like itself in latin1.
  if (text === '' || /[^\x20-\x7e]/.test(text)) return '["\'`]';
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return whole ? `(?<=["'\`/\\\\])${escaped}(?=["'\`/\\\\])` : escaped;
}

/** How the longest segment of a glob begins, where it is plain letters and classes of them. */
function leadOf(glob: string): string | undefined {
  if (/[{(\\]/.test(glob)) return undefined;
  const leads = glob.split('/').map((segment) => {
    const lead = /^(?:[\w~ -]|\[[\w-]+\])+/.exec(segment)?.[0] ?? '';
    return { lead, whole: lead === segment, length: lead.replace(/\[[^\]]*\]/g, '.').length };
  });
  const { lead, whole, length } = leads.reduce((best, one) =>
    one.length > best.length ? one : best,
  );
  if (length < 2) return undefined;
  return `(?<=["'\`/\\\\])${lead}${whole ? `(?=["'\`/\\\\])` : ''}`;
}

/** A glob with `*` for all that may be one thing or another: braces, classes, groups, escapes. */
function withoutChoices(glob: string): string {
  const without = glob.replace(/\{[^{}]*\}|\[[^\]]*\]|[?*+@!]?\([^()]*\)|\\./g, '*');
  return without === glob ? glob : withoutChoices(without);
}
