/** The names of the environment that a project's settings speak of, as patterns to search and to test by. */
import type { Settings } from '../settings/settings.ts';

/** Whether a name is taken in by a pattern of the settings. */
export type EnvironmentTest = (name: string) => boolean;

/** A test of names by `globs`, in which `*` stands for any letters, digits and `_`; `undefined` without globs. */
export function environmentTest(globs: readonly string[]): EnvironmentTest | undefined {
  if (globs.length === 0) return undefined;
  const pattern = new RegExp(`^(?:${globs.map(sourceOf).join('|')})$`);
  return (name) => pattern.test(name);
}

/** All globs of the settings. */
export function environmentGlobs({ configuration }: Settings): readonly string[] {
  return configuration.flatMap(({ environment }) => environment);
}

/** Regular expression source that finds such names in a text; `undefined` where no glob is declared. */
export function environmentSearch(globs: readonly string[]): string | undefined {
  if (globs.length === 0) return undefined;
  return `(?<![\\w$])(?:${globs.map(sourceOf).join('|')})(?![\\w$])`;
}

function sourceOf(glob: string): string {
  return glob.replace(/[.+?^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '\\w*');
}
