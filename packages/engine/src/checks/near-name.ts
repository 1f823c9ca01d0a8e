/** "Did you mean" for names of several words that share most of them: `APP_LOG_PROD_ENABLED` is not `APP_LOG_JAX_ENABLED`. */
import { closest } from '@loglex/catalog';

/**
 * The candidate that `name` was most likely meant to be: all words but one are the same, and that one is mistyped or
 * shortened. `undefined` where none is so, or several are.
 */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  const words = name.split('_');
  const near = [...candidates].filter((candidate) => {
    const others = candidate.split('_');
    const differing = words.flatMap((word, at) => (word === others[at] ? [] : [at]));
    const [at, ...more] = differing;
    if (others.length !== words.length || at === undefined || more.length > 0) return false;
    return isNear(words[at] ?? '', others[at] ?? '');
  });
  return near.length === 1 ? near[0] : undefined;
}

const SHORTEST = 3;

function isNear(word: string, other: string): boolean {
  const [short = '', long = ''] = [word, other].sort((a, b) => a.length - b.length);
  const isShortened = short.length >= SHORTEST && long.startsWith(short);
  return isShortened || closest(word, [other]) !== undefined;
}
