/** All places of a project that mean what stands at a cursor: what references list and a highlight marks. */
import type {
  EntrySource,
  Location,
  LogConstant,
  RetiredConstant,
  TextRange,
} from '@loglex/catalog';
import { createProjectIndex } from '../index/project-index.ts';
import { usesOf } from '../index/uses.ts';
import { placeholdersOf } from './catalog-target.ts';
import { declarationsOf } from './declaration.ts';
import { withoutQuotes } from './ranges.ts';
import type { RecordWriter } from './record-writers.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { shownRange, vocabularyWords } from './source-target.ts';
import type {
  ComponentTarget,
  ConstantTarget,
  EditorTarget,
  FieldTarget,
  WordTarget,
} from './target.ts';

export interface Occurrence extends Location {
  /** `declaration`: where the catalog declares it; `use`: in code; `mention`: elsewhere in the catalog. */
  readonly role: 'declaration' | 'use' | 'mention';
}

/** Every occurrence once, by file and place. A tag has none of its own: its words do. */
export function occurrencesOf(snapshot: Snapshot, target: EditorTarget): readonly Occurrence[] {
  const found = new Map<string, Occurrence>();
  for (const occurrence of occurrences(snapshot, target)) {
    const { file, range } = occurrence;
    const key = `${range.start} ${range.end} ${file}`;
    if (!found.has(key)) found.set(key, occurrence);
  }
  return [...found.values()].sort(byPlace);
}

function occurrences(snapshot: Snapshot, target: EditorTarget): readonly Occurrence[] {
  switch (target.kind) {
    case 'constant':
      return ofConstant(snapshot, target);
    case 'field':
      return ofField(snapshot, target);
    case 'component':
      return ofComponent(snapshot, target);
    case 'word':
      return ofWord(snapshot, target);
    case 'reading':
      return declarationsOf(target).map(({ file, selection }) => ({
        file,
        range: selection,
        role: 'declaration',
      }));
    case 'record':
      return target.writers.flatMap((writer) => (writer.isBest ? ofWriter(snapshot, writer) : []));
  }
}

/** A call without a code means itself. */
function ofWriter(snapshot: Snapshot, { constant, sites }: RecordWriter): readonly Occurrence[] {
  if (constant === undefined) {
    return sites.map(({ file, selection }) => ({ file, range: selection, role: 'use' }));
  }
  return ofConstant(snapshot, { constants: [constant], retired: [] });
}

function ofConstant(
  snapshot: Snapshot,
  { constants, retired }: Pick<ConstantTarget, 'constants' | 'retired'>,
): Occurrence[] {
  const entries = [...constants, ...retired];
  return [
    ...entries.flatMap((entry) => declared(snapshot, entry)),
    ...entries.flatMap(({ code }) => namedAsSuccessor(snapshot, code)),
    ...entries.flatMap((entry) => inCode(snapshot, entry)),
  ];
}

function inCode(snapshot: Snapshot, entry: LogConstant | RetiredConstant): Occurrence[] {
  return usesOf(entry, snapshot.index, snapshot.sessionOf).map(({ file, mention }) => ({
    file,
    range: shownRange(mention),
    role: 'use',
  }));
}

function declared(snapshot: Snapshot, { source }: { readonly source: EntrySource }): Occurrence[] {
  const keys = ['code', 'name'].filter((key) => source.values.has(key));
  return keys.flatMap((key) => placed(snapshot, source, source.values.get(key), 'declaration'));
}

/** Entries that say that this code stands in their place. */
function namedAsSuccessor(snapshot: Snapshot, code: string): Occurrence[] {
  const { constants, retired } = snapshot.session.catalog;
  return [
    ...constants
      .filter(({ deprecated }) => deprecated?.replacedBy === code)
      .map(({ source }) => ({ source, key: 'deprecated.replaced-by' })),
    ...retired
      .filter(({ replacedBy }) => replacedBy === code)
      .map(({ source }) => ({ source, key: 'replaced-by' })),
  ].flatMap(({ source, key }) => placed(snapshot, source, source.values.get(key), 'mention'));
}

