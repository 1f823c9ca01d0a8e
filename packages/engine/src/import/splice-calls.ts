/**
 * Edits to constants that stand in code as calls bound to names (the preset `constant-calls`), and to their place in the
 * list of all. A value is spelled as the one in its place was; a new constant is written as its neighbour is.
 */
import { applyEdits, compareCodes, levelOf } from '@loglex/catalog';
import type {
  CatalogEdit,
  ConstantChanges,
  EditRefusal,
  EditTarget,
  NewConstant,
  TextEdit,
  TextRange,
} from '@loglex/catalog';
import type { ImportedConstants } from './import-constants.ts';
import { PROPERTY_ROLES, type PropertyRole } from './import-spec.ts';
import type { Aggregate, ImportedConstant, ImportedProperty } from './imported-constant.ts';

/** A module as it is now, and what was imported from this very text. Names are those that the code binds. */
export interface CodeSource {
  readonly text: string;
  readonly imported: ImportedConstants;
}

/** Adds `constant` after the one with the nearest lower code, which it is written like, and lists it after that. */
export function addConstantInCode(
  source: CodeSource,
  constant: NewConstant & { readonly name: string },
): CatalogEdit {
  const { constants } = source.imported;
  const { code, name } = constant;
  if (constants.some((each) => codeOf(each) === code || each.name?.text === name)) {
    return refuse('exists', `${code} or ${name} is there already.`);
  }
  if (!isName(name)) return badName(name);
  const unplaced = unplacedKeys(constant);
  if (unplaced.length > 0) {
    return refuse('layout', `Code has no place for ${listed(unplaced)}. Leave that out.`);
  }
  const model = modelFor(constants, constant);
  if (!model?.name) return refuse('layout', otherKeys(constants, constant));
  const changed = changes(source, model, constant);
  if ('refused' in changed) return changed;
  const { start, end } = model.range;
  if (!standsAlone(source.text, model.range)) {
    return refuse(
      'layout',
      `${model.name.text}, after which ${code} belongs, shares its lines with others. Write it by hand.`,
    );
  }
  const own = changed.edits.filter((edit) => edit.start >= start && edit.end <= end);
  const shifted = own.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  const written = applyEdits(source.text.slice(start, end), shifted);
  const lineEnd = end + restOfLine(source.text, end).length;
  return {
    edits: [
      { start: lineEnd, end: lineEnd, text: `${gapAfter(source, model)}${written}` },
      ...placesFor(source, model.name.text).map((place) => listAfter(source, place, name)),
    ],
  };
}

/**
 * The items after which a new constant is listed: `model`, or the last constant of a list that misses it. A selection of
 * constants is made by hand; the list of all, and what the module exports, are not.
 */
function placesFor({ imported }: CodeSource, model: string): readonly TextRange[] {
  const names = new Set(imported.constants.map(({ name }) => name?.text));
  return imported.aggregates
    .filter(({ kind, ofAll }) => ofAll || kind === 'exports')
    .flatMap(({ items }) => {
      const place =
        items.find(({ name }) => name === model) ?? items.findLast(({ name }) => names.has(name));
      return place?.range ?? [];
    });
}

/** Sets keys of the constant `target`. What it does not state yet is refused, and so is what a name states. */
export function changeConstantInCode(
  source: CodeSource,
  target: EditTarget,
  wanted: ConstantChanges,
): CatalogEdit {
  const found = find(source, target);
  return found ? changes(source, found, wanted) : notFound(target);
}

/** On a line of its own where the item has one, below what is said of that. */
function listAfter(source: CodeSource, place: TextRange, name: string): TextEdit {
  const { text } = source;
  const written = listedAs(source, place, name);
  const indent = indentOf(text, place.start);
  if (indent === undefined) return { start: place.end, end: place.end, text: `, ${written}` };
  const line = `${lineEndOf(text)}${indent}${written}`;
  const comma = /^[^\S\r\n]*,/.exec(text.slice(place.end))?.[0].length;
  const lineEnd = place.end + (comma ?? 0);
  const end = lineEnd + restOfLine(text, lineEnd).length;
  return comma !== undefined && /^\r?\n/.test(text.slice(end))
    ? { start: end, end, text: `${line},` }
    : { start: place.end, end: place.end, text: `,${line}` };
}

