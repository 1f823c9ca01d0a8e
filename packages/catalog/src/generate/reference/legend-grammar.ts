/** The grammar of a legend's tags, as one line that a reader takes in at a glance. */
import type { Legend } from '../../legend/vocabulary.ts';

/**
 * How a tag of `legend` is written: `(<source>[; <mutation>…])`. `<…>` is a term of that group, `[…]` may be
 * left out, `…` may be repeated. `undefined` where a tag is a single word, and where messages are whole lines.
 */
export function legendGrammar({
  groups,
  terms,
  order,
  separator,
  brackets,
}: Legend): string | undefined {
  if (separator === undefined && brackets === undefined) return undefined;
  const [open, close] = brackets ?? ['', ''];
  const ungrouped = [...terms.values()].filter(({ group }) => group === undefined);
  const names = new Set([
    ...order.map(({ text }) => text),
    ...groups.keys(),
    ...ungrouped.map(({ name }) => name),
  ]);
  const parts = [...names].map((name) => {
    const group = groups.get(name);
    const many = group?.many === true ? '…' : '';
    return { text: group ? `<${name}>${many}` : name, required: group?.required === true };
  });
  if (groups.size === 0) return `${open}<term>${separator === undefined ? '' : '…'}${close}`;
  const required = parts.filter((part) => part.required).length;
  let shown = 0;
  const inner = parts.map(({ text, required: isRequired }, index) => {
    const joined = `${index > 0 ? (separator ?? ' ') : ''}${text}`;
    if (isRequired) shown++;
    return isRequired || (required === 0 && index === 0 && shown === 0) ? joined : `[${joined}]`;
  });
  return `${open}${inner.join('')}${close}`;
}
