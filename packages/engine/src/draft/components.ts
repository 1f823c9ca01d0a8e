/** The components of a new catalog: one for each folder that logs enough to deserve a block of codes. */
import { RUNGS } from '@loglex/catalog';
import type { Rung } from '@loglex/catalog';
import { foldersOf, holds, isContainer } from '../audit/folders.ts';
import type { Folder } from '../audit/folders.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { folderGlob } from './globs.ts';
import { kebabName, takeName } from './names.ts';

export interface DraftComponent {
  readonly name: string;
  /** Globs relative to the project's root; none where it may emit from anywhere. */
  readonly paths: readonly string[];
  /** The files with log calls that it owns. */
  readonly files: readonly FileFacts[];
  /** The rungs in use, and those that any component may need one day; lowest first. */
  readonly levels: readonly Rung[];
}

/** A folder with fewer calls than this shares a component with its like. */
const FEWEST_CALLS = 3;
const MOST_COMPONENTS = 20;
const MOST_GLOBS = 8;

/** The component for what stands in no telling folder. */
const GENERAL = 'general';

/** The components of `files`, most calls first. `general` comes last, where nothing else will do. */
export function draftComponents(files: readonly FileFacts[]): readonly DraftComponent[] {
  const logging = files.filter(({ calls }) => calls.length > 0);
  const folders = foldersOf(new Map(logging.map(({ file, calls }) => [file, calls.length])));
  const deserving = folders
    .filter(({ dir, calls }) => calls >= FEWEST_CALLS && tellingNames(dir)[0])
    .slice(0, MOST_COMPONENTS);
  const names = namesOf(deserving);
  const components = deserving.map((folder, at) => component(names[at]!, [folder], logging));
  const rest = folders.filter((folder) => !deserving.includes(folder));
  const isGeneralNeeded = rest.length > 0 || components.length === 0;
  return isGeneralNeeded ? [...components, component(GENERAL, rest, logging)] : components;
}

function component(
  name: string,
  folders: readonly Folder[],
  logging: readonly FileFacts[],
): DraftComponent {
  const files = logging.filter(({ file }) => folders.some((folder) => holds(folder, file)));
  const paths = folders.length > MOST_GLOBS ? [] : folders.map(folderGlob);
  return { name, paths, files, levels: levelsOf(files) };
}

/** The segments that say what the code is about, innermost first: `packages/db/src` gives `db`. */
function tellingNames(dir: string): readonly string[] {
  const names = dir.split('/').filter((segment) => !isContainer(segment));
  return names.map(kebabName).reverse();
}

/** Folders of one name are told apart by what they stand in: `cli-api` and `web-api`. */
function namesOf(folders: readonly Folder[]): readonly string[] {
  const taken = new Set([GENERAL]);
  const all = folders.map(({ dir }) => tellingNames(dir));
  return all.map(([stem = '', parent]) => {
    const isShared = all.filter(([other]) => other === stem).length > 1;
    return takeName(isShared && parent ? `${parent}-${stem}` : stem, taken, '-');
  });
}

const ALWAYS: readonly Rung[] = ['info', 'warn', 'error'];

function levelsOf(files: readonly FileFacts[]): readonly Rung[] {
  const used = new Set(ALWAYS);
  for (const { calls } of files) {
    for (const { level } of calls) if (level && level.dynamic !== true) used.add(level.rung);
  }
  return RUNGS.filter((rung) => used.has(rung));
}
