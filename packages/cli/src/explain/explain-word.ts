/** A word of the catalog's vocabularies: a term, a section, a setting, a destination and the like. */
import type {
  Catalog,
  EntrySource,
  Legend,
  Level,
  Setting,
  Term,
  WordMeaning,
} from '@loglex/catalog';
import type { Page } from './page.ts';

/** `placeOf` gives the place of a declaration as people see it. */
export function explainWord(
  page: Page,
  word: string,
  meaning: WordMeaning,
  catalog: Catalog,
  placeOf: (source: EntrySource) => string,
): void {
  switch (meaning.kind) {
    case 'term': {
      const { legend, term } = meaning;
      const alias = term.name === word ? '' : `  alias of ${term.name}`;
      page.title(word, `term of the legend ${legend.name}${alias}`);
      describe(page, term);
      page.rows([...termRows(term, legend, catalog), ['declared', placeOf(term.source)]]);
      return;
    }
    case 'group': {
      const { legend, group } = meaning;
      page.title(word, `group of the legend ${legend.name}`);
      describe(page, group);
      page.rows([
        ['terms', membersOf(legend, group.name)],
        [
          'in a tag',
          `${group.required ? 'at least one' : 'none'}${group.many ? ' or several' : group.required ? ', and no more' : ' or one'}`,
        ],
        ['precedence', group.precedence.map(({ text }) => text).join(', then ') || undefined],
        ['declared', placeOf(group.source)],
      ]);
      return;
    }
    case 'scope': {
      const { legend } = meaning;
      const scoped = [...legend.terms.values()].filter((term) => term.scoped);
      page.title(word, `scope of the legend ${legend.name}`).rows([
        ['written', scoped.map(({ name }) => `${name}:${word}`).join(', ') || undefined],
        ['declared', placeOf(legend.source)],
      ]);
      return;
    }
    case 'legend': {
      const { legend } = meaning;
      page.title(word, 'legend');
      describe(page, legend);
      page.rows([
        ['terms', [...legend.terms.keys()].join(', ')],
        ['examples', legend.examples.map(({ text }) => text)],
        ['left out', legend.default && `stands for ${legend.default}`],
        ['stands in', usesOf(legend, catalog)],
        ['declared', placeOf(legend.source)],
      ]);
      return;
    }
    case 'section': {
      const { section } = meaning;
      page.title(word, 'section');
      describe(page, section);
      page.rows([
        ['level', levelLine(section)],
        [
          'keys',
          Array.from(section.keys.values(), ({ name, required, description, legend }) =>
            [
              name,
              traits(required && 'always shown', legend && `tag: ${legend}`),
              description && `: ${description}`,
            ]
              .filter(Boolean)
              .join(''),
          ),
        ],
        ['further keys', section.open ? 'may be shown' : undefined],
        ['declared', placeOf(section.source)],
      ]);
      return;
    }
    case 'section-key': {
      const { section, key } = meaning;
      page.title(word, `key of the section ${section.title}`);
      describe(page, key);
      page.rows([
        ['shown', key.required ? 'always' : undefined],
        ['tag', key.legend],
        ['declared', placeOf(key.source)],
      ]);
      return;
    }
    case 'setting': {
      const { tree, setting } = meaning;
      page.title(
        word,
        `${word === setting.key ? 'setting' : 'environment variable'} of ${tree.name}`,
      );
      describe(page, setting);
      page.rows([
        ['key', word === setting.key ? undefined : setting.key],
        ['values', valuesLine(setting)],
        ['default', setting.default],
        ['environment', word === setting.environment ? undefined : setting.environment],
        ['files', tree.files.join(', ') || undefined],
        ['declared', placeOf(setting.source)],
      ]);
      return;
    }
    case 'destination': {
      const { destination } = meaning;
      page.title(word, 'destination');
      describe(page, destination);
      page.rows([
        ['file', destination.file],
        ['levels', destination.levels.join(', ') || 'all'],
        ['declared', placeOf(destination.source)],
      ]);
      return;
    }
    case 'alert': {
      const { alert } = meaning;
      page.title(word, 'alert route');
      describe(page, alert);
      page.rows([
        ['from', alert.from],
        ['components', alert.components.map(({ text }) => text).join(', ') || 'all'],
        ['alerted by', alertedBy(alert.name, catalog).join(', ') || undefined],
        ['declared', placeOf(alert.source)],
      ]);
      return;
    }
  }
}

/** The codes that say that their records reach the route. */
function alertedBy(route: string, { constants }: Catalog): readonly string[] {
  return constants
    .filter(({ alerts }) => alerts?.some(({ text }) => text === route))
    .map(({ code }) => code);
}

function describe(page: Page, { description }: { readonly description?: string }): void {
  if (description) page.prose(description);
}

type Rows = Parameters<Page['rows']>[0];

function termRows(term: Term, legend: Legend, catalog: Catalog): Rows {
  const { argument, scoped, aliases, group, message } = term;
  const others = [...legend.terms.keys()].filter((name) => name !== term.name);
  const written = [
    term.name,
    argument && (argument.required ? `:<${argument.name}>` : `[:<${argument.name}>]`),
    scoped && '[:<scope>]',
  ];
  return [
    ['legend', legend.description],
    ['group', group],
    ['written', argument || scoped ? written.filter(Boolean).join('') : undefined],
    [
      'argument',
      argument &&
        [argument.description ?? argument.name, argument.values.join(', ')].filter(Boolean),
    ],
    ['scopes', scoped ? legend.scopes.join(', ') || undefined : undefined],
    ['message', message],
    ['level', levelLine(term)],
    ['aliases', aliases.join(', ') || undefined],
    ['other terms', others.join(', ') || undefined],
    ['stands in', usesOf(legend, catalog)],
  ];
}

function membersOf(legend: Legend, group: string): string {
  const members = [...legend.terms.values()].filter((term) => term.group === group);
  return members.map(({ name }) => name).join(', ');
}

function levelLine({ level, may }: { level: Level | undefined; may: readonly Level[] }) {
  return level && [level.native, ...may.map(({ native }) => `or ${native}`)].join(' ');
}

function traits(...parts: readonly (string | false | undefined)[]): string {
  const said = parts.filter(Boolean).join(', ');
  return said === '' ? '' : ` (${said})`;
}

function valuesLine({ type, values, legend, minimum, maximum }: Setting): string {
  return [
    values.length > 0 ? `one of ${values.join(', ')}` : legend ? `a term of ${legend}` : type,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** Where values of the legend stand: fields, sections, settings. */
function usesOf({ name }: Legend, catalog: Catalog): readonly string[] {
  const uses: string[] = [];
  for (const { keys, title } of catalog.sections.values()) {
    for (const key of keys.values()) {
      if (key.legend === name) uses.push(`the section ${title}, beside ${key.name}`);
    }
  }
  for (const { keys } of catalog.settings.values()) {
    for (const setting of keys.values()) {
      if (setting.legend === name) uses.push(`the setting ${setting.key}`);
    }
  }
  const owners = [
    ...Array.from(catalog.components.values(), ({ name: owner, fields }) => ({ owner, fields })),
    ...catalog.constants.map(({ code: owner, fields }) => ({ owner, fields })),
  ];
  for (const { owner, fields } of owners) {
    for (const field of fields.values()) {
      if (field.legend === name) uses.push(`the field ${field.name} of ${owner}`);
    }
  }
  return uses;
}
