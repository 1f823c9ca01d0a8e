/** Names for pages and for places on them, made of text that anybody wrote and kept as long as it says the same. */

/**
 * The anchor of each entry. It is made of the code alone; a second entry with a code gets a number. Safe in
 * an attribute, in a URL and in Markdown, whatever the code.
 */
export function createAnchors<Entry extends { readonly code: string }>(
  entries: readonly Entry[],
): ReadonlyMap<Entry, string> {
  const anchors = new Map<Entry, string>();
  const repeated = new Map<string, number>();
  for (const entry of entries) {
    const number = (repeated.get(entry.code) ?? 0) + 1;
    repeated.set(entry.code, number);
    // A tilde is never part of an encoded code, so that no other code has this anchor.
    anchors.set(entry, anchorOf(entry.code) + (number > 1 ? `~${number}` : ''));
  }
  return anchors;
}

/** Different for different texts: letters, digits, `_` and `-` stay, all else is `.` with its number in hexadecimal. */
export function anchorOf(text: string): string {
  return text.replace(/[^\w-]/g, (unit) => `.${unit.charCodeAt(0).toString(16)}.`) || '.';
}

/**
 * A file name for each of `names`, unique even where file systems do not tell small letters from capitals.
 * A name that cannot be spelled so, or that another one looks like, gets a number made of its text, so that
 * it does not depend on its neighbours. `undefined` is what has no name.
 */
export function createSlugs(names: readonly (string | undefined)[]): readonly string[] {
  const plain = names.map((name) => (name === undefined ? NAMELESS : spelled(name)));
  return names.map((name, index) => {
    const slug = plain[index]!;
    const shared = plain.filter((other) => other === slug).length > 1;
    const isItself = name === undefined || (name === slug && !RESERVED.test(name));
    const isFaithful = name !== undefined && /^[\w .-]+$/.test(name) && !RESERVED.test(slug);
    if (isItself || (isFaithful && !shared)) return slug;
    return `${slug}-${checksum(name)}`;
  });
}

const NAMELESS = '_no-component';

/** Names that Windows keeps for devices, and the one page that Markdown has beside those of components. */
const RESERVED = /^(?:readme|con|prn|aux|nul|com\d|lpt\d)$/i;

const LONGEST_SLUG = 60;

function spelled(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, LONGEST_SLUG) || 'component';
}

/** FNV-1a: the same everywhere, and short. It guards against accidents, not against enemies. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
