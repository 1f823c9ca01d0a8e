/** What an imported constant states in the words of the catalog, and what it states beyond them. */
import { escapeBraces, parseTemplate, printTemplate } from '@loglex/catalog';
import type { TextRange } from '@loglex/catalog';
import type { CodeModule, CodeTemplatePart, CodeValue } from './code-value.ts';
import type { ImportSpec, PropertyRole } from './import-spec.ts';
import type { ImportedProperty } from './imported-constant.ts';
import { nameBy } from './constant-name.ts';
import { levelText } from './level-word.ts';

/** A key of the catalog with its value, and where the code states it. */
export interface StatedValue {
  readonly text: string;
  /** For `tags`. */
  readonly items: readonly string[];
  /** The function whose argument this is, where what it makes of it is not known. */
  readonly within?: string;
  readonly range: TextRange;
}

export interface Stated {
  /** Its name in the catalog; `undefined` where code refers to it by none. */
  readonly name: string | undefined;
  readonly values: ReadonlyMap<PropertyRole, StatedValue>;
  /** What has no place in the catalog, or cannot be read: kept as it is written. */
  readonly others: readonly ImportedProperty[];
  /** Those of `others` that have a place, and whose value only running would tell. */
  readonly unreadable: readonly ImportedProperty[];
}

/** The first property with a role counts, as the first of two equal keys does in a catalog. */
export function stated(
  name: string | undefined,
  properties: readonly ImportedProperty[],
  language: CodeModule['language'],
  spec: ImportSpec,
): Stated {
  const values = new Map<PropertyRole, StatedValue>();
  const others: ImportedProperty[] = [];
  const unreadable: ImportedProperty[] = [];
  for (const property of properties) {
    const { role, value } = property;
    const read = role && !values.has(role) ? readAs(role, value, language, spec) : undefined;
    if (role && read) {
      values.set(role, { ...read, range: value.range });
      if (read.within === undefined) continue;
      others.push(property);
      continue;
    }
    others.push(property);
    if (role && !values.has(role)) unreadable.push(property);
  }
  const form = language === 'data' ? undefined : spec.references.get(language);
  return {
    name: name === undefined ? undefined : nameBy(form, name),
    values: withMessage(values),
    others,
    unreadable,
  };
}

/** A constant that only describes itself is known by its description. */
function withMessage(values: Map<PropertyRole, StatedValue>): Map<PropertyRole, StatedValue> {
  const description = values.get('description');
  if (description === undefined || values.has('message')) return values;
  values.delete('description');
  return values.set('message', description);
}

function readAs(
  role: PropertyRole,
  value: CodeValue,
  language: CodeModule['language'],
  { levels }: ImportSpec,
): Omit<StatedValue, 'range'> | undefined {
  if (role === 'tags') {
    const items = textsIn(value);
    return items && { text: items.join(' '), items };
  }
  if (role === 'message' || role === 'description') return messageIn(value);
  const text = role === 'level' ? levelText(value, language, levels) : plainText(value);
  return text === undefined ? undefined : { text, items: [] };
}

function plainText(value: CodeValue): string | undefined {
  return value.kind === 'text' || value.kind === 'number' ? value.text : undefined;
}

/** Texts of a list, or of what makes one of its arguments: `_tags("a", "b")`. */
function textsIn(value: CodeValue): readonly string[] | undefined {
  const items =
    value.kind === 'list'
      ? value.items
      : value.kind === 'call' && value.keywords.length === 0
        ? value.positional
        : undefined;
  if (items === undefined) return undefined;
  const [only] = items;
  if (value.kind === 'call' && items.length === 1 && only?.kind === 'list') return textsIn(only);
  const texts = items.map(plainText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The template, and the function that may change it: `error_tag("…")` puts something before it. */
function messageIn(value: CodeValue): Omit<StatedValue, 'range'> | undefined {
  const own = templateIn(value);
  if (own !== undefined) return { text: own, items: [] };
  if (value.kind !== 'call' || value.positional.length !== 1 || value.keywords.length > 0) {
    return undefined;
  }
  const inner = messageIn(value.positional[0]!);
  if (inner === undefined || TRANSLATIONS.has(value.callee)) return inner;
  return { within: value.callee, ...inner };
}

/** Text with braces is a template already where it can be read as one; else its braces are text. */
function templateIn(value: CodeValue): string | undefined {
  switch (value.kind) {
    case 'text':
      return parseTemplate(value.text).problems.length === 0
        ? value.text
        : escapeBraces(value.text);
    case 'number':
      return value.text;
    case 'template':
      return templateOf(value.parts);
    default:
      return undefined;
  }
}

/** Functions that give their text in another language. */
const TRANSLATIONS: ReadonlySet<string> = new Set(['_', 'gettext', 'gettext_lazy', 't', 'i18n.t']);

function templateOf(parts: readonly CodeTemplatePart[]): string {
  const taken = new Map<string, string>();
  const nameFor = (source: string): string => {
    const known = taken.get(source);
    if (known !== undefined) return known;
    const name = freeName(placeholderName(source), new Set(taken.values()));
    taken.set(source, name);
    return name;
  };
  return printTemplate(
    parts.map((part) =>
      part.kind === 'text' ? part : { kind: 'placeholder', name: nameFor(part.source) },
    ),
  );
}

/** The last name in an expression: `self.adapter` and `str(self.adapter)` give `adapter`. */
function placeholderName(source: string): string {
  return /([A-Za-z_]\w*)\W*$/.exec(source)?.[1] ?? 'value';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  return free;
}
