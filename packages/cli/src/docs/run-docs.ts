/** `loglex docs`, from its options to its exit code. */
import { rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  createReference,
  htmlReference,
  markdownReference,
  type ReferenceFile,
} from '@loglex/catalog';
import { checks } from '@loglex/engine';
import {
  loadSettings,
  pathFromRoot,
  type Project,
  putFile,
  type ScopedFacts,
} from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { DocsOptions } from '../commands/docs.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, partsOf, type ProjectPart, shownPath, unreadOf } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { emitSites } from './emit-sites.ts';
import { comparePages, type PagesOnDisk } from './pages-on-disk.ts';

export async function runDocs(options: DocsOptions): Promise<ExitCode> {
  const project = await openConfigured(options);
  const targets = targetsOf(project, options);
  refuseUnread(project, targets);
  for (const target of targets) refuseFile(project, target);
  refuseSamePlace(project, targets);
  const references = await writePages(project, targets);
  if (options.check) return tellStale(project, references, options);
  for (const { found } of references) refuseForeign(project, found);
  for (const reference of references) writeReference(project, reference);
  return EXIT.clean;
}

/** The pages of one target beside what is there. */
interface ReferenceOnDisk {
  readonly target: Target;
  readonly pages: readonly ReferenceFile[];
  readonly found: PagesOnDisk;
}

function writeReference(project: Project, { target, pages, found }: ReferenceOnDisk): void {
  const unwritten = [...found.missing, ...found.stale];
  for (const { path, text } of unwritten) {
    const problem = putFile(project.root, path, text);
    if (problem) throw new CommandError(`${shownPath(project)(path)}: ${problem.message}`);
  }
  for (const path of found.left) rmSync(join(project.root, path), { force: true });
  const changed = [
    unwritten.length > 0 && `${unwritten.length} written`,
    found.left.length > 0 && `${found.left.length} removed`,
  ].filter((part) => part !== false);
  say(
    `${visible(shownPath(project)(target.out))}: ${count(pages.length, 'file')}, ${changed.length === 0 ? 'nothing changed' : changed.join(', ')}.`,
  );
}

/** What is written, and where. */
interface Target {
  /** Whose catalog it is. */
  readonly part: ProjectPart;
  /** From the root. */
  readonly out: string;
  readonly format: 'html' | 'markdown';
  /** Whether `out` is one page and no folder. */
  readonly isPage: boolean;
  readonly sites: boolean;
}

/** With `--out` the pages of the working directory's part; else of each part that names a place of its own. */
function targetsOf(project: Project, options: DocsOptions): readonly Target[] {
  const parts = options.out === undefined ? partsOf(project) : [project];
  const targets = parts.flatMap((part) => {
    const stated = part.settings.docs?.out;
    const given = options.out ?? (isInherited(project.root, part) ? undefined : stated);
    return given === undefined ? [] : [targetOf(project, part, given, options)];
  });
  if (targets.length > 0) return targets;
  if (project.settings.docs) {
    throw new CommandError(
      `${visible(project.settings.docs.out)} is where the outer loglex.yaml has its pages. Name a place in this one, as in \`docs: { out: docs/logs }\`, or with --out.`,
    );
  }
  throw new CommandError(
    'Nobody says where the pages go. Name a folder with --out, or write `docs: { out: docs/logs }` into loglex.yaml.',
  );
}

/** What an inner file takes over from the outer one is written from the catalog there. */
function isInherited(root: string, { settings, settingsFiles }: ProjectPart): boolean {
  const outer = settingsFiles.at(-2);
  if (outer === undefined) return false;
  return loadSettings(join(root, outer), checks, root).settings.docs?.out === settings.docs?.out;
}

function targetOf(
  { root, cwd }: Project,
  part: ProjectPart,
  given: string,
  options: DocsOptions,
): Target {
  const stated = part.settings.docs;
  const out = pathFromRoot(root, options.out === undefined ? root : cwd, given);
  if (out === undefined || out === '') {
    throw new CommandError(
      `${visible(given)} is no folder of its own inside the project. Choose one, so that nothing else is in the way.`,
    );
  }
  const isPage = out.endsWith('.md');
  const byName = isPage ? 'markdown' : undefined;
  const format =
    options.format ??
    (options.out === undefined ? stated?.format : byName) ??
    stated?.format ??
    'html';
  if (isPage && format === 'html') {
    throw new CommandError(
      `${visible(given)} is one page of Markdown, and a site is a folder. Choose a folder, or --format markdown.`,
    );
  }
  return { part, out, format, isPage, sites: options.withSites ?? stated?.sites ?? false };
}

