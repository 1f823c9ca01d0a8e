/** The project as migrations see it: it must have a catalog to take codes from, and a way to write constants. */
import type { Catalog, LogConstant } from '@loglex/catalog';
import type { PlanSlice } from '@loglex/engine';
import { pathFromRoot, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { SliceOptions } from '../commands/migrate.ts';
import { openConfigured, type OpenOptions, partsOf } from '../open-project.ts';
import { visible } from '../terminal/visible.ts';

export interface MigrationProject {
  readonly project: Project;
  /** Of all parts of the project. */
  readonly catalogs: readonly Catalog[];
  readonly inCatalog: (code: string) => readonly LogConstant[];
}

/** Throws where nothing could be migrated whatever the code says, with what to do about it. */
export async function openForMigration(options: OpenOptions): Promise<MigrationProject> {
  const project = await openConfigured(options);
  const parts = partsOf(project);
  const catalogs = [...new Set(parts.map(({ catalog }) => catalog))];
  if (parts.every(({ settings }) => settings.catalogs.length === 0)) {
    throw new CommandError(
      `loglex.yaml names no catalog, so there is nowhere for constants to go. ${COPY}`,
    );
  }
  if (catalogs.every(({ components }) => components.size === 0)) {
    const [problem] = [...project.problems, ...project.catalogProblems];
    throw new CommandError(
      problem === undefined
        ? `The catalog has no component, so there are no codes to take. ${COPY}`
        : `${visible(problem.file)}: ${problem.message}`,
    );
  }
  return {
    project,
    catalogs,
    inCatalog: (code) => catalogs.flatMap((catalog) => catalog.byCode(code)),
  };
}

const COPY = '`loglex init --dry-run` prints settings and a catalog that you can copy from.';

/** `undefined`: all of the plan. Throws for a component or an owner that nobody has. */
export function sliceOf(
  { project, catalogs }: MigrationProject,
  { component, owner, path, top }: SliceOptions,
): PlanSlice | undefined {
  const components = catalogs.flatMap((catalog) => [...catalog.components.values()]);
  refuseUnknown(
    'component',
    component,
    components.map(({ name }) => name),
  );
  refuseUnknown(
    'owner',
    owner,
    components.flatMap((each) => each.owner ?? []),
  );
  const slice: PlanSlice = {
    ...(component !== undefined && { components: component }),
    ...(owner !== undefined && { owners: owner }),
    ...(path !== undefined && { paths: path.map((each) => fromRoot(project, each)) }),
    ...(top !== undefined && { top }),
  };
  return Object.keys(slice).length === 0 ? undefined : slice;
}

function refuseUnknown(
  what: 'component' | 'owner',
  given: readonly string[] = [],
  known: readonly string[],
): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const names = [...new Set(known)].sort();
  const there =
    names.length === 0
      ? 'the catalog names none'
      : `there is ${names.slice(0, 12).join(', ')}${names.length > 12 ? '…' : ''}`;
  throw new CommandError(
    what === 'component'
      ? `No component is called ${unknown}: ${there}.`
      : `No component has the owner ${unknown}: ${there}.`,
  );
}

function fromRoot({ root, cwd }: Project, path: string): string {
  const inside = pathFromRoot(root, cwd, path);
  if (inside === undefined) throw new CommandError(`${path} lies outside the project.`);
  return inside === '' ? '**' : inside;
}
