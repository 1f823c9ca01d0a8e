/** `loglex generate`, from its options to its exit code. */
import { type GeneratedFile, putFile, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { unifiedDiff } from '../check/unified-diff.ts';
import type { GenerateOptions } from '../commands/generate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, partsOf, type ProjectPart, shownPath, unreadOf } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { filesToGenerate } from './generated-files.ts';

export async function runGenerate(options: GenerateOptions): Promise<ExitCode> {
  const project = await openConfigured(options);
  const parts = partsOf(project);
  refuseUnread(project, parts);
  const files = filesToGenerate(project.root, parts);
  if (files.length === 0) {
    throw new CommandError(
      'loglex.yaml names no file to generate. Write, say, `generate: [{ target: typescript, out: src/log-codes.ts }]` into it.',
    );
  }
  refuseTwice(files);
  const stale = files.filter(({ before, after }) => before !== after);
  if (options.diff)
    await output(unifiedDiff(stale.map(asChange), shownPath(project), look()), undefined);
  if (options.check || options.diff) tellStale(project, stale, options);
  else write(project, files, stale);
  const lacks = tellLeftOut(project, files);
  const isStale = stale.length > 0 && (options.check === true || options.diff === true);
  return lacks || isStale ? EXIT.findings : EXIT.clean;
}

/** Without a part of the catalog, constants would go out of the files that code still names: better none are touched. */
function refuseUnread(project: Project, parts: readonly ProjectPart[]): void {
  const [unread] = unreadOf(project, parts);
  if (unread) {
    throw new CommandError(
      `${visible(unread.file)}: ${unread.message} Nothing was written: the files would lack what stands there.`,
    );
  }
}

function refuseTwice(files: readonly GeneratedFile[]): void {
  const seen = new Set<string>();
  for (const { file } of files) {
    if (seen.has(file)) {
      throw new CommandError(
        `${visible(file)} is named by two entries of \`generate\`, and the one would overwrite the other. Give them places of their own.`,
      );
    }
    seen.add(file);
  }
}

function write(
  project: Project,
  files: readonly GeneratedFile[],
  stale: readonly GeneratedFile[],
): void {
  const shown = shownPath(project);
  const foreign = stale.find(({ isForeign }) => isForeign);
  if (foreign) {
    throw new CommandError(
      `${visible(shown(foreign.file))} was not generated, and nothing was written: it would be lost. Move it away, or give \`out\` another name.`,
    );
  }
  for (const { file, after } of stale) {
    const problem = putFile(project.root, file, after);
    if (problem) throw new CommandError(`${visible(shown(file))}: ${problem.message}`);
    say(`${visible(shown(file))} written`);
  }
  if (stale.length === 0) say(`${count(files.length, 'file')}, nothing changed.`);
}

function tellStale(
  project: Project,
  stale: readonly GeneratedFile[],
  { config }: GenerateOptions,
): void {
  const shown = shownPath(project);
  for (const { file, before } of stale) {
    say(`${visible(shown(file))} ${before === undefined ? 'is missing' : 'is stale'}`);
  }
  const command = `loglex generate${config === undefined ? '' : ` --config ${visible(config)}`}`;
  if (stale.length > 0) say(`Run \`${command}\` and commit what it writes.`);
}

/** Whether there are constants that a file lacks, or that code cannot refer to in it. */
function tellLeftOut(project: Project, files: readonly GeneratedFile[]): boolean {
  const shown = shownPath(project);
  const told = files.flatMap(({ file, leftOut }) =>
    leftOut.map(({ constant, why }) => `${shown(file)}: ${constant.code} ${why}`),
  );
  for (const line of told) say(visible(line));
  if (told.length > 0) say('`loglex catalog check` says what is wrong with the catalog.');
  return told.length > 0;
}

function asChange({ file, before = '', after }: GeneratedFile) {
  return { file, before, after };
}

function look() {
  return lookOf(process.stdout);
}
