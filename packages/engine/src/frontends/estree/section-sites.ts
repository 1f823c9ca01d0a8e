/** What a call writes as a section, or builds of one: title, keys, tags and level. */
import type { SectionEntry, SectionSite, Word } from '../../facts/file-facts.ts';
import type { StatedLevel } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';
import type { ProjectMatch } from '../../sinks/project-sinks.ts';
import type { CompiledSectionCall, Roles } from '../../sinks/section-calls.ts';
import type { EntryRole, SectionRole } from '../../settings/settings.ts';
import type { Place } from './bindings.ts';
import { createLevelReader } from './levels.ts';
import type { MessageReader } from './message.ts';
import { branchesOf, childOf, childrenOf, keyName, rangeOf, unwrap } from './node.ts';
import { literalWord, staticWord } from './word.ts';

export interface SectionReading {
  readonly text: string;
  readonly place: Place;
  readonly messages: MessageReader;
  /** Whether a call is the one that makes entries of the section. */
  makesEntry(call: EsNode): boolean;
}

/** A site for each title that the call may give; none where nobody can tell before the code runs. */
export function sectionSites(
  call: EsNode,
  callee: EsNode,
  { declared, level }: CompiledSectionCall,
  match: ProjectMatch,
  reading: SectionReading,
): readonly SectionSite[] {
  const { text, place, messages } = reading;
  const args = childrenOf(call, 'arguments');
  const given = byRole(args, declared);
  const title = given.get('title');
  if (title === undefined) return [];
  const shown = entriesOf(given.get('entries'), declared.entry, reading);
  const argument = given.get('level');
  const fallback = match.level ?? level;
  const unsure = args.some(({ type }) => type === 'SpreadElement');
  const levels = createLevelReader(messages);
  const stated: StatedLevel | undefined =
    argument !== undefined
      ? (levels.read(argument, place) ?? levels.dynamic(argument, place))
      : fallback !== undefined && !unsure
        ? { ...fallback, range: rangeOf(callee) }
        : undefined;
  return branchesOf(title).flatMap((branch) => {
    const word = staticWord(branch, place, messages, text);
    return word === undefined ? [] : [{ title: word, ...shown, ...(stated && { level: stated }) }];
  });
}

/** The value of each role: by position up to a spread, and by key in object literals that are not the entries. */
function byRole<Role extends SectionRole | EntryRole>(
  args: readonly EsNode[],
  roles: Roles<Role>,
): ReadonlyMap<Role, EsNode> {
  const found = new Map<Role, EsNode>();
  for (const [index, argument] of args.entries()) {
    if (argument.type === 'SpreadElement') break;
    const role = roles.args[index];
    const isKeyed = role !== 'entries' && unwrap(argument).type === 'ObjectExpression';
    if (isKeyed) addKeys(argument, roles.keywords, found);
    else if (role !== undefined) found.set(role, argument);
  }
  return found;
}

function addKeys<Role>(
  node: EsNode,
  keywords: ReadonlyMap<string, Role>,
  found: Map<Role, EsNode>,
): void {
  for (const property of childrenOf(unwrap(node), 'properties')) {
    const role = keywords.get(keyName(property) ?? '');
    const value = childOf(property, 'value');
    if (role !== undefined && value && !found.has(role)) found.set(role, value);
  }
}

type Shown = Pick<SectionSite, 'entries' | 'complete'>;

function entriesOf(
  given: EsNode | undefined,
  form: CompiledSectionCall['declared']['entry'],
  reading: SectionReading,
): Shown {
  const node = given && unwrap(given);
  if (node?.type === 'ObjectExpression') {
    return collected(
      childrenOf(node, 'properties').map((property) => {
        const key = keyWord(property, reading.text);
        const value = childOf(property, 'value');
        return key && { key, ...(value && tagIn(value, form, reading)) };
      }),
    );
  }
  if (node?.type !== 'ArrayExpression') return { entries: [], complete: false };
  return collected(
    childrenOf(node, 'elements').map((item) => {
      const parts = partsOf(unwrap(item), form, reading);
      return parts && entryOf(parts, reading);
    }),
  );
}

function collected(entries: readonly (SectionEntry | undefined)[]): Shown {
  const known = entries.filter((entry) => entry !== undefined);
  return { entries: known, complete: known.length === entries.length };
}

/** The key of a property as it is written; `undefined` for a spread, a method and what is computed. */
function keyWord(property: EsNode, text: string): Word | undefined {
  const name = keyName(property);
  const key = childOf(property, 'key');
  if (name === undefined || key === undefined) return undefined;
  return literalWord(key, text) ?? { text: name, range: rangeOf(key) };
}

/** What an entry is made of, by role. */
type Parts = ReadonlyMap<EntryRole, EsNode>;

function partsOf(
  item: EsNode,
  form: Roles<EntryRole>,
  { makesEntry }: SectionReading,
): Parts | undefined {
  switch (item.type) {
    case 'ArrayExpression': {
      const parts = childrenOf(item, 'elements');
      // After a spread nobody can tell which part stands where.
      if (parts.some(({ type }) => type === 'SpreadElement')) return undefined;
      return byRole(parts, { args: form.args, keywords: new Map() });
    }
    case 'ObjectExpression': {
      const found = new Map<EntryRole, EsNode>();
      addKeys(item, form.keywords, found);
      return found;
    }
    case 'CallExpression':
    case 'NewExpression':
      return makesEntry(item) ? byRole(childrenOf(item, 'arguments'), form) : undefined;
    default:
      return undefined;
  }
}

function entryOf(
  parts: Parts,
  { place, messages, text }: SectionReading,
): SectionEntry | undefined {
  const word = (role: EntryRole): Word | undefined => {
    const part = parts.get(role);
    return part && staticWord(part, place, messages, text);
  };
  const key = word('key');
  const tag = word('tag');
  return key && { key, ...(tag && { tag }) };
}

/** The tag of an entry of a map, whose value may be an object or a call with one. */
function tagIn(
  given: EsNode,
  { keywords }: Roles<EntryRole>,
  reading: SectionReading,
): Pick<SectionEntry, 'tag'> {
  const value = unwrap(given);
  if (value.type === 'ArrayExpression') return {};
  const tag = partsOf(value, { args: [], keywords }, reading)?.get('tag');
  const word = tag && staticWord(tag, reading.place, reading.messages, reading.text);
  return word ? { tag: word } : {};
}
