/** Changes of a catalog as people and programs read them. */
import type { CatalogChange, Impact, LogConstant } from '@loglex/catalog';
import picocolors from 'picocolors';
import { code, table } from '../formats/markdown.ts';
import type { Look, Place } from '../report/report.ts';
import { count } from '../terminal/count.ts';
import { visible } from '../terminal/visible.ts';
import { version } from '../version.ts';

export type DiffFormat = 'ansi' | 'json' | 'markdown';

export interface EmitSite {
  readonly path: string;
  readonly start: Place;
}

/** A change, and where the code that is there now logs the constant. */
export interface ToldChange extends CatalogChange {
  readonly sites: readonly EmitSite[];
}

export interface CatalogDiff {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ToldChange[];
}

export const DIFF_FORMATS: Readonly<Record<DiffFormat, (diff: CatalogDiff, look: Look) => string>> =
  { ansi, json, markdown };

const TITLES: Readonly<Record<Impact, string>> = {
  breaking: 'Breaks what selects by code, level, component or field',
  risky: 'May break what reads the text, or the sources',
  harmless: 'Harmless',
};

const IMPACT_ORDER: readonly Impact[] = ['breaking', 'risky', 'harmless'];
const SITES_SHOWN = 3;

function ansi({ from, to, changes }: CatalogDiff, look: Look): string {
  const paint = picocolors.createColors(look.color);
  const tint = { breaking: paint.red, risky: paint.yellow, harmless: paint.green };
  const width = (of: (change: ToldChange) => string) =>
    Math.max(0, ...changes.map((change) => of(change).length));
  const [codes, kinds] = [width(({ code: each }) => each), width(({ kind }) => kind)];
  const lines = ofImpact(changes).flatMap(([impact, group]) => [
    tint[impact](paint.bold(`${TITLES[impact]} (${group.length})`)),
    ...group.flatMap((change) => {
      const mark = change.asksForNewCode ? paint.magenta(' It asks for a new code.') : '';
      return [
        `  ${paint.bold(visible(change.code).padEnd(codes))}  ${change.kind.padEnd(kinds)}  ${nameOf(change)}${visible(change.message)}${mark}`,
        ...sitesOf(change).map((line) => paint.dim(`  ${' '.repeat(codes + kinds + 4)}${line}`)),
      ];
    }),
    '',
  ]);
  return `${[...lines, summary(changes, visible(from), visible(to))].join('\n')}\n`;
}

/** The name, where the code does not say it. */
function nameOf({ code: own, name }: ToldChange): string {
  return own === name ? '' : `${visible(name)}: `;
}

function sitesOf({ sites, impact }: ToldChange): readonly string[] {
  if (sites.length === 0 || impact === 'harmless') return [];
  const shown = sites
    .slice(0, SITES_SHOWN)
    .map(({ path, start }) => `${visible(path)}:${start.line}`);
  const more = sites.length - shown.length;
  return [`logged at ${shown.join(', ')}${more > 0 ? ` and ${count(more, 'place')} more` : ''}`];
}

function summary(changes: readonly ToldChange[], from: string, to: string): string {
  if (changes.length === 0) return `Nothing changed from ${from} to ${to}.`;
  const counts = ofImpact(changes).map(([impact, group]) => `${group.length} ${impact}`);
  const fresh = changes.filter(({ asksForNewCode }) => asksForNewCode).length;
  const asking = fresh > 0 ? `; ${fresh} ask${fresh === 1 ? 's' : ''} for a new code` : '';
  return `${count(changes.length, 'change')} from ${from} to ${to}: ${counts.join(', ')}${asking}.`;
}

function ofImpact(
  changes: readonly ToldChange[],
): readonly (readonly [Impact, readonly ToldChange[]])[] {
  return IMPACT_ORDER.map(
    (impact) => [impact, changes.filter((change) => change.impact === impact)] as const,
  ).filter(([, group]) => group.length > 0);
}

function markdown({ from, to, changes }: CatalogDiff): string {
  const sections = ofImpact(changes).map(([impact, group]) =>
    [
      `## ${TITLES[impact]}`,
      '',
      table(
        ['Code', 'Name', 'Change', 'What', 'Logged at'],
        group.map((change) => [
          code(change.code),
          code(change.name),
          change.asksForNewCode ? `${change.kind}, **asks for a new code**` : change.kind,
          code(change.message),
          change.sites.length === 0
            ? ''
            : change.sites
                .slice(0, SITES_SHOWN)
                .map(({ path, start }) => code(`${path}:${start.line}`))
                .join(' ') +
              (change.sites.length > SITES_SHOWN
                ? ` and ${change.sites.length - SITES_SHOWN} more`
                : ''),
        ]),
      ),
    ].join('\n'),
  );
  const head = `# The catalog from ${code(from)} to ${code(to)}`;
  return `${[head, summary(changes, code(from), code(to)), ...sections].join('\n\n')}\n`;
}

/** The shape's version. It grows by one when a key changes its meaning or goes. */
const SHAPE = 1;

function json({ from, to, changes }: CatalogDiff): string {
  const document = {
    version: SHAPE,
    tool: { name: 'loglex', version: version() },
    from,
    to,
    summary: {
      changes: changes.length,
      ...Object.fromEntries(
        IMPACT_ORDER.map((impact) => [
          impact,
          changes.filter((change) => change.impact === impact).length,
        ]),
      ),
      asksForNewCode: changes.filter(({ asksForNewCode }) => asksForNewCode).length,
    },
    changes: changes.map(({ before, after, sites, ...change }) => ({
      ...change,
      before: before === undefined ? null : stateOf(before),
      after: after === undefined ? null : 'message' in after ? stateOf(after) : { retired: true },
      sites: sites.map(({ path, start }) => ({ file: path, ...start })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function stateOf({ code: own, name, level, message, component, subcomponent, tags }: LogConstant) {
  return {
    code: own,
    name,
    level: level?.native ?? null,
    message,
    component: component ?? null,
    subcomponent: subcomponent ?? null,
    tags,
  };
}
