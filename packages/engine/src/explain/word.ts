/** A word of the catalog's vocabularies: a term, a section, a setting, a destination and the like. */
import {
  type AlertRoute,
  type Catalog,
  type Destination,
  type EntrySource,
  type Legend,
  type Level,
  type ManifestKind,
  manifestRows,
  type Section,
  type SectionKey,
  type Setting,
  type WordMeaning,
} from '@loglex/catalog';
import type { Settings } from '../settings/settings.ts';
import { type Explanation, type ExplanationRow, prose } from './explanation.ts';
import { legendUses } from './legend-uses.ts';

/** One meaning of `word`, as it was written. `further`: rows that only the face knows. */
export function explainMeaning(
  word: string,
  meaning: WordMeaning,
  { catalog, settings }: { readonly catalog: Catalog; readonly settings: Settings },
  further: readonly ExplanationRow[] = [],
): Explanation {
  const { kind, description, rows } = said(word, meaning, catalog, settings);
  return {
    title: word,
    kind,
    body: [...prose(description), { kind: 'rows', rows: [...rows, ...further] }],
  };
}

/** Where the meaning is declared; a scope is where its legend is. */
export function sourceOfMeaning(meaning: WordMeaning): EntrySource {
  switch (meaning.kind) {
    case 'term':
      return meaning.term.source;
    case 'group':
      return meaning.group.source;
    case 'scope':
    case 'legend':
      return meaning.legend.source;
    case 'section':
      return meaning.section.source;
    case 'section-key':
      return meaning.key.source;
    case 'setting':
      return meaning.setting.source;
    case 'destination':
      return meaning.destination.source;
    case 'alert':
      return meaning.alert.source;
    case 'manifest':
      return meaning.manifest.source;
  }
}

/** What is said of a word beside where it is declared. */
interface Said {
  readonly kind: string;
  readonly description?: string | undefined;
  readonly rows: readonly ExplanationRow[];
}

function said(word: string, meaning: WordMeaning, catalog: Catalog, settings: Settings): Said {
  switch (meaning.kind) {
    case 'term':
      return ofTerm(word, meaning, catalog);
    case 'group':
      return ofGroup(meaning);
    case 'scope':
      return ofScope(meaning);
    case 'legend':
      return ofLegend(meaning.legend, catalog);
    case 'section':
      return ofSection(meaning.section);
    case 'section-key':
      return ofSectionKey(meaning);
    case 'setting':
      return ofSetting(word, meaning, settings);
    case 'destination':
      return ofDestination(meaning.destination, catalog);
    case 'alert':
      return ofAlert(meaning.alert, catalog);
    case 'manifest':
      return ofManifest(meaning.manifest);
  }
}

type Meaning<Kind extends WordMeaning['kind']> = Extract<WordMeaning, { kind: Kind }>;

function ofTerm(word: string, { legend, term }: Meaning<'term'>, catalog: Catalog): Said {
  const { name, argument, scoped, aliases, group, message, description } = term;
  const others = [...legend.terms.keys()].filter((other) => other !== name);
  const written = [
    name,
    argument && (argument.required ? `:<${argument.name}>` : `[:<${argument.name}>]`),
    scoped && '[:<scope>]',
  ];
  return {
    kind: `term of the legend ${legend.name}${name === word ? '' : `  alias of ${name}`}`,
    description,
    rows: [
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
    ],
  };
}

function ofGroup({ legend, group }: Meaning<'group'>): Said {
  const { name, description, required, many, precedence } = group;
  const members = [...legend.terms.values()].filter((term) => term.group === name);
  const least = required ? 'at least one' : 'none';
  return {
    kind: `group of the legend ${legend.name}`,
    description,
    rows: [
      ['terms', members.map((term) => term.name).join(', ')],
      ['in a tag', `${least}${many ? ' or several' : required ? ', and no more' : ' or one'}`],
      ['precedence', precedence.map(({ text }) => text).join(', then ') || undefined],
    ],
  };
}

