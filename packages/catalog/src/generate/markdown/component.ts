/** A component in Markdown: what it is, and each of its codes, what to do first. */
import type { Component, Field, LogConstant, RetiredConstant, Succession } from '../../model.ts';
import {
  isRetired,
  type EmitSite,
  type Placed,
  type Reference,
  type ReferenceEntry,
  type ReferenceGroup,
} from '../reference/reference.ts';
import { linkable } from '../reference/source-url.ts';
import { counted, fieldTraits, fieldType, levelWords, messageText } from '../reference/words.ts';
import { codeBlock, inline, link, prose, table } from './escape.ts';

/** What an entry has to know of the page that it is written on. */
export interface PageStyle {
  /** How deep the heading of the component is; those of its codes are one deeper. */
  readonly depth: 1 | 2;
  /** Where an entry stands, from that page. */
  addressOf(placed: Placed): string;
}

/** Blocks of Markdown, to be parted by empty lines. */
export function componentBlocks(
  reference: Reference,
  group: ReferenceGroup,
  style: PageStyle,
): readonly string[] {
  const { name, declared, constants, retired, slug } = group;
  const title = name === undefined ? 'Without a component' : inline(name);
  return [
    `<a id="component.${slug}"></a>`,
    `${'#'.repeat(style.depth)} ${title}`,
    ...(declared ? about(declared) : []),
    ...[...constants, ...retired].flatMap((entry) => entryBlocks(reference, entry, style)),
  ];
}

function about(component: Component): readonly string[] {
  const { description, owner, codes, paths, loggers, levels, destinations } = component;
  const { fields, subcomponents } = component;
  return [
    ...(description ? [prose(description)] : []),
    ...list([
      ['Owner', owner === undefined ? [] : [owner]],
      ['Codes', codes.map(({ text }) => text)],
      ['Levels', levels],
      ['Written from', paths],
      ['Loggers', loggers],
      ['Goes to', destinations.map(({ text }) => text)],
    ]),
    ...(subcomponents.size > 0
      ? [
          table(
            ['part', 'what it is'],
            Array.from(subcomponents.values(), (part) => [
              inline(part.name),
              inline(part.description ?? ''),
            ]),
          ),
        ]
      : []),
    ...(fields.size > 0
      ? ['Each of its records has these fields.', fieldTable([...fields.values()])]
      : []),
  ];
}

/** The anchor is made of the code alone, as on the pages of the site: the heading may change. */
function entryBlocks(
  reference: Reference,
  entry: ReferenceEntry,
  style: PageStyle,
): readonly string[] {
  const { code, name } = entry;
  const title = name === undefined || name === code ? [code] : [code, name];
  return [
    `<a id="${reference.anchorOf(entry)}"></a>`,
    `${'#'.repeat(style.depth + 1)} ${title.map(inline).join(' ')}`,
    ...(isRetired(entry)
      ? retiredBlocks(reference, entry, style)
      : constantBlocks(reference, entry, style)),
    ...sitesBlocks(reference, entry),
  ];
}

function retiredBlocks(reference: Reference, entry: RetiredConstant, style: PageStyle) {
  return [
    `**Retired**${succession(reference, entry, style)} It is never used again; older logs may still carry it.`,
  ];
}

function constantBlocks(
  reference: Reference,
  constant: LogConstant,
  style: PageStyle,
): readonly string[] {
  const { message, action, runbook, description, deprecated, fields, subcomponent } = constant;
  const { tags, since, aliases, source } = constant;
  return [
    codeBlock(messageText(message)),
    ...(deprecated ? [`**Deprecated**${succession(reference, deprecated, style)}`] : []),
    ...(action || runbook ? ['**What to do**'] : []),
    ...(action ? [prose(action)] : []),
    ...(runbook ? [`Runbook: ${runbookLink(runbook)}`] : []),
    ...(description ? ['**What it means**', prose(description)] : []),
    ...(fields.size > 0 ? [fieldTable([...fields.values()])] : []),
    ...list([
      ['Level', [levelWords(constant)]],
      ['Part', subcomponent === undefined ? [] : [subcomponent]],
      ['Tags', tags],
      ['Alerts', reference.routesOf(constant)],
      ['Since', since === undefined ? [] : [since]],
      ['Earlier names', aliases],
      ['Declared in', [source.file]],
    ]),
  ];
}

function succession(
  reference: Reference,
  { since, replacedBy, reason }: Succession,
  style: PageStyle,
): string {
  const when = since === undefined ? '' : ` since ${inline(since)}`;
  const why = reason === undefined ? '' : `: ${inline(reason)}`;
  if (replacedBy === undefined) return `${when}${why}.`;
  const placed = reference.find(replacedBy);
  const code = placed ? link(inline(replacedBy), style.addressOf(placed)) : inline(replacedBy);
  return `${when}${why}. Use ${code} instead.`;
}

function runbookLink(runbook: string): string {
  const url = linkable(runbook);
  return url === undefined ? inline(runbook) : link(inline(runbook), url);
}

/** Name, type, traits and meaning of each field. */
function fieldTable(fields: readonly Field[]): string {
  return table(
    ['field', 'type', 'what it says'],
    fields.map((field) => [
      inline(field.name),
      inline(fieldType(field)),
      [field.description ?? '', fieldTraits(field).join(', ')]
        .filter((text) => text !== '')
        .map(inline)
        .join(' · '),
    ]),
  );
}

/** A list of labels and what belongs to them; a label without anything is left out. */
export function list(
  rows: readonly (readonly [label: string, texts: readonly string[]])[],
): readonly string[] {
  const items = rows
    .filter(([, texts]) => texts.length > 0)
    .map(([label, texts]) => `- ${label}: ${texts.map(inline).join(', ')}`);
  return items.length > 0 ? [items.join('\n')] : [];
}

const MOST_SITES = 100;

function sitesBlocks(reference: Reference, entry: ReferenceEntry): readonly string[] {
  const sites = reference.sitesOf(entry);
  if (sites === undefined) return [];
  if (sites.length === 0) return ['Not emitted anywhere in this project.'];
  const more = sites.length - MOST_SITES;
  const items = sites.slice(0, MOST_SITES).map((site) => `- ${siteLink(reference, site)}`);
  return [
    `Emitted at ${counted(sites.length, 'place')}:`,
    [...items, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
  ];
}

function siteLink(reference: Reference, site: EmitSite): string {
  const text = inline(`${site.file}:${site.line}`);
  const url = reference.urlOf(site);
  return url === undefined ? text : link(text, url);
}
