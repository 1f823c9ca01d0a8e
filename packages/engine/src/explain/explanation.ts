/**
 * What there is to say about something of the catalog, as data: the program prints it on a page, an editor shows it
 * beside the cursor, and both say the same.
 */

export interface Explanation {
  /** What this is about: `LOG612  SINK_QUEUE_FULL`. */
  readonly title: string;
  /** What kind of thing that is: `log constant`, `term of the legend provenance`. */
  readonly kind: string;
  readonly body: readonly ExplanationBlock[];
}

export type ExplanationBlock =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly ExplanationRow[] };

/** A label and what stands behind it, values under each other; a row without a value is left out. */
export type ExplanationRow = readonly [
  label: string,
  value: string | readonly string[] | undefined,
];

/** Paragraphs, each where it has something to say. */
export function prose(...texts: readonly (string | undefined)[]): readonly ExplanationBlock[] {
  return texts.flatMap((text) => (text ? [{ kind: 'prose' as const, text }] : []));
}

/** A paragraph under a heading, where there is something to say. */
export function headed(heading: string, text: string | undefined): readonly ExplanationBlock[] {
  return text ? [{ kind: 'heading', text: heading }, ...prose(text)] : [];
}
