/** The baseline on disk, for one run: read, held against the findings, and rewritten where that was asked. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, pathMatcher, sessionOf } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { shownPath } from '../open-project.ts';
import type { TextOf } from '../report/build-report.ts';
import { excerpt } from '../report/fingerprint.ts';
import { count } from '../terminal/count.ts';
import { visible } from '../terminal/visible.ts';
import { add, type Baseline, compare, type IsLocked, type Known, shrink } from './baseline.ts';
import { parseBaseline, printBaseline } from './baseline-file.ts';
import { type BaselineOptions, changesBaseline } from './baseline-options.ts';

const DEFAULT_FILE = 'loglex-baseline.json';

export interface BaselineOutcome {
  /** What fails. */
  readonly fresh: readonly Finding[];
  readonly known: number;
  /** What to say on stderr. */
  readonly notes: readonly string[];
}

/** `unread`: files whose findings are not known, so that their entries stay. `whole`: all files were checked. */
export async function useBaseline(
  project: Project,
  findings: readonly Finding[],
  textOf: TextOf,
  options: BaselineOptions,
  { unread, whole }: { readonly unread: ReadonlySet<string>; readonly whole: boolean },
): Promise<BaselineOutcome> {
  const path =
    typeof options.baseline === 'string'
      ? resolve(project.cwd, options.baseline)
      : resolve(project.root, DEFAULT_FILE);
  const shown = visible(shownPath(project)(path));
  const before = options.baselineInit ? newBaseline(path, shown) : readBaseline(path, shown);
  const isLocked: IsLocked = pathMatcher(before.locked);
  const componentOf = componentFinder(project);
  const texts = new Map<string, string>();
  const findingsKnown = findings.map((finding): Known & { readonly finding: Finding } => {
    const { file, check, range } = finding;
    if (!texts.has(file)) texts.set(file, textOf(file) ?? '');
    const component = componentOf(file);
    return { finding, component, check, file, excerpt: excerpt(texts.get(file)!, range) };
  });

  let after = before;
  const notes: string[] = [];
  const first = compare(before, findingsKnown, isLocked);
  const fixed = first.fixed.filter(({ file }) => !unread.has(file));
  const fixedCount = fixed.reduce((sum, entry) => sum + entry.count, 0);
  if (options.updateBaseline) after = shrink(after, fixed, componentOf);
  const adds = options.baselineInit ? undefined : new Set(options.baselineAdd);
  const wanted = first.fresh.filter(({ check }) => adds === undefined || adds.has(check));
  if (options.baselineInit || options.baselineAdd) after = add(after, wanted, isLocked);

  const { fresh, known } = after === before ? first : compare(after, findingsKnown, isLocked);
  if (changesBaseline(options)) {
    await replace(path, printBaseline(after));
    notes.push(`The baseline knows ${count(total(after), 'finding')} (${total(before)} before).`);
  } else if (whole && fixedCount > 0) {
    notes.push(
      `Mended since the baseline: ${count(fixedCount, 'finding')}. --update-baseline takes them out.`,
    );
  }
  const inLocked = fresh.filter(({ file }) => isLocked(file)).length;
  if (inLocked > 0)
    notes.push(`In locked folders, where none is let pass: ${count(inLocked, 'finding')}.`);
  return { fresh: fresh.map(({ finding }) => finding), known, notes };
}

function total({ entries }: Baseline): number {
  return entries.reduce((sum, entry) => sum + entry.count, 0);
}

function newBaseline(path: string, shown: string): Baseline {
  if (existsSync(path)) {
    throw new CommandError(
      `${shown} is there already, and a baseline only shrinks. ` +
        '--update-baseline takes out what is fixed; --baseline-add <check> adds what a new check finds.',
    );
  }
  return { locked: [], entries: [] };
}

function readBaseline(path: string, shown: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new CommandError(`There is no baseline ${shown}. --baseline-init writes a first one.`);
    }
    if (code === 'EISDIR') {
      throw new CommandError(
        `${shown} is a folder, not a baseline. Write --baseline=<file>, or -- before the paths.`,
      );
    }
    throw new CommandError(`The baseline ${shown} cannot be read: ${message}.`);
  }
  const parsed = parseBaseline(text);
  if ('problem' in parsed) {
    throw new CommandError(`The baseline ${shown} cannot be used: ${parsed.problem}.`);
  }
  return parsed.baseline;
}

/** By way of a new file, so that Ctrl-C leaves the old baseline or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    throw new CommandError(`The baseline could not be written: ${(error as Error).message}.`);
  }
}

/** The component that owns a file, by the paths that components claim; empty where none or several do. */
function componentFinder(project: Project): (file: string) => string {
  const names = new Map<string, string>();
  const nameOf = (file: string): string => {
    const [selected] = project.select([resolve(project.root, file)]).files;
    const { catalog, settings } = selected?.scope ?? project;
    const owners = sessionOf(catalog, settings).componentsAt(file);
    return owners.length === 1 ? owners[0]!.name : '';
  };
  return (file) => {
    const name = names.get(file) ?? nameOf(file);
    names.set(file, name);
    return name;
  };
}
