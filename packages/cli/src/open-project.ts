/** Opens the project of the working directory, and says how its files are shown. */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { openProject, type Problem, type Project, type Scope } from '@loglex/project';
import { CommandError } from './command-error.ts';
import { visible } from './terminal/visible.ts';

export interface OpenOptions {
  /** Default: the working directory. */
  readonly cwd?: string;
  readonly config?: string;
  readonly cache?: boolean;
  readonly workers?: number;
}

/** The project of a folder, with or without settings. */
export async function openHere({ cwd, config, cache, workers }: OpenOptions): Promise<Project> {
  // Without it everything would be held against no settings at all, and nearly all of it found wrong.
  if (config !== undefined && !existsSync(config)) {
    throw new CommandError(`There is no settings file ${visible(config)}.`);
  }
  return openProject({
    ...(cwd !== undefined && { cwd }),
    ...(config !== undefined && { settingsFile: config }),
    ...(cache !== undefined && { cache }),
    ...(workers !== undefined && { threads: Math.max(1, workers) }),
  });
}

/** The same, for commands that make no sense without settings. */
export async function openConfigured(options: OpenOptions): Promise<Project> {
  const project = await openHere(options);
  if (project.settingsFiles.length === 0 && project.problems.length === 0) {
    throw new CommandError(
      'There is no loglex.yaml here or in a folder above. ' +
        '`loglex init` writes one from what it finds; `loglex audit` shows what the logging looks like today.',
    );
  }
  return project;
}

/**
 * What is settled for one part of a project: the settings there and the catalog they name. In a monorepo
 * each inner loglex.yaml makes a part of its own.
 */
export type ProjectPart = Pick<
  Scope,
  'settings' | 'settingsFiles' | 'catalog' | 'catalogTexts' | 'catalogProblems'
>;

/** All parts that govern a file, and the one of the working directory first. */
export function partsOf(project: Project): ProjectPart[] {
  const parts = new Map<string, ProjectPart>([[keyOf(project), project]]);
  for (const { scope } of project.select().files) {
    if (!parts.has(keyOf(scope))) parts.set(keyOf(scope), scope);
  }
  return [...parts.values()];
}

/** Why constants may be missing from what `parts` know: settings and catalog files that cannot be read. */
export function unreadOf(
  { problems }: Pick<Project, 'problems'>,
  parts: readonly Pick<ProjectPart, 'catalogProblems'>[],
): Pick<Problem, 'file' | 'message'>[] {
  const broken = parts.flatMap(({ catalogProblems }) =>
    catalogProblems.filter(({ id }) => id === 'syntax'),
  );
  return [...problems, ...broken];
}

/** The innermost settings file names the part. */
function keyOf({ settingsFiles }: ProjectPart): string {
  return settingsFiles.at(-1) ?? '';
}

/**
 * The path by which people see a file: POSIX, from the working directory or from `base` (absolute). The
 * file is given from the root.
 */
export function shownPath(
  { root, cwd }: Pick<Project, 'root' | 'cwd'>,
  base = cwd,
): (file: string) => string {
  return (file) => relative(base, resolve(root, file)).replaceAll('\\', '/') || '.';
}
