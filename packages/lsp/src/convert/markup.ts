/** Explanations as an editor shows them: Markdown in which no text of a catalog is markup, or plain text. */
import { inlineMarkdown, proseInMarkdown, spelledOut } from '@loglex/catalog';
import type { Explanation } from '@loglex/engine';
import type { MarkupContent } from 'vscode-languageserver-protocol';

export function toMarkup(explanations: readonly Explanation[], markdown: boolean): MarkupContent {
  return markdown
    ? { kind: 'markdown', value: explanations.map(inMarkdown).join('\n\n---\n\n') }
    : { kind: 'plaintext', value: explanations.map(inPlainText).join('\n\n') };
}

function inMarkdown({ title, kind, body }: Explanation): string {
  const blocks = body.flatMap((block): string[] => {
    switch (block.kind) {
      case 'prose':
        return [proseInMarkdown(block.text)];
      case 'heading':
        return [`**${inlineMarkdown(block.text)}**`];
      case 'rows': {
        const rows = block.rows.flatMap(([label, value]) => rowInMarkdown(label, valuesOf(value)));
        return rows.length > 0 ? [rows.join('\n')] : [];
      }
    }
  });
  return [
    `**${inlineMarkdown(title.replace(/ {2,}/g, ' '))}** — ${inlineMarkdown(kind)}`,
    ...blocks,
  ].join('\n\n');
}

function rowInMarkdown(label: string, values: readonly string[]): readonly string[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  const name = `- *${inlineMarkdown(label)}*`;
  if (others.length === 0) return [`${name}: ${linked(first)}`];
  return [name, ...values.map((value) => `  - ${linked(value)}`)];
}

/** An address by itself is a link; all else is text. */
function linked(text: string): string {
  return /^https?:\/\/[^\s<>"'`\\()[\]]+$/.test(text) ? `<${text}>` : inlineMarkdown(text);
}

function inPlainText({ title, kind, body }: Explanation): string {
  const blocks = body.flatMap((block): string[] => {
    if (block.kind !== 'rows') return [spelledOut(block.text)];
    const rows = block.rows.flatMap(([label, value]) => {
      const values = valuesOf(value);
      return values.length > 0 ? [spelledOut(`${label}: ${values.join('\n    ')}`)] : [];
    });
    return rows.length > 0 ? [rows.join('\n')] : [];
  });
  return [spelledOut(`${title} (${kind})`), ...blocks].join('\n\n');
}

function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
