/** The compiler of a project: its own, so that types mean here what they mean where it is built, and loaded only when asked for. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type TypeScript from 'typescript';

export type Compiler = typeof TypeScript;

/** Why no compiler can be asked, in a clause, and the command that changes it. */
export interface MissingCompiler {
  readonly missing: string;
  readonly command: string;
}

/** The TypeScript that modules in one of `folders` (absolute, in this order) would import. */
export function loadCompiler(folders: readonly string[]): Compiler | MissingCompiler {
  for (const folder of folders) {
    const found = installedIn(folder);
    if (found === undefined) continue;
    if (isCompiler(found)) return found;
    // Some versions are a program only.
    return {
      missing: `TypeScript ${found.version ?? ''} of the project has no compiler that can be asked`,
      command: 'npm install -D typescript@6',
    };
  }
  return { missing: 'no TypeScript is installed', command: 'npm install -D typescript' };
}

/** Whether there is something to load, whatever it can do. */
export function isCompilerInstalled(folders: readonly string[]): boolean {
  return folders.some((folder) => {
    try {
      return createRequire(join(folder, 'package.json')).resolve('typescript') !== '';
    } catch {
      return false;
    }
  });
}

/** What is installed under the name may be of any version. */
interface Installed {
  readonly version?: string;
  readonly createProgram?: unknown;
}

function installedIn(folder: string): Installed | undefined {
  try {
    return createRequire(join(folder, 'package.json'))('typescript') as Installed;
  } catch {
    return undefined;
  }
}

function isCompiler(found: Installed): found is Compiler {
  return typeof found.createProgram === 'function';
}