/** Takes out the constant `target` and its place in the list of all. Code keeps no retired ones: a catalog file does. */
export function removeConstantInCode(source: CodeSource, target: EditTarget): CatalogEdit {
  const found = find(source, target);
  if (!found) return notFound(target);
  const { text } = source;
  const isOnly = source.imported.constants.filter(({ name }) => name?.text === found.name?.text);
  const places = isOnly.length === 1 ? listedPlaces(source, found.name?.text ?? '') : [];
  const { start, end } = found.range;
  const lineEnd = end + restOfLine(text, end).length;
  const after = linesToClose(text, start, lineEnd);
  return {
    edits: [
      { start, end: lineEnd + after, text: '' },
      ...places.flatMap((each) => unlist(text, each)),
    ],
  };
}

/**
 * The length of the line end at `end`, and of as many empty lines after it as there are before `start`: the larger of the
 * two gaps stays. Below a comment, as at the top, what follows closes up.
 */
function linesToClose(text: string, start: number, end: number): number {
  const before = text.slice(0, start);
  const closesUp =
    before.trim() === '' || /(?:^|\n)[^\S\n]*(?:#|\/\/)[^\n]*\n[^\S\n]*$/.test(before);
  const [, own = '', gap = ''] = /^(\r?\n)?((?:\r?\n)*)/.exec(text.slice(end)) ?? [];
  if (closesUp) return own.length + gap.length;
  const above = /\n((?:\r?\n)*)$/.exec(before)?.[1] ?? '';
  return own.length + Math.min(gap.length, above.length);
}

/** Takes an item out: with its whole line and what is said of it there, where it has a line of its own. */
function unlist(text: string, { list, place, next }: ListedPlace): readonly TextEdit[] {
  // In Python a tuple of one is one by its comma.
  const leavesOne = list.length === 2 && !/[[{]/.test(text.charAt(list.range.start));
  const needsComma = leavesOne && next !== undefined && !/^\s*,/.test(text.slice(next.end));
  return [
    { ...placeWithComma(text, place, leavesOne), text: '' },
    ...(needsComma ? [{ start: next.end, end: next.end, text: ',' }] : []),
  ];
}

function placeWithComma(text: string, { start, end }: TextRange, keepsComma: boolean): TextRange {
  const after = text.slice(end);
  const indent = indentOf(text, start);
  const line = /^[^\S\r\n]*,[^\S\r\n]*(?:(?:#|\/\/)[^\r\n]*)?\r?\n/.exec(after)?.[0];
  if (indent !== undefined && line !== undefined) {
    return { start: start - indent.length, end: end + line.length };
  }
  const comma = /^\s*,[^\S\r\n]*/.exec(after)?.[0];
  const [before, space = ''] = /,(\s*)$/.exec(text.slice(0, start)) ?? [''];
  if (comma !== undefined && before === '') return { start, end: end + comma.length };
  return { start: start - (keepsComma && comma === undefined ? space : before).length, end };
}

type Refusal = Extract<CatalogEdit, { readonly refused: EditRefusal }>;

function refuse(refused: EditRefusal, message: string): Refusal {
  return { refused, message };
}

function notFound({ code }: EditTarget): Refusal {
  return refuse('not-found', `${code} is not there any more. Read the module again.`);
}

/** A name that every language of constants takes. */
function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

function badName(name: string): Refusal {
  return refuse(
    'layout',
    `${JSON.stringify(name)} is no name in code. Take letters, digits and _.`,
  );
}

/** What a catalog can say of a constant and a call in code cannot. */
function unplacedKeys(wanted: ConstantChanges): readonly string[] {
  const placed = new Set<string>(['name', ...PROPERTY_ROLES]);
  return Object.entries(wanted).flatMap(([key, value]) =>
    value === undefined || placed.has(key) ? [] : [key],
  );
}

/** Why no constant is a model for `wanted`, and what most of them state. */
function otherKeys(constants: readonly ImportedConstant[], wanted: NewConstant): string {
  const counts = new Map<string, number>();
  for (const { stated } of constants) {
    const keys = PROPERTY_ROLES.filter((role) => stated.values.has(role)).join(', ');
    counts.set(keys, (counts.get(keys) ?? 0) + 1);
  }
  const [usual] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const said = usual === undefined ? '' : ` Most state ${usual}.`;
  return `No constant states the same keys as ${wanted.code}, so it is not clear how to write it.${said} State the same, or write it by hand.`;
}

function listed(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function find({ imported }: CodeSource, { code, source }: EditTarget) {
  return imported.constants.find(
    (each) => codeOf(each) === code && each.range.start === source.range.start,
  );
}

function codeOf({ stated }: ImportedConstant): string | undefined {
  return stated.values.get('code')?.text;
}

/** The nearest below that states the same keys, of the same component where there is one; else the nearest above. */
function modelFor(
  constants: readonly ImportedConstant[],
  constant: NewConstant,
): ImportedConstant | undefined {
  const keys = new Set(PROPERTY_ROLES.filter((role) => constant[role] !== undefined));
  const alike = constants.filter(
    ({ stated: { values, others } }) =>
      others.length === 0 && values.size === keys.size && [...keys].every((key) => values.has(key)),
  );
  const kin = alike.filter(
    ({ stated }) => stated.values.get('component')?.text === constant.component,
  );
  const order = (a: ImportedConstant, b: ImportedConstant) =>
    compareCodes(codeOf(a) ?? '', codeOf(b) ?? '');
  const sorted = (kin.length > 0 ? kin : alike).toSorted(order);
  return (
    sorted.findLast((each) => compareCodes(codeOf(each) ?? '', constant.code) < 0) ?? sorted[0]
  );
}

function changes(
  source: CodeSource,
  constant: ImportedConstant,
  wanted: ConstantChanges,
): CatalogEdit {
  const edits: TextEdit[] = [];
  const { name } = wanted;
  const unplaced = unplacedKeys(wanted);
  if (unplaced.length > 0) {
    return refuse('layout', `Code has no place for ${listed(unplaced)}. Leave that out.`);
  }
  if (typeof name === 'string' && constant.name && name !== constant.name.text) {
    if (!isName(name)) return badName(name);
    edits.push({ ...constant.name.range, text: name });
    for (const { place } of listedPlaces(source, constant.name.text)) {
      edits.push({ start: place.start, end: place.end, text: listedAs(source, place, name) });
    }
  }
  for (const role of PROPERTY_ROLES) {
    const value = wanted[role];
    if (value === undefined || isStated(constant, role, value)) continue;
    const property = constant.properties.find((each) => each.role === role);
    const isText = typeof value === 'string' && property !== undefined;
    const text = isText
      ? respell(property, role === 'level' ? levelLike(source, property, value) : value)
      : property && Array.isArray(value)
        ? respellList(property, value as readonly string[])
        : undefined;
    if (property === undefined || text === undefined) {
      return refuse(
        'layout',
        `The ${role} of ${codeOf(constant) ?? 'the constant'} is not written where it could be replaced. Change it by hand.`,
      );
    }
    if (text !== property.source) edits.push({ ...property.value.range, text });
  }
  return { edits };
}

/** Whether nothing would change. */
function isStated(
  { stated }: ImportedConstant,
  role: PropertyRole,
  value: string | readonly string[] | null,
): boolean {
  const { text, items } = stated.values.get(role) ?? {};
  if (text === undefined || value === null) return false;
  if (typeof value !== 'string') return value.join('\0') === items?.join('\0');
  const rung = role === 'level' ? levelOf(value)?.rung : undefined;
  return text === value || (rung !== undefined && levelOf(text)?.rung === rung);
}

/** `"…"` for `"…"`, `'…'` for `'…'`, `logging.ERROR` for `logging.INFO`. */
function respell({ source, value, role }: ImportedProperty, text: string): string | undefined {
  const quote = /^[rRuU]?("|')(?!\1\1)/.exec(source)?.[1];
  // Of several adjacent literals, or of what is more than a literal, only the whole could be replaced.
  if (value.kind === 'text' && quote !== undefined) return quoted(text, quote);
  if (role !== 'level') return undefined;
  const path = /^((?:\w+\.)+)\w+$/.exec(source)?.[1];
  return path !== undefined && /^\w+$/.test(text) ? `${path}${text}` : undefined;
}

/** `_tags("a", "b")`, `["a"]` and `("a",)` with other texts. */
function respellList({ source }: ImportedProperty, items: readonly string[]): string | undefined {
  const [, open, quote, close] = /^([\w.]*[([])\s*(["'])[^]*\2,?\s*([)\]])$/.exec(source) ?? [];
  if (open === undefined || quote === undefined || close === undefined) return undefined;
  const written = items.map((item) => quoted(item, quote));
  const isTuple = open === '(' && items.length === 1;
  return `${open}${written.join(', ')}${isTuple ? ',' : ''}${close}`;
}

/** JSON's escapes are Python's and JavaScript's too. */
function quoted(text: string, quote: string): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The level as the module spells that rung elsewhere; else in the letter case of the one in its place. */
function levelLike({ imported }: CodeSource, { source }: ImportedProperty, level: string): string {
  const rung = levelOf(level)?.rung;
  const spelt = imported.constants
    .map(({ stated }) => stated.values.get('level')?.text)
    .find((text) => text !== undefined && rung !== undefined && levelOf(text)?.rung === rung);
  return spelt ?? (/[a-z]{2}/.test(source.replace(/^.*\./, '')) ? level : level.toUpperCase());
}

interface ListedPlace {
  readonly list: Aggregate;
  readonly place: TextRange;
  readonly next: TextRange | undefined;
}

function listedPlaces({ imported }: CodeSource, name: string): readonly ListedPlace[] {
  return imported.aggregates.flatMap((list) =>
    list.items.flatMap((item, index) =>
      item.name === name
        ? [
            {
              list,
              place: item.range,
              next: list.items[index + 1]?.range,
            },
          ]
        : [],
    ),
  );
}

/** `LOG_B` in the place of `LOG_A`, and `"LOG_B"` in that of `"LOG_A"`. */
function listedAs({ text }: CodeSource, { start }: TextRange, name: string): string {
  const quote = /^["']/.exec(text.slice(start, start + 1))?.[0] ?? '';
  return `${quote}${name}${quote}`;
}

/** What stands between two constants here: a line end, or an empty line as well. */
function gapAfter({ text, imported }: CodeSource, { range }: ImportedConstant): string {
  const isBetween = (end: number, start: number) => {
    const lineEnd = end + restOfLine(text, end).length;
    return end < start && /^\r?\n$/.test(text.slice(lineEnd, Math.min(start, lineEnd + 100)));
  };
  const isClose = imported.constants.some(
    (other) => isBetween(other.range.end, range.start) || isBetween(range.end, other.range.start),
  );
  const lineEnd = range.end + restOfLine(text, range.end).length;
  const isFollowed = /^\r?\n[^\S\n]*\S/.test(text.slice(lineEnd, lineEnd + 200));
  return lineEndOf(text).repeat(isClose || isFollowed ? 1 : 2);
}

function standsAlone(text: string, { start, end }: TextRange): boolean {
  const lineEnd = end + restOfLine(text, end).length;
  return indentOf(text, start) !== undefined && /^(?:\r?\n|$)/.test(text.slice(lineEnd));
}

/** White space, and what a comment says of that which ends at `offset`. */
function restOfLine(text: string, offset: number): string {
  return /^[^\S\r\n]*(?:(?:#|\/\/)[^\r\n]*)?/.exec(text.slice(offset))?.[0] ?? '';
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space before `offset`, where nothing else stands before it on its line. */
function indentOf(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*$/.test(line) ? line : undefined;
}