function ofField(snapshot: Snapshot, { name, constant, field }: FieldTarget): Occurrence[] {
  const { file } = constant.source;
  const inMessage = placeholdersOf(constant).filter((hole) => hole.name === name);
  const uses = usesOf(constant, snapshot.index, snapshot.sessionOf);
  return [
    ...(field ? [{ ...field.source, role: 'declaration' as const }] : []),
    ...inMessage.map(({ range }) => ({ file, range, role: 'mention' as const })),
    ...uses.flatMap(({ file, call }): Occurrence[] => {
      return (call?.fields ?? []).flatMap((entry) =>
        entry.kind === 'field' && entry.key === name
          ? [{ file, range: entry.keyRange, role: 'use' }]
          : [],
      );
    }),
  ];
}

function ofComponent(
  snapshot: Snapshot,
  { component, subcomponent }: ComponentTarget,
): Occurrence[] {
  const members = snapshot.session.catalog.constants.filter(
    (constant) =>
      constant.component === component.name &&
      (subcomponent === undefined || constant.subcomponent === subcomponent),
  );
  const key = subcomponent === undefined ? 'component' : 'subcomponent';
  const own =
    subcomponent === undefined
      ? placed(snapshot, component.source, component.source.key, 'declaration')
      : [];
  return [
    ...own,
    ...members.flatMap(({ source }) => placed(snapshot, source, source.values.get(key), 'mention')),
  ];
}

/** A word of a vocabulary where the settings hold code and configuration to it. */
function ofWord(snapshot: Snapshot, { meanings }: WordTarget): Occurrence[] {
  const declarations = meanings.flatMap((meaning): Occurrence[] => {
    const [place] = declarationsOf({ kind: 'word', range: NOWHERE, text: '', meanings: [meaning] });
    return place ? [{ file: place.file, range: place.selection, role: 'declaration' }] : [];
  });
  const spellings = new Set(meanings.flatMap(spellingsOf));
  const legends = new Set(
    meanings.flatMap((meaning) => ('legend' in meaning ? [meaning.legend.name] : [])),
  );
  const kinds = new Set(meanings.map(({ kind }) => kind));
  const uses = [...snapshot.index.files()].flatMap((facts) => [
    ...[...vocabularyWords(facts)]
      .filter(
        ({ word, kinds: may, legend }) =>
          spellings.has(word.text) &&
          may.some((kind) => kinds.has(kind)) &&
          (legend === undefined || legends.has(legend)),
      )
      .map(({ word }): Occurrence => ({ file: facts.file, range: word.range, role: 'use' })),
  ]);
  return [...declarations, ...uses];
}

const NOWHERE: TextRange = { start: 0, end: 0 };

/** By which texts code may mean it. */
function spellingsOf(meaning: WordTarget['meanings'][number]): readonly string[] {
  switch (meaning.kind) {
    case 'term':
      return [meaning.term.name, ...meaning.term.aliases];
    case 'group':
      return [meaning.group.name];
    case 'scope':
      return [meaning.scope];
    case 'legend':
      return [meaning.legend.name];
    case 'section':
      return [meaning.section.title];
    case 'section-key':
      return [meaning.key.name];
    case 'setting': {
      const { key, environment } = meaning.setting;
      return environment === undefined ? [key] : [key, environment];
    }
    case 'destination':
      return [meaning.destination.name];
    case 'alert':
      return [meaning.alert.name];
    case 'manifest':
      return [meaning.manifest.name];
  }
}

/** A scalar of the catalog, without its quotes where its text is at hand. */
function placed(
  snapshot: Snapshot,
  { file }: EntrySource,
  range: TextRange | undefined,
  role: Occurrence['role'],
): Occurrence[] {
  if (range === undefined) return [];
  const text = snapshot.catalogTexts.find((each) => each.file === file)?.text;
  return [{ file, range: text === undefined ? range : withoutQuotes(text, range), role }];
}

/** The same in one file alone: the others are not asked. */
export function occurrencesIn(
  snapshot: Snapshot,
  target: EditorTarget,
  { file, facts }: Pick<EditorDocument, 'file' | 'facts'>,
): readonly Occurrence[] {
  const alone = { ...snapshot, index: createProjectIndex(facts === undefined ? [] : [facts]) };
  return occurrencesOf(alone, target).filter((each) => each.file === file);
}

function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
