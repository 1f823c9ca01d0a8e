/** Decides which files a run looks at, and which scope governs each. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathMatcher } from '@loglex/engine';
import picomatch from 'picomatch';
import { gitRulesAt, type GitRules, isGitIgnored, withGitIgnore } from './files/git-ignore.ts';
import { languageOf } from './files/language.ts';
import { pathFromRoot } from './files/root.ts';
import { isWanted, walk } from './files/walk.ts';
import { fileSystemReason, type Problem } from './problem.ts';
import type { Scope } from './scope.ts';
import type { Scopes } from './scopes.ts';

export interface Selection {
  /** In the order of their paths. */
  readonly files: readonly SelectedFile[];
  /** Files that were asked for by name, and that settings or `.gitignore` leave out. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether these are all files of the project. */
  readonly whole: boolean;
}

export interface SelectedFile {
  /** POSIX path from the root. */
  readonly file: string;
  readonly scope: Scope;
}

/**
 * The files that `paths` mean: files, folders and globs, relative to `cwd` (absolute). None: all files.
 * What the settings exclude stays out, even where it is named; what lies outside the root is refused.
 */
export function selectFiles(scopes: Scopes, cwd: string, paths: readonly string[] = []): Selection {
  const selection = new SelectionUnderWay(scopes, cwd);
  if (paths.length === 0) selection.addFolder('');
  for (const path of paths) selection.add(path);
  return selection.done();
}

class SelectionUnderWay {
  readonly #scopes: Scopes;
  readonly #cwd: string;
  readonly #files = new Map<string, Scope>();
  readonly #leftOut = new Set<string>();
  readonly #problems: Problem[] = [];
  #all: readonly SelectedFile[] | undefined;
  #whole = false;

  constructor(scopes: Scopes, cwd: string) {
    this.#scopes = scopes;
    this.#cwd = cwd;
  }

  add(given: string): void {
    const path = pathFromRoot(this.#scopes.root, this.#cwd, given);
    if (path === undefined) {
      const message = 'It lies outside the project, so it is not checked. Run Loglex there.';
      this.#problems.push({ kind: 'arguments', file: given, message });
      return;
    }
    try {
      const found = statSync(join(this.#scopes.root, path), { throwIfNoEntry: false });
      if (found?.isDirectory()) this.addFolder(path);
      else if (found?.isFile()) this.#addFile(path);
      else if (found === undefined && picomatch.scan(given).isGlob) this.#addGlob(given, path);
      else
        this.#refuse(
          path,
          found === undefined ? 'no such file or folder' : 'it is no regular file',
        );
    } catch (error) {
      const message = fileSystemReason(error, 'read');
      this.#problems.push({ kind: 'arguments', file: path, message });
    }
  }

  addFolder(folder: string): void {
    if (folder === '') this.#whole = true;
    for (const { file, scope } of this.#below(folder)) this.#files.set(file, scope);
  }

  done(): Selection {
    const files = [...this.#files].map(([file, scope]) => ({ file, scope }));
    files.sort((a, b) => (a.file < b.file ? -1 : 1));
    return {
      files,
      leftOut: [...this.#leftOut].sort(),
      problems: this.#problems,
      whole: this.#whole,
    };
  }

  #addFile(file: string): void {
    const scope = this.#scopes.of(file);
    if (isSource(this.#scopes.root, file, scope)) this.#files.set(file, scope);
    else this.#leftOut.add(file);
  }

  #addGlob(given: string, path: string): void {
    const matches = pathMatcher([path]);
    this.#all ??= this.#below('');
    const found = this.#all.filter(({ file }) => matches(file));
    for (const { file, scope } of found) this.#files.set(file, scope);
    if (found.length === 0) this.#refuse(given, 'no file of the project matches it');
  }

  #refuse(file: string, why: string): void {
    this.#problems.push({ kind: 'arguments', file, message: `It cannot be checked: ${why}.` });
  }

  /** Each inner settings file that the walk meets begins a scope, which is walked by its own rules. */
  #below(folder: string): SelectedFile[] {
    const files: SelectedFile[] = [];
    const starts = [{ folder, scope: this.#scopes.of(`${folder}/`) }];
    for (const { folder: start, scope } of starts) {
      const { root } = this.#scopes;
      const { include, exclude, configuration } = scope;
      const walked = walk({ root, include, exclude, configuration }, start);
      this.#problems.push(...walked.problems);
      for (const file of walked.files) files.push({ file, scope });
      for (const file of walked.innerSettings) {
        const inner = this.#scopes.at(file);
        starts.push({ folder: inner.folder, scope: inner });
      }
    }
    return files;
  }
}

/** Whether a walk of the whole project would have found this file. */
export function isSource(root: string, file: string, scope: Scope): boolean {
  return createGate(root, scope).isSource(file);
}

/** Says of files, POSIX paths from the root, whether settings and `.gitignore` let them in. */
export interface Gate {
  /** Whether a walk of the whole project would have found the file. */
  isSource(file: string): boolean;
  /** The same whatever its language: a host may read more of them. */
  isLetIn(file: string): boolean;
  /** Whether it is one of the settings' configuration files, and is let in. */
  isConfiguration(file: string): boolean;
}

/** A gate that reads the `.gitignore` of each folder once: one for as many files as are asked about in a row. */
export function createGate(root: string, scope: Scope): Gate {
  const known = new Map<string, FolderRules>();
  const rulesIn = (folder: string): FolderRules => {
    let found = known.get(folder);
    if (found === undefined) known.set(folder, (found = readRules(folder)));
    return found;
  };
  function readRules(folder: string): FolderRules {
    if (folder === '') return { rules: withGitIgnore(gitRulesAt(root, ''), root, ''), out: false };
    const outer = rulesIn(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
    const out = outer.out || isGitIgnored(outer.rules, `${folder}/`);
    return { rules: out ? outer.rules : withGitIgnore(outer.rules, root, folder), out };
  }
  function isNotIgnored(file: string): boolean {
    const { rules, out } = rulesIn(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
    return !out && !isGitIgnored(rules, file);
  }
  return {
    isSource: (file) => isWanted(scope, file) && isNotIgnored(file),
    isLetIn: (file) =>
      scope.include.matches(file) && !scope.exclude.matches(file) && isNotIgnored(file),
    isConfiguration: (file) =>
      languageOf(file) === undefined && isWanted(scope, file) && isNotIgnored(file),
  };
}

interface FolderRules {
  readonly rules: GitRules | undefined;
  /** Whether the folder itself is ignored, and all in it. */
  readonly out: boolean;
}
