/** The catalog of the version that wrote a log, and what has become of its constants since. */
import {
  type Catalog,
  joinCatalogs,
  type LogConstant,
  pairConstants,
  placeOfEntry,
  type RetiredConstant,
} from '@loglex/catalog';
import { catalogAtCommit, type Project } from '@loglex/project';
import { commitOf } from '../git.ts';
import { partsOf } from '../open-project.ts';

export interface CatalogThen {
  /** Of all parts of the project. */
  readonly catalog: Catalog;
  /** The same entry in the catalog of now; `undefined` where it is gone. */
  nowOf(entry: LogConstant | RetiredConstant): LogConstant | RetiredConstant | undefined;
}

/** The parts are those of now: what they had at `ref`, by their settings there. Throws a `CommandError` where git has no such ref. */
export async function catalogThen(project: Project, ref: string): Promise<CatalogThen> {
  const { root } = project;
  const commit = await commitOf(root, ref, '--at');
  const catalogs: Catalog[] = [];
  const now = new Map<string, LogConstant | RetiredConstant>();
  for (const part of partsOf(project)) {
    const then = await catalogAtCommit(root, part, commit);
    catalogs.push(then);
    for (const [before, after] of pairConstants(then, part.catalog).pairs) {
      now.set(placeOfEntry(before), after);
    }
    for (const entry of [...then.constants, ...then.retired]) {
      const [retired] = part.catalog.retiredByCode(entry.code);
      if (retired !== undefined && !now.has(placeOfEntry(entry)))
        now.set(placeOfEntry(entry), retired);
    }
  }
  return { catalog: joinCatalogs(catalogs), nowOf: (entry) => now.get(placeOfEntry(entry)) };
}
