/** The catalog of the branch that work is merged into: what stands there, logs may carry. */
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { commitOf, git } from '../git.ts';
import { type CatalogVersion, catalogAt } from './catalog-version.ts';

/** What that branch is called, the likeliest first. */
const LIKELY = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * `undefined`: git knows no such branch, or there is no git.
 * @param given the branch that somebody named, which must exist
 * @param what needs it: `loglex catalog rename`
 */
export async function upstreamCatalog(
  project: Project,
  given: string | undefined,
  what: string,
): Promise<CatalogVersion | undefined> {
  const label = given ?? (await likelyBranch(project.root, what));
  if (label === undefined) return undefined;
  const commit = await commitOf(project.root, label, what);
  return { label, catalog: await catalogAt(project, commit) };
}

async function likelyBranch(root: string, what: string): Promise<string | undefined> {
  for (const name of LIKELY) {
    const found = await git(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], what)
      .then(() => true)
      .catch((error: unknown) => (error instanceof CommandError ? undefined : false));
    // Without git, or outside of a repository, no other name will do either.
    if (found === undefined) return undefined;
    if (found) return name;
  }
  return undefined;
}
