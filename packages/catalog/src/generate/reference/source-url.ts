/** Addresses: which text of a catalog may become a link, and where a line of code can be seen. */
import { wellFormed } from './visible-text.ts';
import type { EmitSite } from './reference.ts';

/**
 * `text` where a link to it does no harm: an absolute http or https address and nothing else. A browser
 * runs `javascript:` and reads white space and control characters out of an address.
 */
export function linkable(text: string): string | undefined {
  return /^https?:\/\/[^\s\u0000-\u0020\u007f-\u009f"'<>\\^`{|}]+$/i.test(text) && isPlain(text)
    ? text
    : undefined;
}

/** An address that shows other than it is read is not one to click on. */
function isPlain(text: string): boolean {
  return !/[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/.test(text);
}

/** The address of `site` by a template with `{file}` and `{line}`. */
export function sourceUrl(template: string, { file, line }: EmitSite): string | undefined {
  const path = wellFormed(file).split('/').map(encodeURIComponent).join('/');
  const url = template.replaceAll('{file}', () => path).replaceAll('{line}', String(line));
  return linkable(url.replace(/[()']/g, (char) => `%${char.charCodeAt(0).toString(16)}`));
}
