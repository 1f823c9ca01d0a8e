/** The catalog as it was at a commit, as one file has it, or as it is now. */
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Catalog, parseCatalog } from '@loglex/catalog';
import { catalogAtCommit, decodeText, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { commitOf } from '../git.ts';

export interface CatalogVersion {
  /** What people call it: the ref or path as given, or `now`. */
  readonly label: string;
  readonly catalog: Catalog;
}

const WHAT = 'loglex catalog diff';

/** `given`: a catalog file, else a git ref; `undefined`: the catalog of `project`. */
export async function catalogVersion(
  project: Project,
  given: string | undefined,
): Promise<CatalogVersion> {
  if (given === undefined) return { label: 'now', catalog: project.catalog };
  const file = resolve(project.cwd, given);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const { text, problem } = decodeText(readFileSync(file), given);
    if (problem) throw new CommandError(`${given}: ${problem.message}`);
    const { catalog, problems } = parseCatalog([{ file: basename(file), text }]);
    const unreadable = problems.find(({ severity }) => severity === 'error');
    if (catalog.constants.length === 0 && unreadable) {
      throw new CommandError(`${given}: ${unreadable.message}`);
    }
    return { label: given, catalog };
  }
  return { label: given, catalog: await catalogAt(project, given) };
}

/** The catalog as git has it at `ref`. */
export async function catalogAt(project: Project, ref: string): Promise<Catalog> {
  const { root } = project;
  return catalogAtCommit(root, project, await commitOf(root, ref, WHAT));
}
