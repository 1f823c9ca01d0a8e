/** How Python shows a value by a verb or a format spec, in the words of the catalog, or in source that shows it alike. */
import type { Shown } from '../../migrate/draft-values.ts';
import { stringLiteral, valueSource } from './source.ts';

/**
 * What a coded call has to pass, and how its message shows it, for `expression` by `written`: a verb's rest (`d`, `.2f`), or
 * what stands behind a replacement's expression (`!r`, `:>8`). `isEager`: the text was made before the call, so that the call
 * may be given it. `undefined` where nothing shows the value alike.
 */
export function shownAs(
  expression: string,
  written: string | undefined,
  isEager: boolean,
): Shown | undefined {
  if (written === undefined) return {};
  const isReplacement = /^[!:]/.test(written);
  const format = isReplacement ? formatOfReplacement(written) : formatOfVerb(written);
  if (format !== undefined) return format === 'string' ? {} : { format };
  if (!isEager) return undefined;
  const source = isReplacement ? replacement(expression, written) : percent(expression, written);
  return source === undefined ? undefined : { source };
}

/** For the types that the verb takes; for others it raises, where the catalog's formats show them as text. */
function formatOfVerb(verb: string): string | undefined {
  const digits = /^0?(?:\.(\d{1,2}))?f$/.exec(verb);
  if (digits !== null) return `fixed:${Number(digits[1] ?? 6)}`;
  return new Map([
    ['s', 'string'],
    ['d', 'integer'],
    ['i', 'integer'],
    ['u', 'integer'],
    ['r', 'repr'],
    ['#x', 'hex'],
  ]).get(verb.replace(/^[hlL](?=[diu]$)/, ''));
}

function formatOfReplacement(written: string): string | undefined {
  const digits = /^:0?\.(\d{1,2})f$/.exec(written);
  if (digits !== null) return `fixed:${Number(digits[1])}`;
  return new Map([
    ['!s', 'string'],
    [':s', 'string'],
    ['!r', 'repr'],
    [':d', 'integer'],
    [':#x', 'hex'],
  ]).get(written);
}

function percent(expression: string, verb: string): string | undefined {
  return verb.includes('*')
    ? undefined
    : `${stringLiteral(`%${verb}`)} % (${valueSource(expression)},)`;
}

/** An f-string, which is read alike by every Python 3 as long as its quotes are not in it. */
function replacement(expression: string, written: string): string | undefined {
  const inner = `${/^[\w.]+$/.test(expression) ? expression : enclosed(expression)}${written}`;
  if (/[\\\r\n#]/.test(inner)) return undefined;
  const quote = ['"', "'"].find((one) => !inner.includes(one));
  return quote === undefined ? undefined : `f${quote}{${inner}}${quote}`;
}

/** A bracket keeps a lambda's colon, a comparison's `!=` and a display's brace from being read as the f-string's own. */
function enclosed(expression: string): string {
  return /^[\w.]+(?:\([^(){}:!=]*\)|\[[^[\]{}:!=]*\])*$/.test(expression)
    ? expression
    : `(${expression})`;
}
