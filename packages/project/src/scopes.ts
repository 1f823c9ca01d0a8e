/** All scopes of a project: that of its root, and those of inner settings files, opened as they are met. */
import type { Check } from '@loglex/engine';
import type { DocumentReader } from './catalog/document-cache.ts';
import { settingsFileIn } from './settings/discover.ts';
import { openScope, type Scope } from './scope.ts';
import { join } from 'node:path';

export interface Scopes {
  /** Absolute path. */
  readonly root: string;
  readonly outermost: Scope;
  /** Those opened so far, the outermost first. */
  opened(): readonly Scope[];
  /** The scope of a settings file, a POSIX path from the root. */
  at(settingsFile: string): Scope;
  /** The scope that governs a file, a POSIX path from the root; a folder's ends in `/`. */
  of(file: string): Scope;
  /** All of them as they are on disk now. */
  reread(): Scopes;
}

export function createScopes(
  root: string,
  outermost: Scope,
  checks: readonly Check[],
  reader: DocumentReader,
): Scopes {
  const byFolder = new Map<string, Scope>([['', outermost]]);
  const opened = [outermost];
  const at = (settingsFile: string): Scope => {
    const known = opened.find((scope) => scope.settingsFiles.at(-1) === settingsFile);
    if (known !== undefined) return known;
    const scope = openScope(root, settingsFile, checks, reader);
    opened.push(scope);
    byFolder.set(scope.folder, scope);
    return scope;
  };
  const ofFolder = (folder: string): Scope => {
    let scope = byFolder.get(folder);
    if (scope === undefined) {
      const name = settingsFileIn(join(root, folder));
      scope = name === undefined ? ofFolder(parentOf(folder)) : at(`${folder}/${name}`);
      byFolder.set(folder, scope);
    }
    return scope;
  };
  return {
    root,
    outermost,
    opened: () => opened,
    at,
    of: (file) => ofFolder(parentOf(file)),
    reread() {
      const file = outermost.settingsFiles.at(-1);
      const again = file === undefined ? outermost : openScope(root, file, checks, reader);
      return createScopes(root, again, checks, reader);
    },
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
