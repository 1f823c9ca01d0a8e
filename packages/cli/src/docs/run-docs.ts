/** `loglex docs`, from its options to its exit code. */
import { rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  createReference,
  htmlReference,
  markdownReference,
  type ReferenceFile,
} from '@loglex/catalog';
import { pathFromRoot, type Project, putFile } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { DocsOptions } from '../commands/docs.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, shownPath, unreadOf } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { emitSites } from './emit-sites.ts';
import { comparePages, type PagesOnDisk } from './pages-on-disk.ts';

export async function runDocs(options: DocsOptions): Promise<ExitCode> {
  const project = await openConfigured(options);
  const target = targetOf(project, options);
  refuseUnread(project);
  refuseFile(project, target);
  const pages = await writePages(project, target);
  const folders = target.isPage
    ? []
    : ['', '/components', '/assets'].map((part) => target.out + part);
  const found = comparePages(project.root, pages, folders);
  if (options.check) return tellStale(project, found, options);
  refuseForeign(project, found);
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
  return EXIT.clean;
}

/** What is written, and where. */
interface Target {
  /** From the root. */
  readonly out: string;
  readonly format: 'html' | 'markdown';
  /** Whether `out` is one page and no folder. */
  readonly isPage: boolean;
  readonly sites: boolean;
}

function targetOf({ root, cwd, settings }: Project, options: DocsOptions): Target {
  const stated = settings.docs;
  const given = options.out ?? stated?.out;
  if (given === undefined) {
    throw new CommandError(
      'Nobody says where the pages go. Name a folder with --out, or write `docs: { out: docs/logs }` into loglex.yaml.',
    );
  }
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
  return { out, format, isPage, sites: options.withSites ?? stated?.sites ?? false };
}

/** Without a file of the catalog its pages would be removed: better none are touched. */
function refuseUnread(project: Project): void {
  const [unread] = unreadOf(project, [project]);
  if (unread) {
    throw new CommandError(
      `${visible(unread.file)}: ${unread.message} Nothing was written: the pages would lack what stands there.`,
    );
  }
  const errors = project.catalogProblems.filter(({ severity }) => severity === 'error').length;
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

/** The pages, with paths from the root. */
async function writePages(project: Project, target: Target): Promise<readonly ReferenceFile[]> {
  const { catalog, settings } = project;
  const { title, sources } = settings.docs ?? {};
  const facts = target.sites ? await project.facts() : undefined;
  const reference = createReference(catalog, {
    ...(title !== undefined && { title }),
    ...(sources !== undefined && { sources }),
    ...(facts && { sites: emitSites(catalog, facts.files) }),
  });
  const layout = target.isPage ? { file: basename(target.out) } : 'folder';
  const pages =
    target.format === 'html' ? htmlReference(reference) : markdownReference(reference, layout);
  const folder = target.isPage
    ? target.out.slice(0, -basename(target.out).length)
    : `${target.out}/`;
  return pages.map(({ path, text }) => ({ path: folder + path, text }));
}

function tellStale(project: Project, found: PagesOnDisk, options: DocsOptions): ExitCode {
  const shown = shownPath(project);
  const lines = [
    ...found.missing.map(({ path }) => `${shown(path)} is missing`),
    ...found.stale.map(({ path }) => `${shown(path)} is stale`),
    ...found.foreign.map((path) => `${shown(path)} was not written by loglex docs`),
    ...found.left.map((path) => `${shown(path)} is left over`),
  ];
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
