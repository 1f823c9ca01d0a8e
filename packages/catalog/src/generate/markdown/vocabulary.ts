/** Legends, sections, settings, alert routes, destinations and manifests in Markdown. */
import type { Legend, Section, SettingsTree } from '../../legend/vocabulary.ts';
import { legendGrammar } from '../reference/legend-grammar.ts';
import type { ManifestKind } from '../../manifest/manifest-kind.ts';
import type { Reference } from '../reference/reference.ts';
import {
  levelWords,
  manifestRows,
  messageText,
  settingValues,
  termForm,
} from '../reference/words.ts';
import { list } from './component.ts';
import { codeBlock, inline, prose, table } from './escape.ts';

/** Blocks of Markdown; none where the catalog has no vocabulary. */
export function vocabularyBlocks({ catalog }: Reference): readonly string[] {
  const { legends, sections, settings, alerts, destinations, manifests } = catalog;
  return [
    ...titled('Legends', [...legends.values()].flatMap(legendBlocks)),
    ...titled('Sections', [...sections.values()].flatMap(sectionBlocks)),
    ...titled('Settings', [...settings.values()].flatMap(settingsBlocks)),
    ...titled(
      'Alert routes',
      alerts.size === 0
        ? []
        : [
            table(
              ['route', 'from', 'components', 'what it is'],
              Array.from(alerts.values(), ({ name, from, components, description }) => [
                inline(name),
                from ?? '',
                components.map(({ text }) => inline(text)).join(', ') || 'all',
                inline(description ?? ''),
              ]),
            ),
          ],
    ),
    ...titled(
      'Destinations',
      destinations.size === 0
        ? []
        : [
            table(
              ['destination', 'file', 'levels', 'what it is'],
              Array.from(destinations.values(), ({ name, file, levels, description }) => [
                inline(name),
                inline(file ?? ''),
                levels.join(', ') || 'all',
                inline(description ?? ''),
              ]),
            ),
          ],
    ),
    ...titled('Manifests', [...manifests.values()].flatMap(manifestBlocks)),
  ];
}

function manifestBlocks(kind: ManifestKind): readonly string[] {
  const { name, description } = kind;
  return [
    `### ${inline(name)}`,
    ...(description ? [prose(description)] : []),
    ...list(manifestRows(kind)),
  ];
}

function titled(title: string, blocks: readonly string[]): readonly string[] {
  return blocks.length > 0 ? [`## ${title}`, ...blocks] : [];
}

function legendBlocks(legend: Legend): readonly string[] {
  const { name, description, terms, examples, scopes } = legend;
  const grammar = legendGrammar(legend);
  return [
    `### ${inline(name)}`,
    ...(description ? [prose(description)] : []),
    ...(grammar === undefined ? [] : [codeBlock(grammar)]),
    table(
      ['written', 'group', 'what it means'],
      Array.from(terms.values(), (term) => [
        inline(termForm(term)),
        inline(term.group ?? ''),
        [
          term.description,
          term.message === undefined ? undefined : `message ${messageText(term.message)}`,
          term.level && `level ${levelWords(term)}`,
          term.aliases.length > 0 ? `also ${term.aliases.join(', ')}` : undefined,
        ]
          .filter((text) => text !== undefined)
          .map(inline)
          .join(' · '),
      ]),
    ),
    ...list([
      ['Examples', examples.map(({ text }) => text)],
      ['Scopes', scopes],
      ['A tag that is not there means', legend.default === undefined ? [] : [legend.default]],
    ]),
  ];
}

function sectionBlocks({ title, description, level, may, keys }: Section): readonly string[] {
  return [
    `### ${inline(title)}`,
    ...(description ? [prose(description)] : []),
    ...list([['Level', level ? [levelWords({ level, may })] : []]]),
    ...(keys.size > 0
      ? [
          table(
            ['key', 'tag', 'what it says'],
            Array.from(keys.values(), (key) => [
              inline(key.name),
              inline(key.legend ?? ''),
              inline(
                [key.description, key.required ? 'always shown' : undefined]
                  .filter((text) => text !== undefined)
                  .join(' · '),
              ),
            ]),
          ),
        ]
      : []),
  ];
}

function settingsBlocks({ name, description, keys }: SettingsTree): readonly string[] {
  return [
    `### ${inline(name)}`,
    ...(description ? [prose(description)] : []),
    table(
      ['key', 'values', 'default', 'environment', 'what it does'],
      Array.from(keys.values(), (setting) => [
        inline(setting.key),
        inline(settingValues(setting)),
        inline(setting.default ?? ''),
        inline(setting.environment ?? ''),
        inline(setting.description ?? ''),
      ]),
    ),
  ];
}
