/** Tells of a change of the catalog: the code, or the patch, is data; where it went and what it brings, talk. */
import { type CatalogChange, type ChangedCatalog, lineStartsOf, positionAt } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { unifiedDiff } from '../check/unified-diff.ts';
import type { WriteOptions } from '../commands/catalog-change.ts';
import { shownPath } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';

const DONE = { add: 'Added', change: 'Changed', retire: 'Retired' } as const;
const WOULD = { add: 'add', change: 'change', retire: 'retire' } as const;

export function printChange(
  project: Project,
  change: CatalogChange,
  outcome: ChangedCatalog,
  { diff, dryRun }: WriteOptions,
): void {
  const { kind } = change;
  const { code, files, findings } = outcome;
  const shown = shownPath(project);
  const what = titleOf(outcome);
  if (diff) process.stdout.write(unifiedDiff(files, shown, lookOf(process.stdout)));
  else process.stdout.write(`${code}\n`);
  const where = visible(placesOf(outcome, shown));
  if (diff || dryRun) say(`Would ${WOULD[kind]} ${what} in ${where}; nothing was written.`);
  else say(`✔ ${DONE[kind]} ${what} in ${where}.`);
  for (const { file, check, message } of findings) {
    say(`${visible(shown(file))}: ${visible(message)} (${check})`);
  }
  if (diff || dryRun) return;
  if (kind === 'retire') say('`loglex check` shows the calls that still log it.');
  const gone = goneFields(change, outcome);
  if (gone.length > 0) {
    say(`\`loglex check\` shows the calls that still pass ${visible(gone.join(', '))}.`);
  }
}

/** Fields that calls pass by names that the constant has no longer. */
function goneFields(change: CatalogChange, { constant }: ChangedCatalog): readonly string[] {
  if (change.kind !== 'change' || constant === undefined) return [];
  return [...change.target.fields.keys()].filter((name) => !constant.fields.has(name));
}

function titleOf({ code, constant }: ChangedCatalog): string {
  const name = constant?.name ?? code;
  return visible(name === code ? code : `${code} ${name}`);
}

/** The line of the constant, and the other files as far as they are few. */
function placesOf({ files, constant }: ChangedCatalog, shown: (file: string) => string): string {
  const places = files.map(({ file, after }) => {
    if (constant?.source.file !== file) return shown(file);
    const { line } = positionAt(lineStartsOf(after), constant.source.range.start);
    return `${shown(file)}:${line + 1}`;
  });
  const [first, ...others] = places;
  return others.length > FEW ? `${first} and ${others.length} other files` : places.join(' and ');
}

const FEW = 3;
