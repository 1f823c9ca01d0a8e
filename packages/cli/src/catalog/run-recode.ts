/** `loglex catalog rename --code`: another code for a constant, and what is kept of the one that it had. */
import { allocate, allocateFrom, type LogConstant } from '@loglex/catalog';
import type { CodeMove, RenumberedCatalog } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { unifiedDiff } from '../check/unified-diff.ts';
import { CommandError } from '../command-error.ts';
import type { CatalogRenameOptions } from '../commands/catalog-change.ts';
import type { CatalogVersion } from '../evolution/catalog-version.ts';
import { upstreamCatalog } from '../evolution/upstream-catalog.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shownPath } from '../open-project.ts';
import { count } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';

const WHAT = 'loglex catalog rename';

/** @param file of the catalog that keeps the code as retired, from the root. */
export async function runRecode(
  project: Project,
  constant: LogConstant,
  options: CatalogRenameOptions,
  file: string | undefined,
): Promise<ExitCode> {
  if (options.diff && options.dryRun) {
    throw new CommandError('--diff prints what --dry-run says, as a patch: use one of them.');
  }
  const upstream = await upstreamCatalog(project, options.upstream, WHAT);
  const code = newCode(project, constant, options, upstream);
  if (code === constant.code) throw new CommandError(`${code} is its code already.`);
  const move: CodeMove = {
    constant,
    code,
    ...(wasMerged(constant, upstream) && { retired: succession(options) }),
    ...(file !== undefined && { file }),
  };
  const write = !options.diff && !options.dryRun;
  const outcome = await project.renumber([move], { write });
  if ('refused' in outcome) throw new CommandError(visible(outcome.refused));
  const shown = shownPath(project);
  if (options.diff) process.stdout.write(unifiedDiff(outcome.files, shown, lookOf(process.stdout)));
  else process.stdout.write(`${code}\n`);
  tell(project, move, outcome, upstream, write);
  if (write && project.settings.generate.length > 0) {
    await (await import('../generate/regenerate.ts')).regenerate(options);
  }
  return EXIT.clean;
}

/** The one that is given, or the next free one: free here, and where this branch is merged into. */
function newCode(
  { catalog }: Project,
  { code, name, component }: LogConstant,
  { code: given, from }: CatalogRenameOptions,
  upstream: CatalogVersion | undefined,
): string {
  if (typeof given === 'string') return given;
  const taken = [...(upstream?.catalog.constants ?? []), ...(upstream?.catalog.retired ?? [])].map(
    (entry) => entry.code,
  );
  if (from === undefined && component === undefined) {
    throw new CommandError(
      `${visible(code)} ${visible(name)} has no component, so no code can be taken for it. Give the code.`,
    );
  }
  const allocation =
    from === undefined ? allocate(catalog, component!, taken) : allocateFrom(catalog, from, taken);
  if ('code' in allocation) return allocation.code;
  throw new CommandError(allocation.message);
}

/** Whether logs may carry the code. Where nobody can tell, they may. */
function wasMerged({ code }: LogConstant, upstream: CatalogVersion | undefined): boolean {
  if (upstream === undefined) return true;
  const { catalog } = upstream;
  return catalog.byCode(code).length + catalog.retiredByCode(code).length > 0;
}

function succession({ since, reason }: CatalogRenameOptions): NonNullable<CodeMove['retired']> {
  return { ...(since !== undefined && { since }), ...(reason !== undefined && { reason }) };
}

function tell(
  project: Project,
  { constant, code, retired }: CodeMove,
  { files, uses: [uses = 0], findings }: RenumberedCatalog,
  upstream: CatalogVersion | undefined,
  written: boolean,
): void {
  const shown = shownPath(project);
  const places =
    uses === 0 ? 'no place in code names it by its code' : `${count(uses, 'place')} in code`;
  const name = constant.name === constant.code ? '' : ` ${constant.name}`;
  say(visible(`${constant.code}${name} → ${code} (${places})`));
  say(visible(whatIsKept(constant.code, retired !== undefined, upstream?.label)));
  const many = count(files.length, 'file');
  say(
    written
      ? `✔ Changed ${many}. Codes in comments and documents are not looked for.`
      : `Would change ${many}; nothing was written.`,
  );
  for (const { file, check, message } of findings) {
    say(`${visible(shown(file))}: ${visible(message)} (${check})`);
  }
}

function whatIsKept(code: string, isRetired: boolean, branch: string | undefined): string {
  if (branch === undefined) {
    return `git does not say whether ${code} was ever merged, so it is kept as retired.`;
  }
  return isRetired
    ? `${code} is in ${branch}, and logs may carry it: it is kept as retired.`
    : `${code} was never in ${branch}: nothing is kept of it.`;
}
