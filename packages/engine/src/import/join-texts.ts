/** What strings say when they are put together, in whatever language. */
import type { TextRange } from '@loglex/catalog';
import type { CodeTemplatePart, CodeValue } from './code-value.ts';

/** The sum of `values`, of which at least one has to be text: text or a template, else unknown. */
export function joinTexts(
  values: readonly CodeValue[],
  range: TextRange,
  source: string,
): CodeValue {
  const parts = values.flatMap((value): CodeTemplatePart[] => {
    if (value.kind === 'text') return [{ kind: 'text', text: value.text }];
    if (value.kind === 'template') return [...value.parts];
    return [{ kind: 'expression', source: source.slice(value.range.start, value.range.end) }];
  });
  if (!values.some(({ kind }) => kind === 'text' || kind === 'template')) {
    return { kind: 'other', range };
  }
  return joinParts(parts, range);
}

/** Parts as one value: a text where all of them are. */
export function joinParts(parts: readonly CodeTemplatePart[], range: TextRange): CodeValue {
  if (!parts.every((part) => part.kind === 'text')) return { kind: 'template', parts, range };
  return { kind: 'text', text: parts.map((part) => part.text).join(''), range };
}
