/** What is asked of a template once it is taken apart: its names, its text, its shape for comparing. */
import { parseTemplate } from './parse-template.ts';
import type { Template } from './parse-template.ts';

/** The template that `parts` come from, braces doubled again: `parseTemplate` reads it back. */
export function printTemplate(parts: readonly PrintablePart[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? escapeBraces(part.text) : `{${part.name}}`))
    .join('');
}

/** A part without its range, as code that makes templates has them. */
export type PrintablePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string };

/** `text` as a template shows it: braces doubled. */
export function escapeBraces(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

/** The names of the placeholders, each once, in order of appearance. */
export function placeholderNames(template: Template): readonly string[] {
  const names = template.parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
  return [...new Set(names)];
}

/** The message with `values` put in; a placeholder without a value stays as it is written. */
export function renderTemplate(template: Template, values: ReadonlyMap<string, string>): string {
  return template.parts
    .map((part) => (part.kind === 'text' ? part.text : (values.get(part.name) ?? `{${part.name}}`)))
    .join('');
}

/** What stands in a match key in place of a value. No text that can be written holds it. */
export const HOLE = '\u0000';

/**
 * A key that two messages share when they say the same with other values and other names: text with a
 * hole for each placeholder, white space collapsed, trimmed, without a final full stop or ellipsis.
 * Letter case counts.
 */
export function matchKey(parts: readonly PrintablePart[]): string {
  return parts
    .map((part) => (part.kind === 'text' ? part.text.replaceAll(HOLE, '') : HOLE))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*(?:\.+|…)$/, '');
}

/** The match key of a template as it is written in a catalog. */
export function matchKeyOf(template: string): string {
  return matchKey(parseTemplate(template).parts);
}

/**
 * What is left of a message when case, punctuation and values go: two messages with one skeleton are
 * worded alike. Words are joined by single spaces.
 */
export function skeleton(parts: readonly PrintablePart[]): string {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
  const words = text.toLowerCase();
  // A Unicode class is slow, and compiling it slower.
  return words
    .replace(/[\u0080-\uffff]/.test(words) ? /[^\p{Letter}\p{Number}]+/gu : /[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The skeleton of a template as it is written in a catalog. A face asks it of all constants at once: what is ASCII, with
 * holes and no other braces, need not be taken apart.
 */
export function skeletonOf(template: string): string {
  return PLAIN_TEMPLATE.test(template)
    ? template.toLowerCase().replace(HOLES_AND_PUNCTUATION, ' ').trim()
    : skeleton(parseTemplate(template).parts);
}

const PLAIN_TEMPLATE = /^(?:[^{}\u0080-\uffff]|\{[A-Za-z_$][\w$]*\})*$/;
const HOLES_AND_PUNCTUATION = /(?:\{[^{}]*\}|[^a-z0-9{])+/g;
