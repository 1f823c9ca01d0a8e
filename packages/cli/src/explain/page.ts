/** The layout of an explanation: a title, rows of label and value, and paragraphs under headings. */
import type { Explanation, ExplanationRow } from '@loglex/engine';
import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Look } from '../report/report.ts';
import { visible, visibleLines } from '../terminal/visible.ts';

/** Beyond this, prose is hard to read. */
const MEASURE = 88;

export interface Page {
  /** The first line: what this is about, and beside it what kind of thing it is. */
  title(text: string, kind: string): Page;
  /** A paragraph of prose, wrapped. */
  prose(text: string): Page;
  heading(text: string): Page;
  /** Label and value, values under each other; a row without a value is left out. */
  rows(rows: readonly ExplanationRow[]): Page;
  /** Lines as they are, indented. */
  code(text: string): Page;
  /** What the engine says of something, whole. */
  explanation(explanation: Explanation): Page;
  /** All of it, with a line end at its end. */
  print(): string;
}

export function createPage(look: Look): Page {
  const paint = picocolors.createColors(look.color);
  const width = Math.min(look.width ?? MEASURE, MEASURE);
  const blocks: string[] = [];
  const wrapped = (text: string, room: number): string[] =>
    wrapAnsi(visible(text), Math.max(30, room)).split('\n');
  const page: Page = {
    title(text, kind) {
      blocks.push(`${paint.bold(visible(text))}  ${paint.dim(visible(kind))}`);
      return page;
    },
    prose(text) {
      blocks.push(wrapped(text, width).join('\n'));
      return page;
    },
    heading(text) {
      blocks.push(paint.bold(visible(text)));
      return page;
    },
    rows(rows) {
      const shown = rows.flatMap(([label, value]) => {
        const values = typeof value === 'string' ? [value] : (value ?? []);
        return values.length > 0 ? [{ label, values }] : [];
      });
      const labelWidth = Math.max(0, ...shown.map(({ label }) => label.length));
      const hang = ' '.repeat(labelWidth + 4);
      const lines = shown.map(({ label, values }) => {
        const text = values.flatMap((value) => wrapped(value, width - hang.length));
        return `  ${paint.dim(visible(label).padEnd(labelWidth))}  ${text.join(`\n${hang}`)}`;
      });
      if (lines.length > 0) blocks.push(lines.join('\n'));
      return page;
    },
    code(text) {
      const lines = visibleLines(text.replaceAll('\t', '  ').replaceAll('\r\n', '\n')).split('\n');
      blocks.push(lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n'));
      return page;
    },
    explanation({ title, kind, body }) {
      page.title(title, kind);
      for (const block of body) {
        if (block.kind === 'rows') page.rows(block.rows);
        else page[block.kind](block.text);
      }
      return page;
    },
    print: () => `${blocks.join('\n\n')}\n`,
  };
  return page;
}
