/** Writes generated files anew after the catalog was edited: constants, code that names them and files made of them change together. */
import { type Project, putFile, withLock } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { openConfigured, type OpenOptions, partsOf, shownPath, unreadOf } from '../open-project.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { filesToGenerate } from './generated-files.ts';

/** Only files that are there and that Loglex wrote: whether others are wanted is for `loglex generate` to say. */
export async function regenerate(where: Pick<OpenOptions, 'cwd' | 'config'>): Promise<void> {
  const project = await openConfigured(where);
  // The catalog is read once nobody writes it: files made of an older one would lack what another run has added.
  const done = await withLock(project.root, async () => writeAnew(project));
  if (done !== undefined) throw new CommandError(done.refused);
}

function writeAnew(project: Project): void {
  const shown = shownPath(project);
  const parts = partsOf(project);
  const [unread] = unreadOf(project, parts);
  if (unread) {
    say(
      `${visible(shown(unread.file))}: ${visible(unread.message)} Generated files were left as they are: they would lack what stands there.`,
    );
    return;
  }
  for (const { file, before, after, isForeign } of filesToGenerate(project.root, parts)) {
    if (before === undefined || before === after || isForeign) continue;
    const problem = putFile(project.root, file, after);
    if (problem) throw new CommandError(`${visible(shown(file))}: ${problem.message}`);
    say(`✔ Wrote ${visible(shown(file))} anew.`);
  }
}
