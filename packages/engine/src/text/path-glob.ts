/** Globs over POSIX paths: one dialect for settings, catalogs and baselines. */
import picomatch from 'picomatch';

/**
 * Whether a path matches one of `globs`; none matches nothing. Dots at the start of a name and line
 * separators inside it are letters like any other.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length > 0 ? picomatch([...globs], { dot: true, flags: 's' }) : () => false;
}
