/** What a reference says of levels, fields, settings and replacements: the words that every format shares. */
import type { Level } from '../../level.ts';
import type { Setting, Term } from '../../legend/vocabulary.ts';
import { type ManifestKind, manifestPlaces } from '../../manifest/manifest-kind.ts';
import type { Field } from '../../model.ts';
import { parseTemplate } from '../../template/parse-template.ts';

/** A template as it stands in a log: braces once, and the names of the values that will stand there. */
export function messageText(message: string): string {
  return parseTemplate(message)
    .parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`))
    .join('');
}

/** What a kind of manifest asks, label by label; what it leaves open has no texts. */
export function manifestRows(
  kind: ManifestKind,
): readonly (readonly [label: string, texts: readonly string[]])[] {
  const texts = (statuses: ManifestKind['final']) => statuses.map(({ text }) => text);
  return [
    ['Files', [manifestPlaces(kind)]],
    ['Statuses', kind.statusLegend === undefined ? [] : [`terms of ${kind.statusLegend}`]],
    ['Stages', kind.stageLegend === undefined ? [] : [`terms of ${kind.stageLegend}`]],
    ['Ends with', texts(kind.final)],
    ['Went well', texts(kind.success)],
    ['Went wrong', texts(kind.failure)],
    ['Has to say', [...kind.required]],
    ['Need not be tracked', kind.untracked],
  ];
}

/** `warning, or info`. */
export function levelWords({
  level,
  may,
}: {
  readonly level: Level | undefined;
  readonly may: readonly Level[];
}): string {
  if (level === undefined) return 'any level';
  return [level.native, ...may.map(({ native }) => `or ${native}`)].join(', ');
}

/** What its values are: `integer`, `one of a, b`. */
export function fieldType({ type, enum: values, legend }: Field): string {
  if (values) return `one of ${values.join(', ')}`;
  if (legend !== undefined) return `${type ?? 'a term'} of ${legend}`;
  return type ?? 'any';
}

/** What else holds of it, in short phrases. */
export function fieldTraits({ required, from, format, sensitive }: Field): readonly string[] {
  return [
    required && 'required',
    from === 'context' && 'from context',
    format !== undefined && `shown as ${format}`,
    sensitive && 'sensitive: must not reach a log',
  ].filter((trait) => typeof trait === 'string');
}

/** `one of json, text`, `integer, at least 0`. */
export function settingValues({ type, values, legend, minimum, maximum }: Setting): string {
  const kind =
    values.length > 0
      ? `one of ${values.join(', ')}`
      : legend === undefined
        ? type
        : `a term of ${legend}`;
  return [
    kind,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

/** How a term is written: `config:<section>`, `cli[:<scope>]`. */
export function termForm({ name, argument, scoped }: Term): string {
  const taken = argument && (argument.required ? `:<${argument.name}>` : `[:<${argument.name}>]`);
  return `${name}${taken ?? ''}${scoped ? '[:<scope>]' : ''}`;
}

/** `1 code`, `2 codes`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `10,000`. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