function ofScope({ legend, scope }: Meaning<'scope'>): Said {
  const scoped = [...legend.terms.values()].filter((term) => term.scoped);
  return {
    kind: `scope of the legend ${legend.name}`,
    rows: [['written', scoped.map(({ name }) => `${name}:${scope}`).join(', ') || undefined]],
  };
}

function ofLegend(legend: Legend, catalog: Catalog): Said {
  return {
    kind: 'legend',
    description: legend.description,
    rows: [
      ['terms', [...legend.terms.keys()].join(', ')],
      [
        'messages',
        [...legend.terms.values()].flatMap((term) =>
          term.message === undefined
            ? []
            : [[term.message, levelLine(term)].filter(Boolean).join('  at ')],
        ),
      ],
      ['examples', legend.examples.map(({ text }) => text)],
      ['left out', legend.default && `stands for ${legend.default}`],
      ['stands in', usesOf(legend, catalog)],
    ],
  };
}

function ofSection(section: Section): Said {
  const { description, keys, open } = section;
  return {
    kind: 'section',
    description,
    rows: [
      ['level', levelLine(section)],
      ['keys', Array.from(keys.values(), sectionKeyLine)],
      ['further keys', open ? 'may be shown' : undefined],
    ],
  };
}

function sectionKeyLine({ name, required, description, legend }: SectionKey): string {
  const traits = [required && 'always shown', legend && `tag: ${legend}`].filter(Boolean);
  const about = traits.length > 0 ? ` (${traits.join(', ')})` : '';
  return `${name}${about}${description ? `: ${description}` : ''}`;
}

function ofSectionKey({ section, key }: Meaning<'section-key'>): Said {
  return {
    kind: `key of the section ${section.title}`,
    description: key.description,
    rows: [
      ['shown', key.required ? 'always' : undefined],
      ['tag', key.legend],
    ],
  };
}

function ofSetting(
  word: string,
  { tree, setting }: Meaning<'setting'>,
  { configuration }: Settings,
): Said {
  const places = configuration.filter(({ settings }) => settings === tree.name);
  const { key, environment, description } = setting;
  return {
    kind: `${word === key ? 'setting' : 'environment variable'} of ${tree.name}`,
    description,
    rows: [
      ['key', word === key ? undefined : key],
      ['values', valuesLine(setting)],
      ['default', setting.default],
      ['environment', word === environment ? undefined : environment],
      ['files', places.flatMap(({ files }) => files).join(', ') || undefined],
    ],
  };
}

function ofDestination(
  { name, description, file, levels }: Destination,
  { components }: Catalog,
): Said {
  const writers = [...components.values()].filter(({ destinations }) =>
    destinations.some(({ text }) => text === name),
  );
  return {
    kind: 'destination',
    description,
    rows: [
      ['file', file],
      ['levels', levels.join(', ') || 'all'],
      ['written by', writers.map((component) => component.name).join(', ') || undefined],
    ],
  };
}

function ofAlert({ name, description, from, components }: AlertRoute, catalog: Catalog): Said {
  return {
    kind: 'alert route',
    description,
    rows: [
      ['from', from],
      ['components', components.map(({ text }) => text).join(', ') || 'all'],
      ['alerted by', alertedBy(name, catalog).join(', ') || undefined],
    ],
  };
}

function ofManifest(manifest: ManifestKind): Said {
  return {
    kind: 'manifest',
    description: manifest.description,
    rows: manifestRows(manifest).map(([label, texts]) => [
      label.toLowerCase(),
      texts.join(', ') || undefined,
    ]),
  };
}

/** The codes that say that their records reach the route. */
function alertedBy(route: string, { constants }: Catalog): readonly string[] {
  return constants
    .filter(({ alerts }) => alerts?.some(({ text }) => text === route))
    .map(({ code }) => code);
}

function levelLine({ level, may }: { level: Level | undefined; may: readonly Level[] }) {
  return level && [level.native, ...may.map(({ native }) => `or ${native}`)].join(' ');
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
function usesOf(legend: Legend, catalog: Catalog): readonly string[] {
  return legendUses(legend, catalog).map(({ text }) => text);
}
