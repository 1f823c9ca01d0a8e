/** `loglex catalog import`, from its options to its exit code. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogFiles,
  type CatalogReference,
  type DraftFile,
  type ImportedConstants,
  importConstants,
  type ImportProblem,
  importProblems,
  type ImportOverrides,
  type ImportSpec,
  importSpec,
  PRESET_NAMES,
  PROPERTY_ROLES,
  type PropertyRole,
  type Settings,
} from '@loglex/engine';
import { pathFromRoot, type Problem, type Project, readModules } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { CatalogImportOptions } from '../commands/catalog-import.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { writeFiles } from '../init/write-files.ts';
import { openHere, shownPath } from '../open-project.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { jsonReport } from './json-report.ts';
import { textReport } from './text-report.ts';

export interface ImportOutcome extends ImportedConstants {
  readonly found: readonly ImportProblem[];
  readonly files: readonly DraftFile[];
  readonly unread: readonly Problem[];
  /** The texts of the modules, by file. */
  readonly sources: ReadonlyMap<string, string>;
  readonly written: boolean;
}

export async function runImport(
  paths: readonly string[],
  options: CatalogImportOptions,
): Promise<ExitCode> {
  const project = await openHere(options);
  const folder = folderFor(project, options.out);
  const outcome = importAll(project, sourcesOf(project, paths, options), folder);
  if (outcome.constants.length === 0) throw new CommandError(nothingFound(outcome));
  const isDry = options.dryRun === true;
  if (!isDry) write(project.root, outcome.files, options.force === true);
  const done = { ...outcome, written: !isDry };
  const shown = shownPath(project);
  if (options.report === 'json') process.stdout.write(jsonReport(done, shown));
  else {
    if (isDry) process.stdout.write(done.files.map(titled).join('\n'));
    const report = textReport(done, shown);
    if (isDry) process.stderr.write(report);
    else process.stdout.write(report);
  }
  for (const { file, message } of outcome.unread)
    say(`${visible(shown(file))}: ${visible(message)}`);
  return outcome.unread.length > 0 ? EXIT.failed : EXIT.clean;
}

/** The folder for the catalog, from the root; a link that leads out of the project is none. */
function folderFor({ root, cwd }: Project, out: string): string {
  const folder = pathFromRoot(root, cwd, out);
  const there = folder === undefined ? undefined : join(root, folder);
  const isInside =
    there !== undefined &&
    (!existsSync(there) || pathFromRoot(root, root, realpathSync(there)) !== undefined);
  if (folder === undefined || !isInside) {
    throw new CommandError(`${out} lies outside the project. Choose a folder in it.`);
  }
  return folder;
}

/** Files, and how constants are written in them. */
interface Source {
  readonly paths: readonly string[];
  readonly spec: ImportSpec;
}

function sourcesOf(
  project: Project,
  paths: readonly string[],
  options: CatalogImportOptions,
): readonly Source[] {
  const { preset } = options;
  if (paths.length > 0) {
    if (preset === undefined)
      throw new CommandError(
        `Say with --preset how the constants are written: ${PRESET_NAMES.join(', ')}.`,
      );
    const spec = specOf(preset, options, project.settings);
    return [{ paths: paths.map((path) => fromRoot(project, path)), spec }];
  }
  const references = project.settings.catalogs.filter(
    (each): each is Extract<CatalogReference, { kind: 'code' }> => each.kind === 'code',
  );
  if (references.length === 0) {
    throw new CommandError(
      'No file is named, and loglex.yaml names no catalog that is kept in code. ' +
        'Name the files that hold the constants, and say with --preset how they are written.',
    );
  }
  return references.map((reference) => ({
    paths: [reference.path],
    spec: specOf(preset ?? reference.preset, options, project.settings, reference.said),
  }));
}

function fromRoot({ root, cwd }: Project, path: string): string {
  const inside = pathFromRoot(root, cwd, path);
  if (inside === undefined)
    throw new CommandError(`${path} lies outside the project. Run Loglex there.`);
  return inside;
}

function specOf(
  preset: string,
  { call, args, key, level }: CatalogImportOptions,
  { references }: Settings,
  said: ImportOverrides = {},
): ImportSpec {
  const keys = new Map(key?.map(([name, meaning]) => [name, asRole(meaning)]));
  const spec = importSpec(preset, {
    ...said,
    references,
    ...(call !== undefined && { call }),
    ...(args !== undefined && { args }),
    ...(keys.size > 0 && { keys }),
    ...(level !== undefined && { levels: new Map(level) }),
  });
  if (spec === undefined) {
    throw new CommandError(
      `There is no preset "${preset}". Take one of ${PRESET_NAMES.join(', ')}.`,
    );
  }
  return spec;
}

function asRole(meaning: string): PropertyRole {
  const role = PROPERTY_ROLES.find((each) => each === meaning);
  if (role === undefined) {
    throw new CommandError(
      `A key cannot mean "${meaning}". It can mean ${PROPERTY_ROLES.join(', ')}.`,
    );
  }
  return role;
}

function importAll(
  { root }: Project,
  sources: readonly Source[],
  folder: string,
): Omit<ImportOutcome, 'written'> {
  const read = sources.map(({ paths, spec }) => {
    const { modules, problems } = readModules(root, paths);
    return { modules, problems, imported: importConstants(modules, spec) };
  });
  const constants = read.flatMap(({ imported }) => imported.constants);
  const aggregates = read.flatMap(({ imported }) => imported.aggregates);
  const modules = read.flatMap((each) => each.modules);
  return {
    constants,
    aggregates,
    found: importProblems({ constants, aggregates }),
    files: catalogFiles(constants, { folder, fallbackName: 'constants' }),
    unread: read.flatMap(({ problems }) => problems),
    sources: new Map(modules.map(({ file, text }) => [file, text])),
  };
}

function nothingFound({ unread }: Omit<ImportOutcome, 'written'>): string {
  const [first] = unread;
  return first === undefined
    ? 'No constants were found there. Is it another preset? `loglex catalog import --help` lists them.'
    : `${first.file}: ${first.message}`;
}

function write(root: string, files: readonly DraftFile[], force: boolean): void {
  const there = files.filter(({ path }) => lstatSync(join(root, path), { throwIfNoEntry: false }));
  if (there.length > 0 && !force) {
    throw new CommandError(
      `There is ${there
        .map(({ path }) => path)
        .slice(0, 3)
        .join(', ')} already, and nothing was written. ` +
        '--dry-run shows what would be written, --force overwrites.',
    );
  }
  writeFiles(root, files, force);
}

function titled({ path, text }: DraftFile): string {
  return `# ${path}\n\n${text}`;
}
