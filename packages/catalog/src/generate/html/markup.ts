/**
 * HTML that cannot be injected into: text becomes markup in one place only. Whatever is put into the `html`
 * template is escaped, unless that template made it.
 */
import { nameOf, piecesOf, wellFormed } from '../reference/visible-text.ts';

/** A piece of HTML that `html` made. */
export interface Markup {
  readonly [MADE_HERE]: string;
}

/** Nothing outside of this file has the key, so nothing else can pass for markup: no parsed data can either. */
const MADE_HERE: unique symbol = Symbol('markup');

/** What may stand in a template: text, markup, lists of both, and nothing. */
export type Content = string | number | Markup | false | undefined | readonly Content[];

/**
 * Content of elements and values of attributes between double quotes. In elements, put text of the catalog
 * through `shown`, so that characters that act are seen as well.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const [first = '', ...others] = withoutIndentation(strings);
  let text = first;
  contents.forEach((content, index) => {
    text += rendered(content) + others[index]!;
  });
  return { [MADE_HERE]: text };
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Templates are laid out for those who read the code; the page needs one white space where they have many. */
function withoutIndentation(strings: TemplateStringsArray): readonly string[] {
  let lines = squeezed.get(strings);
  if (!lines) {
    lines = strings.map((text) => text.replace(/\s*\n\s*/g, '\n'));
    squeezed.set(strings, lines);
  }
  return lines;
}

/** The text of the markup. */
export function printMarkup(markup: Markup): string {
  return markup[MADE_HERE];
}

/**
 * Text of the catalog as an element, set apart from the direction of what is around it. A character that
 * would act (reorder, hide, end a line) stays in the text, cannot reach beyond itself, and is labelled.
 */
export function shown(text: string): Markup {
  const pieces = piecesOf(wellFormed(text)).map((piece) =>
    piece.kind === 'plain'
      ? html`${piece.text}`
      : html`<span class="active" data-name="${nameOf(piece.text)}">${piece.text}</span>`,
  );
  return html`<bdi>${pieces}</bdi>`;
}

function rendered(content: Content): string {
  if (content === undefined || content === false) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escaped(content);
  if (MADE_HERE in content) return content[MADE_HERE];
  return content.map(rendered).join('');
}

/** A carriage return would be read as a line feed, were it written as it is. */
function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"'`\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
