/** `loglex init`, from its options to its exit code. */
import { relative, resolve, sep } from 'node:path';
import { checks, draftFiles } from '@loglex/engine';
import { openProject, type Project, putFile } from '@loglex/project';
import { auditFiles } from '../audit/audit-files.ts';
import { CommandError } from '../command-error.ts';
import type { InitOptions } from '../commands/init.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { git } from '../git.ts';
import { filesToGenerate } from '../generate/generated-files.ts';
import { shownPath } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { confirm } from './confirm.ts';
import { dryRun, summary } from './summary.ts';
import { refuseToOverwrite, writeFiles } from './write-files.ts';

export async function runInit(options: InitOptions): Promise<ExitCode> {
  const project = await openProject({ checks, cwd: process.cwd() });
  refuseInnerFolder(project);
  const drafted = await draft(project, catalogFolder(project.root, options.dir));
  const look = lookOf(process.stdout);
  if (options.dryRun) {
    await output(dryRun(drafted), undefined);
    return EXIT.clean;
  }
  refuseToOverwrite(project.root, drafted.files, options.force === true);
  const written = [
    ...drafted.files.map(({ path }) => path),
    ...drafted.modules.map(({ out }) => out),
  ];
  if (!options.yes && !(await confirm(written))) {
    say('Nothing was written.');
    return EXIT.clean;
  }
  writeFiles(project.root, drafted.files, options.force === true);
  await generate(project.cwd);
  await output(summary(drafted, look, await isInGit(project.root)), undefined);
  return EXIT.clean;
}

/** The modules of constants: what is migrated imports from them. */
async function generate(cwd: string): Promise<void> {
  const project = await openProject({ checks, cwd });
  for (const { file, after } of filesToGenerate(project.root, [project])) {
    const problem = putFile(project.root, file, after);
    if (problem !== undefined) throw new CommandError(`${visible(file)}: ${problem.message}`);
  }
}

async function isInGit(root: string): Promise<boolean> {
  return git(root, ['rev-parse'], 'loglex init').then(
    () => true,
    () => false,
  );
}

/** A second settings file below the first would split the project unasked. */
function refuseInnerFolder({ root, cwd, settingsFiles }: Project): void {
  if (root === cwd) return;
  throw new CommandError(
    `${settingsFiles[0] ?? 'loglex.yaml'} in ${root} governs this folder already. ` +
      'Add a component to its catalog, or write a loglex.yaml here that extends it.',
  );
}

function catalogFolder(root: string, dir: string): string {
  const folder = relative(root, resolve(root, dir)).split(sep).join('/');
  if (folder === '' || folder === '..' || folder.startsWith('../')) {
    throw new CommandError('--dir must name a folder inside the project, such as log-catalog.');
  }
  return folder;
}

async function draft(project: Project, folder: string) {
  const progress = await startProgress();
  const { files, problems } = await project
    .facts({ onProgress: progress.update })
    .finally(progress.stop);
  const shown = shownPath(project);
  for (const { file, message } of problems) say(`${visible(shown(file))}: ${visible(message)}`);
  const sources = project.select().files.map(({ file }) => file);
  return draftFiles(auditFiles(files), { catalogFolder: folder, sources });
}
