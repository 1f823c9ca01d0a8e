/** Writes one scalar as YAML or JSON so that every reader takes it for the text that it is. */
import type { ScalarStyle } from '../document/node.ts';

/**
 * `text` as a YAML scalar that fits on one line of any context, block or flow. It is plain where that
 * cannot be misread, in the style of its predecessor where that can hold it, else in double quotes.
 */
export function encodeYaml(text: string, style?: ScalarStyle): string {
  if (style === 'double') return encodeDouble(text);
  if (style === 'single' && SINGLE_QUOTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return isPlain(text) ? text : encodeDouble(text);
}

/** `text` in double quotes, as JSON has it; what YAML forbids or a reader might swallow is escaped. */
export function encodeDouble(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const SINGLE_QUOTABLE = /^[\p{L}\p{N}\p{P}\p{S} ]*$/u;

const UNPRINTABLE = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Far narrower than YAML: only what no version of it takes for a number, a date, a boolean or syntax. */
function isPlain(text: string): boolean {
  return (PLAIN.test(text) && !RESERVED.test(text)) || VERSION.test(text);
}

const PLAIN = /^[\p{L}_/(](?:[\p{L}\p{N}_./()$%@+=;'!?-]|:\/\/| (?=[\p{L}\p{N}_./($%@+=;'?-]))*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const VERSION = /^\d+\.\d+\.\d+$/;
