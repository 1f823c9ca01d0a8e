/** Finds messages that begin as one of a legend does and go on otherwise: `Worker FAILED: out of memory`. */
import { parseTemplate } from '../template/parse-template.ts';
import type { TemplatePart } from '../template/parse-template.ts';
import type { TextRange } from '../text.ts';
import type { Legend, Term } from './vocabulary.ts';

export interface MessageBreak {
  readonly term: Term;
  /** The placeholder for which nothing stands; absent where text follows behind the end of the message. */
  readonly missing?: string;
  /** Of what is too much; of the whole text where something is missing. */
  readonly range: TextRange;
}

/**
 * The first term of `legend` whose message `text` begins as, a word for each placeholder, and then leaves. Of
 * messages without a placeholder, or without a word, none is told: they may begin any sentence. A text that
 * is a message (see `matchMessage`) leaves none.
 */
export function breakMessage(legend: Legend, text: string): MessageBreak | undefined {
  for (const term of legend.terms.values()) {
    if (term.message === undefined) continue;
    const { parts } = parseTemplate(term.message);
    if (!parts.some(isHole) || !/\p{L}{2}/u.test(textOf(parts))) continue;
    const found = breakIn(parts, text);
    if (found) return { term, ...found };
  }
  return undefined;
}

function breakIn(
  parts: readonly TemplatePart[],
  text: string,
): Omit<MessageBreak, 'term'> | undefined {
  const end = text.trimEnd().length;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (isHole(part)) {
      // All that follows stands for the last one.
      if (next === undefined) return undefined;
      const found = next.kind === 'text' ? text.indexOf(next.text.trimEnd(), at + 1) : -1;
      if (found < 0 || /\s/.test(text.slice(at, found))) return undefined;
      at = found;
    } else if (text.startsWith(part.text, at) && at + part.text.length < text.length) {
      at += part.text.length;
    } else {
      const isAll = next && isHole(next) && text.slice(at, end) === part.text.trimEnd();
      return isAll ? { missing: next.name, range: { start: 0, end } } : undefined;
    }
  }
  const isInWord = /\w/.test(text.charAt(at - 1)) && /\w/.test(text.charAt(at));
  return at < end && !isInWord ? { range: { start: at, end } } : undefined;
}

function isHole(part: TemplatePart): part is Extract<TemplatePart, { kind: 'placeholder' }> {
  return part.kind === 'placeholder';
}

function textOf(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (isHole(part) ? ' ' : part.text)).join('');
}
