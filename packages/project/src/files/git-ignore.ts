/** `.gitignore` files: nested ones, the nearest deciding first, as git has it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isData, languageOf } from './language.ts';

/** The rules in force in one folder: its own `.gitignore` and those above it. */
export interface GitRules {
  /** Folder of the `.gitignore`, as a prefix of paths from the root: empty, or ending in `/`. */
  readonly prefix: string;
  /** What stands before a path from the root where the `.gitignore` lies above the root. */
  readonly above: string;
  readonly rules: Ignore;
  /** Those of the rules that can match a source file; `undefined` where none can, as mostly. */
  readonly ofFiles: Ignore | undefined;
  readonly outer: GitRules | undefined;
}

/** The rules in force just above `folder`, a POSIX path from `root`: of all folders around it. */
export function gitRulesAt(root: string, folder: string): GitRules | undefined {
  let rules = gitRulesAbove(root);
  if (folder === '') return rules;
  const segments = folder.split('/');
  for (let depth = 0; depth < segments.length; depth++) {
    rules = withGitIgnore(rules, root, segments.slice(0, depth).join('/'));
  }
  return rules;
}

/** The rules of the folders above `root`, up to the repository's top; none outside a repository. */
function gitRulesAbove(root: string): GitRules | undefined {
  const folders: string[] = [];
  let folder = root;
  while (!existsSync(join(folder, '.git'))) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
    folders.unshift(folder);
  }
  let rules: GitRules | undefined;
  for (const each of folders) {
    const text = readIfThere(join(each, '.gitignore'));
    const above = `${relative(each, root).split(sep).join('/')}/`;
    if (text !== undefined) rules = { prefix: '', above, ...compile(text), outer: rules };
  }
  return rules;
}

/** `outer` with the `.gitignore` of `folder`, a POSIX path from the root (empty: the root). */
export function withGitIgnore(
  outer: GitRules | undefined,
  root: string,
  folder: string,
): GitRules | undefined {
  const text = readIfThere(join(root, folder, '.gitignore'));
  if (text === undefined) return outer;
  const prefix = folder === '' ? '' : `${folder}/`;
  return { prefix, above: '', ...compile(text), outer };
}

/**
 * Whether git would ignore `path`, a POSIX path from the root, for itself: not for a folder around it. A
 * folder's path ends in `/`; any other is a source file's.
 */
export function isGitIgnored(rules: GitRules | undefined, path: string): boolean {
  const isFolder = path.endsWith('/');
  for (let each = rules; each !== undefined; each = each.outer) {
    const matcher = isFolder ? each.rules : each.ofFiles;
    if (matcher === undefined) continue;
    const { ignored, unignored } = matcher.test(each.above + path.slice(each.prefix.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function compile(text: string): Pick<GitRules, 'rules' | 'ofFiles'> {
  const lines = text.split('\n').filter(mayMatchSource);
  const ofFiles = lines.length === 0 ? undefined : ignore().add(lines);
  return { rules: ignore().add(text), ofFiles };
}

/** Most rules are about folders (`dist/`), dot files (`.env`) or other extensions (`*.log`). */
function mayMatchSource(line: string): boolean {
  const rule = line.trim();
  if (rule === '' || rule.startsWith('#') || rule.endsWith('/')) return false;
  const name = rule.slice(rule.lastIndexOf('/') + 1);
  const extension = /\.\w+$/.exec(name)?.[0];
  if (/[*?[\\]/.test(extension === undefined ? name : '')) return true;
  return extension !== undefined && (languageOf(name) !== undefined || isData(name));
}

function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined; // Most folders have none, and an error takes longer.
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // A rule file that cannot be read ignores nothing; git says so itself.
  }
}
