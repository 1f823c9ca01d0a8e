/** `loglex/catalog` and `loglex/search`: catalogs for views of them, which the protocol does not know. */
import {
  type CatalogOverview,
  catalogOverview,
  type ComponentOverview,
  type ConstantOverview,
  type Declaration,
  type RetiredOverview,
  searchedConstants,
} from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import { posix } from 'node:path';
import type { Location } from 'vscode-languageserver-protocol';
import type { Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** All that is loaded, a part for each catalog: settings files inside a project may have catalogs of their own. */
export interface Catalogs {
  readonly catalogs: readonly LoadedCatalog[];
}

export interface LoadedCatalog {
  /** The folder of the settings file, as people know it: its name, and the path inside the project. */
  readonly name: string;
  readonly settings: string;
  readonly phase: string;
  readonly components: readonly Placed<ComponentOverview>[];
  readonly constants: readonly CatalogConstant[];
  readonly retired: readonly Placed<RetiredOverview>[];
}

export type CatalogConstant = Placed<ConstantOverview>;

/** With a URI and a range in the protocol's units in place of a file and offsets. */
export type Placed<Entry extends Declaration> = Omit<Entry, keyof Declaration> & {
  readonly location: Location;
};

export const catalog: Handler<unknown, Catalogs> = (workspace) => ({
  catalogs: scopesOf(workspace).map(({ project, settingsFile }) => {
    const overview = catalogOverview(project.snapshotFor(settingsFile), (file) =>
      project.findingsIn(file),
    );
    return {
      name: posix.join(posix.basename(project.root), posix.dirname(settingsFile)),
      settings: workspace.projects.uriOf(project, settingsFile),
      phase: project.phase,
      ...placedIn(workspace, project, overview),
    };
  }),
});

/** `query`: words of code, name, message, component, level or tags. */
export interface SearchParams {
  readonly query?: string;
  readonly limit?: number;
}

/** Nobody reads a longer list: who wants others types more. */
const MOST = 500;

/** Constants, best first. */
export const search: Handler<SearchParams, readonly CatalogConstant[]> = (workspace, params) => {
  const query = typeof params.query === 'string' ? params.query : '';
  const limit = Math.min(MOST, Number.isInteger(params.limit) ? params.limit! : MOST);
  const found = scopesOf(workspace).flatMap(({ project, settingsFile }) => {
    const snapshot = project.snapshotFor(settingsFile);
    const placed = placerOf(workspace, project);
    return searchedConstants(snapshot, (file) => project.findingsIn(file), query, limit).map(
      placed,
    );
  });
  return found.slice(0, limit);
};

/** One settings file for each catalog. */
function scopesOf({ projects }: Workspace) {
  return projects.all().flatMap((project) => {
    const seen = new Set<unknown>();
    return project.status().settingsFiles.flatMap((settingsFile) => {
      const { catalog } = project.snapshotFor(settingsFile).session;
      if (seen.has(catalog)) return [];
      seen.add(catalog);
      return [{ project, settingsFile }];
    });
  });
}

function placedIn(
  workspace: Workspace,
  project: LiveProject,
  { components, constants, retired }: CatalogOverview,
) {
  const placed = placerOf(workspace, project);
  return {
    components: components.map(placed),
    constants: constants.map(placed),
    retired: retired.map(placed),
  };
}

function placerOf(workspace: Workspace, project: LiveProject) {
  const rangesIn = new Map<string, ReturnType<Workspace['rangesIn']>>();
  return <Entry extends Declaration>(entry: Entry): Placed<Entry> => {
    const { file, range: _, selection, ...rest } = entry;
    let toRange = rangesIn.get(file);
    if (toRange === undefined) rangesIn.set(file, (toRange = workspace.rangesIn(project, file)));
    const location = { uri: workspace.projects.uriOf(project, file), range: toRange(selection) };
    return { ...rest, location };
  };
}
