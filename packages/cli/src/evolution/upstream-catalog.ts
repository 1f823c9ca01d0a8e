/** The catalog of the branch that work is merged into: what stands there, logs may carry. */
import { catalogAtCommit, type Project, upstreamOf } from '@loglex/project';
import { commitOf } from '../git.ts';
import type { CatalogVersion } from './catalog-version.ts';

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
  const { root } = project;
  const upstream =
    given === undefined
      ? await upstreamOf(root)
      : { label: given, commit: await commitOf(root, given, what) };
  if (upstream === undefined) return undefined;
  const { label, commit } = upstream;
  return { label, catalog: await catalogAtCommit(root, project, commit) };
}
