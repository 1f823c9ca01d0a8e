/** The catalog as it was at a commit, as one file has it, or as it is now. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Catalog, parseCatalog } from '@loglex/catalog';
import { pathMatcher } from '@loglex/engine';
import { decodeText, openProject, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { commitOf, git } from '../git.ts';

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

/**
 * The files of the catalog are taken out of git into a folder of their own and read there, by the settings of that
 * commit where it has some.
 */
export async function catalogAt({ root, settingsFiles }: Project, ref: string): Promise<Catalog> {
  const commit = await commitOf(root, ref, WHAT);
  const names = await git(root, ['ls-tree', '-r', '--name-only', '-z', commit, '.'], WHAT);
  const present = new Set(names.split('\0').filter(Boolean));
  const folder = mkdtempSync(join(tmpdir(), 'loglex-catalog-'));
  const take = async (file: string): Promise<void> => {
    const text = await git(root, ['show', `${commit}:./${file}`], WHAT);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  try {
    for (const file of settingsFiles) {
      if (present.has(file)) await take(file);
      else copy(root, folder, file);
    }
    const settingsFile = join(folder, settingsFiles.at(-1) ?? 'loglex.yaml');
    const open = () => openProject({ cwd: dirname(settingsFile), settingsFile, cache: false });
    const { settings } = await open();
    const patterns = settings.catalogs.map((reference) =>
      reference.kind === 'code' ? reference.path : reference.glob,
    );
    const isCatalog = pathMatcher(patterns);
    for (const file of present) if (isCatalog(file)) await take(file);
    return (await open()).catalog;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copy(root: string, folder: string, file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), readFileSync(join(root, file)));
}
