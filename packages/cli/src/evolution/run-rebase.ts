/** `loglex catalog rebase`: new codes for constants of this branch whose codes another branch took as well. */
import { renumberings } from '@loglex/catalog';
import { unifiedDiff } from '../check/unified-diff.ts';
import { CommandError } from '../command-error.ts';
import type { CatalogRebaseOptions } from '../commands/catalog-evolution.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { commitOf, git } from '../git.ts';
import { openConfigured, shownPath } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { catalogAt } from './catalog-version.ts';

const WHAT = 'loglex catalog rebase';

export async function runRebase(
  upstream: string,
  { dryRun, diff, config }: CatalogRebaseOptions,
): Promise<ExitCode> {
  if (diff && dryRun) {
    throw new CommandError('--diff prints what --dry-run says, as a patch: use one of them.');
  }
  const project = await openConfigured(config === undefined ? {} : { config });
  const theirs = await commitOf(project.root, upstream, WHAT);
  const base = await git(project.root, ['merge-base', theirs, 'HEAD'], WHAT).catch(() => {
    throw new CommandError(
      `This branch and ${upstream} have no commit in common. In CI a shallow clone may lack it: fetch more (fetch-depth: 0).`,
    );
  });
  const { moves, refused } = renumberings(
    await catalogAt(project, base.trim()),
    project.catalog,
    await catalogAt(project, theirs),
  );
  if (refused.length > 0) throw new CommandError(visible(refused.join(' ')));
  if (moves.length === 0) {
    say(`No code of this branch is taken in ${visible(upstream)}: nothing to do.`);
    return EXIT.clean;
  }
  const outcome = await project.renumber(moves, { write: !diff && !dryRun });
  if ('refused' in outcome) throw new CommandError(visible(outcome.refused));
  const shown = shownPath(project);
  if (diff) {
    process.stdout.write(unifiedDiff(outcome.files, shown, lookOf(process.stdout)));
  } else {
    for (const { constant, code } of moves) process.stdout.write(`${constant.code} ${code}\n`);
  }
  for (const [index, { constant, code }] of moves.entries()) {
    const uses = outcome.uses[index]!;
    const places =
      uses === 0 ? 'no place in code names it by its code' : `${count(uses, 'place')} in code`;
    say(`${visible(constant.code)} ${visible(constant.name)} → ${code} (${places})`);
  }
  const files = count(outcome.files.length, 'file');
  say(
    diff || dryRun
      ? `Would change ${files}; nothing was written.`
      : `✔ Changed ${files}. Codes in comments and documents are not looked for.`,
  );
  if (!diff && !dryRun && project.settings.generate.length > 0) {
    await (
      await import('../generate/regenerate.ts')
    ).regenerate(config === undefined ? {} : { config });
  }
  return EXIT.clean;
}