function refuseSamePlace(project: Project, targets: readonly Target[]): void {
  const places = targets.map(({ out }) => out);
  const twice = places.find((out, index) => places.indexOf(out) < index);
  if (twice === undefined) return;
  throw new CommandError(
    `${visible(shownPath(project)(twice))} is where two loglex.yaml want their pages, and the one would overwrite the other. Give them places of their own.`,
  );
}

/** Without a file of the catalog its pages would be removed: better none are touched. */
function refuseUnread(project: Project, targets: readonly Target[]): void {
  const parts = targets.map(({ part }) => part);
  const [unread] = unreadOf(project, parts);
  if (unread) {
    throw new CommandError(
      `${visible(unread.file)}: ${unread.message} Nothing was written: the pages would lack what stands there.`,
    );
  }
  const errors = parts
    .flatMap(({ catalogProblems }) => catalogProblems)
    .filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    say(`The catalog has ${count(errors, 'error')}: \`loglex catalog check\` shows them.`);
  }
}

/** A file can hold no pages, and writing into it would fail halfway through a sentence of the system's. */
function refuseFile(project: Project, { out, isPage }: Target): void {
  const folders = out.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  if (isPage) folders.pop();
  const file = folders.find((folder) =>
    statSync(join(project.root, folder), { throwIfNoEntry: false })?.isFile(),
  );
  if (file === undefined) return;
  throw new CommandError(
    `${visible(shownPath(project)(file))} is a file, and the pages need a folder. Choose another with --out.`,
  );
}

async function writePages(
  project: Project,
  targets: readonly Target[],
): Promise<readonly ReferenceOnDisk[]> {
  const facts = targets.some(({ sites }) => sites) ? await project.facts() : undefined;
  return targets.map((target) => {
    const pages = pagesOf(target, facts?.files);
    const folders = target.isPage
      ? []
      : ['', '/components', '/assets'].map((part) => target.out + part);
    return { target, pages, found: comparePages(project.root, pages, folders) };
  });
}

/** With paths from the root. */
function pagesOf(
  { part, out, format, isPage, sites }: Target,
  files: readonly ScopedFacts[] = [],
): readonly ReferenceFile[] {
  const { catalog, settings } = part;
  const { title, sources } = settings.docs ?? {};
  const reference = createReference(catalog, {
    ...(title !== undefined && { title }),
    ...(sources !== undefined && { sources }),
    ...(sites && { sites: emitSites(catalog, files) }),
  });
  const layout = isPage ? { file: basename(out) } : 'folder';
  const pages = format === 'html' ? htmlReference(reference) : markdownReference(reference, layout);
  const folder = isPage ? out.slice(0, -basename(out).length) : `${out}/`;
  return pages.map(({ path, text }) => ({ path: folder + path, text }));
}

function tellStale(
  project: Project,
  references: readonly ReferenceOnDisk[],
  options: DocsOptions,
): ExitCode {
  const shown = shownPath(project);
  const lines = references.flatMap(({ found }) => [
    ...found.missing.map(({ path }) => `${shown(path)} is missing`),
    ...found.stale.map(({ path }) => `${shown(path)} is stale`),
    ...found.foreign.map((path) => `${shown(path)} was not written by loglex docs`),
    ...found.left.map((path) => `${shown(path)} is left over`),
  ]);
  if (lines.length === 0) return EXIT.clean;
  process.stdout.write(`${lines.map(visible).join('\n')}\n`);
  say(`The reference does not say what the catalog says. Run: ${commandOf(options)}`);
  return EXIT.findings;
}

/** The command that makes it say so. */
function commandOf({ out, format, withSites, config }: DocsOptions): string {
  return [
    'loglex docs',
    out !== undefined && `--out ${visible(out)}`,
    format !== undefined && `--format ${format}`,
    withSites && '--with-sites',
    config !== undefined && `--config ${visible(config)}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function refuseForeign(project: Project, { foreign }: PagesOnDisk): void {
  const [first] = foreign;
  if (first === undefined) return;
  throw new CommandError(
    `${visible(shownPath(project)(first))} is in the way: loglex docs did not write it, so it is not replaced. ` +
      'Move it away, or choose another folder with --out.',
  );
}
