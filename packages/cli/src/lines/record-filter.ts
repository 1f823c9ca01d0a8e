/** Which records of a log are asked for: each kind of option has to be met, by one of those given. */
import { type Catalog, closest, levelOf, RUNGS, type Rung } from '@loglex/catalog';
import { CommandError } from '../command-error.ts';
import type { RecordOptions } from '../commands/lines.ts';
import { visible } from '../terminal/visible.ts';
import { fieldTests } from './field-tests.ts';
import type { ProjectLogKnowledge } from './log-knowledge.ts';
import type { KnownRecord } from './read-logs.ts';
import { timeFilter } from './record-times.ts';

export type RecordFilter = (record: KnownRecord) => boolean;

/** Throws a `CommandError` for what no record can be, and says what there is. */
export function recordFilter(
  wanted: RecordOptions,
  { catalog, isCode }: Pick<ProjectLogKnowledge, 'catalog' | 'isCode'>,
): RecordFilter {
  const { component, subcomponent, level, code, tag, field, text, since, until } = wanted;
  const filters: RecordFilter[] = [];
  if (level !== undefined) {
    const levels = new Set(level.flatMap(levelsOf));
    filters.push(({ entry }) => levels.has(entry.level ?? 'none'));
  }
  if (component !== undefined) {
    const names = known('component', component, componentsIn(catalog));
    filters.push(({ entry }) => entry.component !== undefined && names.has(entry.component));
  }
  if (subcomponent !== undefined) {
    const names = known('subcomponent', subcomponent, subcomponentsIn(catalog));
    filters.push(({ entry }) => entry.subcomponent !== undefined && names.has(entry.subcomponent));
  }
  if (code !== undefined) {
    const isWanted = code.map((one) => codeTest(one, catalog, isCode));
    filters.push(({ entry }) => entry.code !== undefined && isWanted.some((is) => is(entry.code!)));
  }
  if (tag !== undefined) {
    const tags = known('tag', tag, new Set(catalog.constants.flatMap((one) => one.tags)));
    filters.push(({ constants }) =>
      constants.some((one) => one.tags.some((each) => tags.has(each))),
    );
  }
  if (text !== undefined) {
    const texts = text.map((one) => one.toLowerCase());
    filters.push(({ record: { message, detail, trace } }) =>
      [message, detail ?? '', ...trace].some((said) => {
        const lower = said.toLowerCase();
        return texts.some((one) => lower.includes(one));
      }),
    );
  }
  if (field !== undefined) filters.push(...fieldTests(field));
  if (since !== undefined || until !== undefined) filters.push(timeFilter(since, until));
  return (record) => filters.every((filter) => filter(record));
}

function componentsIn({ components, constants }: Catalog): ReadonlySet<string> {
  return new Set([...components.keys(), ...constants.flatMap(({ component }) => component ?? [])]);
}

function subcomponentsIn({ components, constants }: Catalog): ReadonlySet<string> {
  const declared = [...components.values()].flatMap((one) => [...one.subcomponents.keys()]);
  return new Set([...declared, ...constants.flatMap(({ subcomponent }) => subcomponent ?? [])]);
}

function known(
  kind: string,
  names: readonly string[],
  there: ReadonlySet<string>,
): ReadonlySet<string> {
  for (const name of names) {
    if (there.has(name)) continue;
    const near = closest(name, there);
    const rest = near === undefined ? listed(there, kind) : ` Did you mean ${visible(near)}?`;
    throw new CommandError(`${visible(name)} is no ${kind} of the catalog.${rest}`);
  }
  return new Set(names);
}

/** More names than these are no help. */
const MOST_LISTED = 20;

function listed(there: ReadonlySet<string>, kind: string): string {
  const names = [...there].sort();
  if (names.length === 0) return ` It has no ${kind}s.`;
  const more = names.length > MOST_LISTED ? `, and ${names.length - MOST_LISTED} more` : '';
  return ` There are ${names.slice(0, MOST_LISTED).map(visible).join(', ')}${more}.`;
}

/** `warn`, `>=warn`, `=warn`, `<=info`, `none` */
function levelsOf(text: string): readonly (Rung | 'none')[] {
  if (text === 'none') return ['none'];
  const [, sign = '>=', name = ''] = /^(>=|<=|=|<|>)?\s*(.*)$/s.exec(text) ?? [];
  const level = levelOf(name);
  if (level === undefined) {
    throw new CommandError(
      `${visible(name)} is no level. There are ${RUNGS.join(', ')}, and none for records without one.`,
    );
  }
  const at = RUNGS.indexOf(level.rung);
  return RUNGS.filter((_, index) => {
    if (index === at) return sign.includes('=');
    return index > at ? sign.startsWith('>') : sign.startsWith('<');
  });
}

/** `SHOP101`, `ORDER_PLACED`, `SHOP1*` */
function codeTest(
  wanted: string,
  catalog: Catalog,
  isCode: (text: string) => boolean,
): (code: string) => boolean {
  if (wanted.includes('*')) {
    const pieces = wanted.split('*').map((piece) => piece.replace(/[^\w]/g, '\\$&'));
    const pattern = new RegExp(`^${pieces.join('.*')}$`, 'su');
    return (code) => pattern.test(code);
  }
  const named = [...catalog.byName(wanted), ...catalog.retiredByName(wanted)];
  const codes = new Set([wanted, ...named.map(({ code }) => code)]);
  // A code that the catalog has not may stand in a log all the same.
  if (codes.size > 1 || isCode(wanted)) return (code) => codes.has(code);
  const names = catalog.constants.flatMap(({ code, name }) => [code, name]);
  const near = closest(wanted, names);
  const meant = near === undefined ? '' : ` Did you mean ${visible(near)}?`;
  throw new CommandError(`${visible(wanted)} is no code or name of the catalog.${meant}`);
}
