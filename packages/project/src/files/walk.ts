/** Lists the source files below a folder: fast, in one order everywhere, following no symbolic link. */
import { type Dirent, readdirSync } from 'node:fs';
import { fileSystemReason, type Problem } from '../problem.ts';
import { type GitRules, gitRulesAt, isGitIgnored, withGitIgnore } from './git-ignore.ts';
import type { GlobSet } from './globs.ts';
import { isData, languageOf } from './language.ts';
import { isSettingsFile } from '../settings/discover.ts';

export interface WalkRules {
  /** Absolute path of the project's root. */
  readonly root: string;
  readonly include: GlobSet;
  readonly exclude: GlobSet;
  readonly configuration: GlobSet;
}

export interface Walked {
  /** POSIX paths from the root, in the order of their code units. */
  readonly files: string[];
  /** Settings files met below the start. Each governs its folder, which is not entered. */
  readonly innerSettings: string[];
  readonly problems: Problem[];
}

/**
 * All source files below `start` (POSIX from the root; empty: the root) that the rules let in.
 * A symbolic link is not followed: what it points to is found where it lives, so no loop is possible.
 */
export function walk(rules: WalkRules, start = ''): Walked {
  const found: Walked = { files: [], innerSettings: [], problems: [] };
  visit(rules, start, gitRulesAt(rules.root, start), found, true);
  found.files.sort(); // Code units: the same order on every machine and file system.
  return found;
}

/** Whether the rules let a file in: source that is included, or a configuration file. */
export function isWanted(
  { include, exclude, configuration }: Pick<WalkRules, 'include' | 'exclude' | 'configuration'>,
  path: string,
): boolean {
  const isIn =
    languageOf(path) === undefined
      ? isData(path) && configuration.matches(path)
      : include.matches(path);
  return isIn && !exclude.matches(path);
}

function visit(
  rules: WalkRules,
  folder: string,
  outerGit: GitRules | undefined,
  found: Walked,
  isStart: boolean,
): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(`${rules.root}/${folder}`, { withFileTypes: true });
  } catch (error) {
    const message = fileSystemReason(error, 'read');
    found.problems.push({ kind: 'read', file: folder === '' ? '.' : folder, message });
    return;
  }
  const settings = isStart ? undefined : entries.find((entry) => isSettingsFile(entry.name));
  if (settings !== undefined) {
    found.innerSettings.push(`${folder}/${settings.name}`);
    return;
  }
  const git = entries.some((entry) => entry.name === '.gitignore')
    ? withGitIgnore(outerGit, rules.root, folder)
    : outerGit;
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      if (rules.exclude.matchesAllBelow(path) || isGitIgnored(git, `${path}/`)) continue;
      visit(rules, path, git, found, false);
    } else if (entry.isFile() && isWanted(rules, path)) {
      if (!isGitIgnored(git, path)) found.files.push(path);
    }
  }
}
