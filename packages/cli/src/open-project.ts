/** Opens the project of the working directory with every check that there is. */
import { relative, resolve } from 'node:path';
import { checks } from '@loglex/engine';
import { openProject, type Project } from '@loglex/project';
import { CommandError } from './command-error.ts';

export interface OpenOptions {
  readonly config?: string;
  readonly cache?: boolean;
  readonly workers?: number;
}

/** The project that governs the working directory, with or without settings. */
export async function openHere({ config, cache, workers }: OpenOptions): Promise<Project> {
  return openProject({
    checks,
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

/** The path by which people see a file: from the working directory, POSIX. `file` is from the root. */
export function shownPath({ root, cwd }: Pick<Project, 'root' | 'cwd'>): (file: string) => string {
  return (file) => relative(cwd, resolve(root, file)).replaceAll('\\', '/') || '.';
}
