/** What a call writes as a section, or builds of one: title, keys, tags and level. */
import type { SectionEntry, SectionSite, Word } from '../../facts/file-facts.ts';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { PyArgument, PyCall, PyExpression } from '../../ports.ts';
import type { ProjectMatch } from '../../sinks/project-sinks.ts';
import type { CompiledSectionCall, Roles } from '../../sinks/section-calls.ts';
import type { EntryRole, SectionRole } from '../../settings/settings.ts';
import { statedLevel } from './levels.ts';
import type { MessageReader } from './message.ts';
import { branchesOf, rangeOf } from './node.ts';
import { staticWord } from './word.ts';

export interface SectionReading {
  readonly text: string;
  readonly messages: Pick<MessageReader, 'staticText'>;
  /** Whether a callee is the one that makes entries of the section. */
  makesEntry(callee: PyExpression): boolean;
}

/** A site for each title that the call may give; none where nobody can tell before the code runs. */
export function sectionSites(
  call: PyCall,
  { declared, level }: CompiledSectionCall,
  match: ProjectMatch,
  reading: SectionReading,
): readonly SectionSite[] {
  const { text, messages } = reading;
  const given = byRole(call.arguments, declared);
  const title = given.get('title')?.value;
  if (title === undefined) return [];
  const shown = entriesOf(given.get('entries')?.value, declared.entry, reading);
  const range = rangeOf(call.callee);
  const fallback = match.level ?? level;
  const unsure = call.arguments.some(({ star }) => star !== '');
  const argument = given.get('level')?.value;
  const stated: StatedLevel | undefined =
    argument !== undefined
      ? statedLevel(argument, messages, text)
      : fallback !== undefined && !unsure
        ? { ...fallback, range }
        : undefined;
  return branchesOf(title).flatMap((branch) => {
    const word = staticWord(branch, messages, text);
    return word === undefined ? [] : [{ title: word, ...shown, ...(stated && { level: stated }) }];
  });
}

/** The argument of each role. After a star nobody can tell which stands where. */
function byRole<Role extends SectionRole | EntryRole>(
  args: readonly PyArgument[],
  roles: Roles<Role>,
): ReadonlyMap<Role, PyArgument> {
  const found = new Map<Role, PyArgument>();
  let position = 0;
  for (const argument of args) {
    const { keyword, star } = argument;
    if (star === '*') position = Number.POSITIVE_INFINITY;
    if (star !== '') continue;
    const role = keyword === undefined ? roles.args[position++] : roles.keywords.get(keyword.text);
    if (role !== undefined && !found.has(role)) found.set(role, argument);
  }
  return found;
}

type Shown = Pick<SectionSite, 'entries' | 'complete'>;

const UNKNOWN: Shown = { entries: [], complete: false };

function entriesOf(
  node: PyExpression | undefined,
  form: CompiledSectionCall['declared']['entry'],
  reading: SectionReading,
): Shown {
  if (node?.type === 'Dict') {
    return collected(
      node.entries.map(({ key, value }) => {
        const word = key && staticWord(key, reading.messages, reading.text);
        return word && { key: word, ...tagIn(value, form, reading) };
      }),
    );
  }
  if (node?.type !== 'List' && node?.type !== 'Tuple') return UNKNOWN;
  return collected(
    node.children.map((child) => {
      const item = child as PyExpression;
      const part = partsOf(item, form, reading);
      return part && entryOf(part, reading);
    }),
  );
}

function collected(entries: readonly (SectionEntry | undefined)[]): Shown {
  const known = entries.filter((entry) => entry !== undefined);
  return { entries: known, complete: known.length === entries.length };
}

/** What an entry is made of, by role. */
type Parts = ReadonlyMap<EntryRole, PyExpression>;

function partsOf(
  item: PyExpression,
  form: Roles<EntryRole>,
  { makesEntry, messages }: SectionReading,
): Parts | undefined {
  if (item.type === 'Tuple' || item.type === 'List') {
    const parts = item.children as readonly PyExpression[];
    // After a star nobody can tell which part stands where.
    if (parts.some(({ type }) => type === 'Starred')) return undefined;
    return new Map(parts.flatMap((part, index) => pair(form.args[index], part)));
  }
  if (item.type === 'Dict') {
    return new Map(
      item.entries.flatMap(({ key, value }) => {
        const name = key && messages.staticText(key);
        return pair(name === undefined ? undefined : form.keywords.get(name), value);
      }),
    );
  }
  if (item.type !== 'Call' || !makesEntry(item.callee)) return undefined;
  return new Map(Array.from(byRole(item.arguments, form), ([role, { value }]) => [role, value]));
}

function pair(role: EntryRole | undefined, part: PyExpression): [EntryRole, PyExpression][] {
  return role === undefined ? [] : [[role, part]];
}

function entryOf(parts: Parts, { messages, text }: SectionReading): SectionEntry | undefined {
  const word = (role: EntryRole): Word | undefined => {
    const part = parts.get(role);
    return part && staticWord(part, messages, text);
  };
  const key = word('key');
  const tag = word('tag');
  return key && { key, ...(tag && { tag }) };
}

/** The tag of an entry of a map, whose value may be a tuple, an object or a call with one. */
function tagIn(
  value: PyExpression,
  { keywords }: Roles<EntryRole>,
  reading: SectionReading,
): Pick<SectionEntry, 'tag'> {
  if (value.type !== 'Dict' && value.type !== 'Call') return {};
  const tag = partsOf(value, { args: [], keywords }, reading)?.get('tag');
  const word = tag && staticWord(tag, reading.messages, reading.text);
  return word ? { tag: word } : {};
}
