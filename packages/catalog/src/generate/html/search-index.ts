/** The index that the search of a page runs on: a script of data, so that it loads without a server. */
import type { Rung } from '../../level.ts';
import type { Catalog, LogConstant, RetiredConstant } from '../../model.ts';
import { anchorOf } from '../reference/anchors.ts';
import { GENERATED_BY } from '../reference/header.ts';
import type { Reference } from '../reference/reference.ts';
import { wellFormed } from '../reference/visible-text.ts';
import { messageText, settingValues } from '../reference/words.ts';
import { ALERTS, pageOf, SETTINGS, VOCABULARY } from './site-map.ts';

/** What a page knows of everything that can be found. Words that repeat are numbers: places in the lists. */
export interface SearchIndex {
  readonly components: readonly string[];
  readonly subcomponents: readonly string[];
  readonly tags: readonly string[];
  readonly levels: readonly (readonly [native: string, rung: Rung])[];
  /** Paths from the root of the site. */
  readonly pages: readonly string[];
  readonly entries: readonly IndexEntry[];
}

/** A list and no object: a key for each value would double the weight. -1 stands for none. */
export type IndexEntry = readonly [
  /** A code, or a word of the vocabulary. */
  title: string,
  /** Its name, where it has another; of a word, what kind of word it is. */
  name: string,
  state: EntryState,
  level: number,
  component: number,
  subcomponent: number,
  tags: readonly number[],
  message: string,
  description: string,
  action: string,
  page: number,
  anchor: string,
  /** Former names, and other words by which it can be found. */
  aliases: readonly string[],
];

/** 0: in use. 1: deprecated. 2: retired. 3: no code, but a word of the vocabulary. */
export type EntryState = 0 | 1 | 2 | 3;

/** The name by which the script hands the index over. */
const GLOBAL = 'loglexIndex';

export function searchIndexScript(reference: Reference): string {
  const { entries, ...lists } = searchIndex(reference);
  // A line for each entry, so that a change of one is a change of one line.
  const lines = entries.map(inertJson).join(',\n');
  return `// ${GENERATED_BY}\nglobalThis.${GLOBAL} = {\n...${inertJson(lists)},\nentries: [\n${lines}\n]};\n`;
}

/** JSON that means the same in a script, in a file or in a page: no text can end the string that it is in. */
function inertJson(value: unknown): string {
  const json = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? wellFormed(part) : part,
  );
  return json.replace(
    /[<>\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function searchIndex(reference: Reference): SearchIndex {
  const components = createList<string>();
  const subcomponents = createList<string>();
  const tags = createList<string>();
  const levels = createList<readonly [string, Rung]>(([native]) => native);
  const pages = createList<string>();
  const entries: IndexEntry[] = [];
  for (const group of reference.groups) {
    const page = pages.add(pageOf(group).path);
    for (const constant of group.constants) entries.push(ofConstant(constant, page));
    for (const retired of group.retired) entries.push(ofRetired(retired, group.name, page));
  }
  for (const { title, kind, text, path, anchor, aliases = [] } of wordsOf(reference.catalog)) {
    entries.push([title, kind, 3, -1, -1, -1, [], text, '', '', pages.add(path), anchor, aliases]);
  }
  return {
    components: components.items,
    subcomponents: subcomponents.items,
    tags: tags.items,
    levels: levels.items,
    pages: pages.items,
    entries,
  };

  function ofConstant(constant: LogConstant, page: number): IndexEntry {
    const { code, name, level, component, subcomponent, message, aliases } = constant;
    const { description = '', action = '', deprecated } = constant;
    return [
      code,
      name === code ? '' : name,
      deprecated ? 1 : 0,
      level ? levels.add([level.native, level.rung]) : -1,
      component === undefined ? -1 : components.add(component),
      subcomponent === undefined ? -1 : subcomponents.add(subcomponent),
      constant.tags.map(tags.add),
      messageText(message),
      description,
      action,
      page,
      reference.anchorOf(constant),
      aliases,
    ];
  }

  function ofRetired(entry: RetiredConstant, owner: string | undefined, page: number): IndexEntry {
    const { code, name, replacedBy, reason = '' } = entry;
    return [
      code,
      name === undefined || name === code ? '' : name,
      2,
      -1,
      owner === undefined ? -1 : components.add(owner),
      -1,
      [],
      '',
      reason,
      replacedBy === undefined ? '' : `Use ${replacedBy} instead.`,
      page,
      reference.anchorOf(entry),
      [],
    ];
  }
}

interface Word {
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  readonly path: string;
  readonly anchor: string;
  readonly aliases?: readonly string[];
}

function* wordsOf(catalog: Catalog): Generator<Word> {
  for (const { name, description = '', terms } of catalog.legends.values()) {
    const place = { path: VOCABULARY.path, anchor: `legend-${anchorOf(name)}` };
    yield { title: name, kind: 'legend', text: description, ...place };
    for (const { name: title, description: text = '', aliases } of terms.values()) {
      yield { title, kind: `term of ${name}`, text, aliases, ...place };
    }
  }
  for (const { title, description: text = '', keys } of catalog.sections.values()) {
    const place = { path: VOCABULARY.path, anchor: `section-${anchorOf(title)}` };
    yield { title, kind: 'section', text, aliases: [...keys.keys()], ...place };
  }
  for (const tree of catalog.settings.values()) {
    for (const setting of tree.keys.values()) {
      const { key, description, environment } = setting;
      yield {
        title: key,
        kind: `setting of ${tree.name}`,
        text: description ?? settingValues(setting),
        aliases: environment === undefined ? [] : [environment],
        path: SETTINGS.path,
        anchor: `setting-${anchorOf(tree.name)}-${anchorOf(key)}`,
      };
    }
  }
  for (const { name: title, description: text = '' } of catalog.alerts.values()) {
    const anchor = `alert-${anchorOf(title)}`;
    yield { title, kind: 'alert route', text, path: ALERTS.path, anchor };
  }
  for (const { name: title, description: text = '' } of catalog.destinations.values()) {
    const anchor = `destination-${anchorOf(title)}`;
    yield { title, kind: 'destination', text, path: ALERTS.path, anchor };
  }
  for (const { name: title, description: text = '' } of catalog.manifests.values()) {
    const anchor = `manifest-${anchorOf(title)}`;
    yield { title, kind: 'manifest', text, path: VOCABULARY.path, anchor };
  }
}

interface List<Item> {
  readonly items: readonly Item[];
  /** The place of the item, which is added where it is new. */
  add(item: Item): number;
}

function createList<Item>(keyOf: (item: Item) => unknown = (item) => item): List<Item> {
  const items: Item[] = [];
  const places = new Map<unknown, number>();
  return {
    items,
    add(item) {
      const key = keyOf(item);
      let place = places.get(key);
      if (place === undefined) {
        place = items.push(item) - 1;
        places.set(key, place);
      }
      return place;
    },
  };
}
