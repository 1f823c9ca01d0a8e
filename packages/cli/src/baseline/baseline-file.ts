/**
 * The text of a baseline: JSON, sorted, one line an excerpt, so that a review shows what was mended and a
 * merge of two branches that both mended something is clean. Pure: text in, text out.
 */
import type { Baseline, Entry } from './baseline.ts';

const SHAPE = 1;

/** The same baseline gives the same bytes. */
export function printBaseline({ locked, entries }: Baseline): string {
  const components = emptyObject<Record<string, Record<string, Record<string, number>>>>();
  for (const { component, check, file, excerpt, count } of entries) {
    const checks = (components[component] ??= emptyObject());
    const files = (checks[check] ??= emptyObject());
    const excerpts = (files[file] ??= emptyObject());
    excerpts[excerpt] = (excerpts[excerpt] ?? 0) + count;
  }
  return `${JSON.stringify({ loglexBaseline: SHAPE, locked, components }, null, 2)}\n`;
}

/** Without a prototype, so that a file named `constructor` is a key like any other. */
function emptyObject<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

/** Reads what `printBaseline` wrote or a person edited. `problem` says in one clause what is wrong. */
export function parseBaseline(
  text: string,
): { readonly baseline: Baseline } | { readonly problem: string } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { problem: `it is not JSON (${(error as Error).message})` };
  }
  if (!isObject(document) || document['loglexBaseline'] !== SHAPE) {
    return { problem: `it does not say "loglexBaseline": ${SHAPE}` };
  }
  const locked = document['locked'] ?? [];
  if (!Array.isArray(locked) || !locked.every((glob) => typeof glob === 'string')) {
    return { problem: '"locked" is not a list of globs' };
  }
  const entries: Entry[] = [];
  for (const [component, checks] of pairs(document['components'])) {
    for (const [check, files] of pairs(checks)) {
      for (const [file, excerpts] of pairs(files)) {
        for (const [excerpt, count] of pairs(excerpts)) {
          if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) {
            return {
              problem: `the count of ${JSON.stringify(excerpt)} in ${file} is no number ≥ 1`,
            };
          }
          entries.push({ component, check, file, excerpt, count });
        }
      }
    }
  }
  return { baseline: { locked, entries } };
}

/** The own members of an object; none of anything else. */
function pairs(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
