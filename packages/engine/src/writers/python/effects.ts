/** Whether expressions of Python may be evaluated, or turned into text, in another order than they stand in. */
import type { SourceText } from '../../facts/log-call.ts';

/**
 * Whether evaluating may change what other expressions give: it calls something that is not known to change nothing, awaits,
 * yields or binds a name. Reading an attribute or an item is taken to change nothing, as everywhere in Python's tools.
 */
export function mayHaveEffects({ text }: Pick<SourceText, 'text'>): boolean {
  const code = withoutStrings(text);
  if (/\b(?:await|yield)\b|:=/.test(code)) return true;
  for (const [, callee = ''] of code.matchAll(/([\w.\])]*)\s*\(/g)) {
    const name = callee.split('.').at(-1) ?? '';
    if (name === '' || KEYWORDS.has(name)) continue;
    if (!(callee.includes('.') ? PURE_METHODS : PURE_FUNCTIONS).has(name)) return true;
  }
  return false;
}

/** Whether two of them change places, of which one may have effects and the other may feel them. */
export function isReordered(now: readonly SourceText[]): boolean {
  return now.some((later, at) =>
    now
      .slice(0, at)
      .some(
        (sooner) =>
          sooner.start > later.start &&
          (mayHaveEffects(sooner) || mayHaveEffects(later)) &&
          !isLiteral(sooner) &&
          !isLiteral(later),
      ),
  );
}

/** Whether nothing that is evaluated can change it or its text. */
export function isLiteral({ text }: Pick<SourceText, 'text'>): boolean {
  return /^(?:-?[\d_.]+(?:e[-+]?\d+)?|True|False|None|[rRbBuU]{0,2}(?:"[^"\\]*"|'[^'\\]*'))$/.test(
    text,
  );
}

/** The source with the insides of its strings left out: what stands in an f-string's braces is kept. */
function withoutStrings(source: string): string {
  return source.replace(STRING, (literal, prefix: string) =>
    /f/i.test(prefix) ? (literal.match(/\{[^{}]*\}/g) ?? []).join(' ') : '""',
  );
}

const STRING =
  /([rRbBuUfFtT]{0,2})(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/g;

/** Words that may stand before a parenthesis and call nothing. */
const KEYWORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'if',
  'else',
  'for',
  'lambda',
]);

/** Builtins that change nothing, of what log calls show. */
const PURE_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'abs bool bytes chr dict float format frozenset getattr hasattr hex id int isinstance issubclass len list max min oct ord ' +
    'range repr round set sorted str sum tuple type'
  ).split(' '),
);

/** Methods of texts, numbers, times, paths and collections that change nothing. */
const PURE_METHODS: ReadonlySet<string> = new Set(
  (
    'as_posix basename bit_length capitalize casefold copy count decode difference dirname encode endswith exists expanduser ' +
    'format format_exc get hexdigest index intersection isoformat items join keys lower lstrip monotonic now numel ' +
    'perf_counter replace rsplit rstrip size split splitext startswith strftime strip time title total_seconds union upper ' +
    'utcnow values with_suffix'
  ).split(' '),
);
