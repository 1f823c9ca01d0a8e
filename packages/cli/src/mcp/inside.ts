/** Paths that a model gives: none leads out of the project. */
import { pathFromRoot, type Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';

/** The path as it was given; throws where it is outside the project's root. */
export function inside({ root, cwd }: Project, path: string): string {
  if (pathFromRoot(root, cwd, path) === undefined) {
    throw new CommandError(`${path} is outside the project, and only the project is read.`);
  }
  return path;
}
