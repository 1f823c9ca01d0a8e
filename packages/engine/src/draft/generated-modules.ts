/** The modules of constants that a new project generates: one for each language in which it can log by them. */
import type { FileFacts } from '../facts/file-facts.ts';
import { basename, dirname } from '../text/posix-path.ts';

export interface GeneratedModule {
  readonly target: 'typescript' | 'javascript' | 'python';
  /** POSIX path from the project's root. */
  readonly out: string;
  /** The module as code imports it; in TypeScript and JavaScript from its own folder. */
  readonly importAs: string;
  /** The package that has the function which logs its constants, where the module has none of its own. */
  readonly runtime?: string;
}

export const RUNTIME = '@loglex/runtime';

/**
 * @param sources paths of all source files, those without log calls included.
 * @param facts of those that have any: their imports tell how Python finds its modules.
 */
export function generatedModules(
  sources: readonly string[],
  facts: readonly FileFacts[],
): readonly GeneratedModule[] {
  const modules = [scriptModule(sources), pythonModule(sources, facts)];
  return modules.filter((module) => module !== undefined);
}

/** Beside the sources, and in TypeScript where any of them is. */
function scriptModule(sources: readonly string[]): GeneratedModule | undefined {
  const scripts = sources.filter((path) => /\.[cm]?[jt]sx?$/u.test(path));
  if (scripts.length === 0) return undefined;
  const isTyped = scripts.some((path) => /\.[cm]?tsx?$/u.test(path));
  const ending = isTyped ? '.ts' : '.js';
  const folder = scripts.some((path) => path.startsWith('src/')) ? 'src/' : '';
  const name = freeName('-', (each) => sources.includes(`${folder}${each}${ending}`));
  return {
    target: isTyped ? 'typescript' : 'javascript',
    out: `${folder}${name}${ending}`,
    importAs: `./${name}.js`,
    runtime: RUNTIME,
  };
}

/** A file that somebody wrote is not to be generated over. */
function freeName(joint: '-' | '_', isTaken: (name: string) => boolean): string {
  const names = ['codes', 'constants', 'catalog'].map((word) => `log${joint}${word}`);
  return names.find((name) => !isTaken(name)) ?? `loglex${joint}codes`;
}

/** In the package that holds most of the code, by the name that the others import it by; else beside the scripts. */
function pythonModule(
  sources: readonly string[],
  facts: readonly FileFacts[],
): GeneratedModule | undefined {
  const files = sources.filter((path) => /\.pyi?$/u.test(path) && !isTest(path));
  if (files.length === 0) return undefined;
  const folder =
    mostPopulated(topPackages(files), files) ?? mostPopulated(topFolders(files), files) ?? '';
  const name = freeName('_', (each) => files.includes(pathIn(folder, each)));
  if (folder === '') return python(folder, name, name);
  const parent = basename(folder);
  const isPackage =
    files.includes(`${folder}/__init__.py`) ||
    facts.some(({ imports }) =>
      imports.some(({ kind, source }) => kind === 'python' && source.split('.')[0] === parent),
    );
  return python(folder, name, isPackage ? `${parent}.${name}` : name);
}

function python(folder: string, name: string, importAs: string): GeneratedModule {
  return { target: 'python', out: pathIn(folder, name), importAs };
}

function pathIn(folder: string, name: string): string {
  return `${folder === '' ? '' : `${folder}/`}${name}.py`;
}

/** Packages that are in no other. */
function topPackages(files: readonly string[]): readonly string[] {
  const packages = new Set(
    files.filter((path) => basename(path) === '__init__.py').map((path) => dirname(path)),
  );
  return [...packages].filter((folder) => folder !== '' && !packages.has(dirname(folder)));
}

/** The first folders of the files; the root where a file lies there. */
function topFolders(files: readonly string[]): readonly string[] {
  return [...new Set(files.map((path) => (path.includes('/') ? path.split('/')[0]! : '')))];
}

function mostPopulated(folders: readonly string[], files: readonly string[]): string | undefined {
  const size = (folder: string): number =>
    folder === ''
      ? files.filter((path) => !path.includes('/')).length
      : files.filter((path) => path.startsWith(`${folder}/`)).length;
  return folders.toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1))[0];
}

function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?\/|test_[^/]*$|conftest\.py$)/u.test(path);
}
