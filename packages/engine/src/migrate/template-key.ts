/** What calls and constants share that say the same: the text letter for letter, its holes, and how each is shown. */
import { parseTemplate, printTemplate, type Component, type LogConstant } from '@loglex/catalog';
import type { CallDraft, DraftPart } from './call-draft.ts';

/** Equal for two drafts of one text with holes in the same places, the same values repeated, and the same formats. */
export function keyOfDraft({ parts, values }: Pick<CallDraft, 'parts' | 'values'>): string {
  const order = valuesInOrder(parts);
  return keyOf(
    parts.map((part) => (part.kind === 'text' ? part.text : order.indexOf(part.value))),
    order.map((value) => values[value]?.format),
  );
}

/** The key of a constant's template; `undefined` where it is no well-formed template. */
export function keyOfConstant(
  { message, fields }: LogConstant,
  component: Component | undefined,
): string | undefined {
  const { parts, problems } = parseTemplate(message);
  if (problems.length > 0) return undefined;
  const names: string[] = [];
  const holes = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (!names.includes(part.name)) names.push(part.name);
    return names.indexOf(part.name);
  });
  return keyOf(
    holes,
    names.map((name) => (fields.get(name) ?? component?.fields.get(name))?.format),
  );
}

/** The draft's template, with a name for each of its values. */
export function templateOf(parts: readonly DraftPart[], names: readonly string[]): string {
  return printTemplate(
    parts.map((part) =>
      part.kind === 'text' ? part : { kind: 'placeholder', name: names[part.value] ?? 'value' },
    ),
  );
}

/** Indices of values in the order in which the text shows them first. */
export function valuesInOrder(parts: readonly DraftPart[]): readonly number[] {
  const shown = parts.flatMap((part) => (part.kind === 'placeholder' ? [part.value] : []));
  return [...new Set(shown)];
}

function keyOf(
  parts: readonly (string | number)[],
  formats: readonly (string | undefined)[],
): string {
  return JSON.stringify([parts, formats.map((format) => format ?? 'string')]);
}
