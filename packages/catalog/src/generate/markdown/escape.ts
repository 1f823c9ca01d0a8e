/** Text of the catalog in Markdown: it reads as it is written, and marks nothing up. */
import { spelledOut } from '../reference/visible-text.ts';

/**
 * `text` on one line: in a heading, a paragraph, a list or a cell of a table. A line end becomes a space that
 * remembers being one (`&#10;`). Characters that would act are spelled out.
 */
export function inline(text: string): string {
  return (
    spelledOut(text)
      .replace(/[&<>]/g, (char) => ENTITIES[char]!)
      .replace(/[\\`*{}[\]|~$]/g, '\\$&')
      // Inside a word an underscore marks nothing up.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // What makes a line a heading, a list or a rule.
      .replace(/^[-+#=]/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      // What many readers make a link of.
      .replace(/:(?=\/)|(?<=mailto|xmpp):|(?<=www)\.|@/gi, '\\$&')
      // White space that would be trimmed, joined or read as indentation.
      .replace(/^\s+|\s+$|[ \t]{2,}|\t/g, (run) =>
        run.replace(/\s/g, (char) => `&#${char.charCodeAt(0)};`),
      )
      .replaceAll('\n', '&#10;')
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** `text` as paragraphs: a single line end breaks the line, an empty line the paragraph. */
export function prose(text: string): string {
  return spelledOut(text)
    .replace(/^\n+|\n+$/g, '')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(inline).join('\\\n'))
    .join('\n\n');
}

/** `text` letter for letter, as a block of code. */
export function codeBlock(text: string): string {
  const lines = spelledOut(text);
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${lines}\n${fence}`;
}

/** A table; `rows` hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A link; `text` is Markdown, and `address` one that was looked at. */
export function link(text: string, address: string): string {
  return `[${text}](<${address}>)`;
}
