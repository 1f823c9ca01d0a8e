/** What a tag or a word means, asked of a whole catalog by someone who met it in a log. */
import type {
  AlertRoute,
  Legend,
  Section,
  SectionKey,
  Setting,
  SettingsTree,
  Term,
  TermGroup,
} from './vocabulary.ts';
import type { ManifestKind } from '../manifest/manifest-kind.ts';
import type { Catalog, Destination } from '../model.ts';
import { closest } from '../lookup/nearest.ts';
import { matchMessage } from './match-message.ts';
import type { MessageMatch } from './match-message.ts';
import { parseTag } from './parse-tag.ts';
import type { ParsedTag } from './tag.ts';
import { grammarOf } from './tag-grammar.ts';

/** A legend's reading of a text. */
export type Reading =
  | { readonly kind: 'tag'; readonly legend: Legend; readonly tag: ParsedTag }
  | { readonly kind: 'message'; readonly legend: Legend; readonly match: MessageMatch };

/**
 * The legends that read `text` as a tag or as one of their messages. Where none does so without a
 * problem, those that know at least one of its terms, the one with the fewest problems first.
 */
export function explainTag(catalog: Catalog, text: string): readonly Reading[] {
  const readings = [...catalog.legends.values()].flatMap((legend): Reading[] => {
    const match = matchMessage(legend, text);
    if (match) return [{ kind: 'message', legend, match }];
    const tag = parseTag(legend, text);
    return tag.terms.length > 0 ? [{ kind: 'tag', legend, tag }] : [];
  });
  const clean = readings.filter((reading) => problemsOf(reading) === 0);
  if (clean.length > 0) return clean;
  return readings.toSorted((a, b) => problemsOf(a) - problemsOf(b));
}

function problemsOf(reading: Reading): number {
  return reading.kind === 'tag' ? reading.tag.problems.length : 0;
}

/** What a word is to a catalog; it may be several things. */
export type WordMeaning =
  | { readonly kind: 'term'; readonly legend: Legend; readonly term: Term }
  | { readonly kind: 'group'; readonly legend: Legend; readonly group: TermGroup }
  | { readonly kind: 'scope'; readonly legend: Legend; readonly scope: string }
  | { readonly kind: 'legend'; readonly legend: Legend }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'section-key'; readonly section: Section; readonly key: SectionKey }
  | { readonly kind: 'setting'; readonly tree: SettingsTree; readonly setting: Setting }
  | { readonly kind: 'destination'; readonly destination: Destination }
  | { readonly kind: 'alert'; readonly alert: AlertRoute }
  | { readonly kind: 'manifest'; readonly manifest: ManifestKind };

/** All that `word` means, letter for letter: terms and aliases first, then what merely has this name. */
export function explainWord(catalog: Catalog, word: string): readonly WordMeaning[] {
  return [...meanings(catalog, word)];
}

function* meanings(catalog: Catalog, word: string): Generator<WordMeaning> {
  for (const legend of catalog.legends.values()) {
    const term = grammarOf(legend).words.get(word);
    if (term) yield { kind: 'term', legend, term };
  }
  for (const legend of catalog.legends.values()) {
    const group = legend.groups.get(word);
    if (group) yield { kind: 'group', legend, group };
    if (legend.scopes.includes(word)) yield { kind: 'scope', legend, scope: word };
    if (legend.name === word) yield { kind: 'legend', legend };
  }
  for (const section of catalog.sections.values()) {
    if (section.title === word) yield { kind: 'section', section };
    const key = section.keys.get(word);
    if (key) yield { kind: 'section-key', section, key };
  }
  for (const tree of catalog.settings.values()) {
    for (const setting of tree.keys.values()) {
      if (setting.key === word || setting.environment === word) {
        yield { kind: 'setting', tree, setting };
      }
    }
  }
  const destination = catalog.destinations.get(word);
  if (destination) yield { kind: 'destination', destination };
  const alert = catalog.alerts.get(word);
  if (alert) yield { kind: 'alert', alert };
  const manifest = catalog.manifests.get(word);
  if (manifest) yield { kind: 'manifest', manifest };
}

/** The word of the catalog's vocabularies that a mistyped one was most likely meant to be. */
export function suggestWord(catalog: Catalog, word: string): string | undefined {
  return closest(word, wordsOf(catalog));
}

function* wordsOf(catalog: Catalog): Generator<string> {
  for (const legend of catalog.legends.values()) {
    yield* grammarOf(legend).words.keys();
    yield* legend.groups.keys();
    yield* legend.scopes;
    yield legend.name;
  }
  for (const section of catalog.sections.values()) {
    yield section.title;
    yield* section.keys.keys();
  }
  for (const { keys } of catalog.settings.values()) {
    for (const { key, environment } of keys.values()) {
      yield key;
      if (environment !== undefined) yield environment;
    }
  }
  yield* catalog.destinations.keys();
  yield* catalog.alerts.keys();
  yield* catalog.manifests.keys();
}
