/** Makes elements for pages of webviews. What a log or a catalog says becomes text of them, and never markup. */

export type Child = Node | string | undefined;

export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

/** Attributes that are `false` or `undefined` are left out; those that are `true` are empty. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** `Line {0}` with values in the places. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
