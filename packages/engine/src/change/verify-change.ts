/** Reads a catalog as it would be after a change: whether it says what was meant and nothing else, and what is wrong with it. */
import { type LogConstant, levelOf } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { type RunContext, runCatalogChecks } from '../checks/run.ts';
import type { CatalogChange } from './catalog-change.ts';
import type { CatalogPreview, CatalogScope as Scope } from './catalog-scope.ts';
import type { ChangedText } from './changed-text.ts';
import type { PlannedChange } from './plan-change.ts';

export interface Verified {
  /** The constant as it would be; `undefined`: it is retired. */
  readonly constant: LogConstant | undefined;
  /** What is wrong only from now on, by file and place in the changed texts. */
  readonly findings: readonly Finding[];
}

/** `undefined` where the files would not say what was meant: then nothing may be written. */
export function verifyChange(
  scope: Scope,
  change: CatalogChange,
  { code, files }: PlannedChange,
): Verified | undefined {
  const changed = files.map(({ file, after }) => ({ file, text: after }));
  const preview = scope.catalogWith(...changed);
  const { gone, come } = difference(scope.catalog.constants, preview.catalog.constants);
  const [constant] = come;
  const isMeant =
    preview.unread.length <= scope.problems.length &&
    gone.length === (change.kind === 'add' ? 0 : 1) &&
    come.length === (change.kind === 'retire' ? 0 : 1) &&
    gone.every((each) => change.kind !== 'add' && each.code === change.target.code) &&
    come.every((each) => each.code === code && says(each, change)) &&
    (change.kind !== 'retire' || preview.catalog.retiredByCode(code).length > 0);
  return isMeant ? { constant, findings: newFindings(scope, preview, files) } : undefined;
}

/** Constants that only the one and only the other has: two that say the same are the same. */
export function difference(
  before: readonly LogConstant[],
  after: readonly LogConstant[],
): { readonly gone: readonly LogConstant[]; readonly come: readonly LogConstant[] } {
  // A change touches few: what stays before and after them is passed over.
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isSame(before[head]!, after[head]!)) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++;
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  return { gone: without(from, to), come: without(to, from) };
}

/** Whether two constants say the same; `false` as well where only a comparison of all they say would tell. */
function isSame(a: LogConstant, b: LogConstant): boolean {
  return a === b || (a.code === b.code && a.name === b.name && contentOf(a) === contentOf(b));
}

function without(
  all: readonly LogConstant[],
  others: readonly LogConstant[],
): readonly LogConstant[] {
  const left = countBy(others, contentOf);
  return all.filter((each) => {
    const key = contentOf(each);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** All that a constant says, wherever it stands. */
function contentOf(constant: LogConstant): string {
  const plain = [...constant.fields].map(([name, { source: _, ...field }]) => [name, field]);
  const alerts = constant.alerts?.map(({ text }) => text);
  // Key by key: of a constant that was kept from an earlier run, most are read only when they are asked for.
  const said = SAID.map((key) => constant[key]);
  return JSON.stringify([constant.source.file, alerts, plain, said]);
}

const SAID = Object.keys({
  ...{ code: true, name: true, aliases: true, level: true, may: true, message: true },
  ...{ component: true, subcomponent: true, tags: true, openFields: true, description: true },
  ...{ action: true, runbook: true, since: true, deprecated: true },
} satisfies Record<
  Exclude<keyof LogConstant, 'source' | 'fields' | 'alerts'>,
  true
>) as readonly Exclude<keyof LogConstant, 'source' | 'fields' | 'alerts'>[];

/** Whether the constant has every value that was asked for. */
function says(constant: LogConstant, change: CatalogChange): boolean {
  if (change.kind === 'retire') return false;
  const wanted = change.kind === 'add' ? change.constant : change.changes;
  const rung = typeof wanted.level === 'string' ? levelOf(wanted.level)?.rung : undefined;
  const plain = (['message', 'component', 'subcomponent', ...PROSE] as const).every(
    (key) => wanted[key] === undefined || (constant[key] ?? null) === wanted[key],
  );
  return (
    plain &&
    // The name of a constant in code may be given as the code binds it.
    (typeof wanted.name !== 'string' || wanted.name.includes(constant.name)) &&
    (wanted.level === undefined || constant.level?.rung === rung) &&
    (wanted.tags === undefined || constant.tags.join('\0') === (wanted.tags ?? []).join('\0'))
  );
}

const PROSE = ['description', 'action', 'runbook', 'since'] as const;

/** Why nothing may be written where the catalog would have errors that it has not now; `undefined`: it would not. */
export function errorsIn(findings: readonly Finding[]): string | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return undefined;
  const told = [...new Set(errors.map(({ message, check }) => `${message} (${check})`))];
  const more = told.length > 3 ? ` And ${told.length - 3} more.` : '';
  return `The catalog would not be sound, so nothing is written. ${told.slice(0, 3).join(' ')}${more}`;
}

/**
 * What is wrong only after `files` are changed. Problems have no identity but what they point at: one more of a kind at one
 * text is new. `renamed`: what a text that a problem points at says after the change.
 */
export function newFindings(
  scope: Scope,
  preview: CatalogPreview,
  files: readonly Pick<ChangedText, 'file' | 'after'>[],
  renamed: (text: string) => string = (text) => text,
): readonly Finding[] {
  const { settings, catalogTexts } = scope;
  const after = new Map(files.map((each) => [each.file, each.after]));
  const afterTexts = catalogTexts.map(({ file, text }) => ({
    file,
    text: after.get(file) ?? text,
  }));
  const known = countBy(
    runCatalogChecks(scope.catalogProblems, { catalog: scope.catalog, settings, catalogTexts }),
    keyIn(catalogTexts, renamed),
  );
  const context: RunContext = { catalog: preview.catalog, settings, catalogTexts: afterTexts };
  const keyOf = keyIn(afterTexts);
  return runCatalogChecks(preview.problems, context).filter((finding) => {
    const key = keyOf(finding);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
}

function keyIn(
  texts: Scope['catalogTexts'],
  renamed: (text: string) => string = (text) => text,
): (finding: Finding) => string {
  const byFile = new Map(texts.map(({ file, text }) => [file, text]));
  return ({ check, file, range }) =>
    `${check} ${file} ${renamed((byFile.get(file) ?? '').slice(range.start, range.end))}`;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
