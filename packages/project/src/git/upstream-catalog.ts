/** Catalogs as git has them: at a commit, and on the branch that work is merged into, whose codes logs may carry. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Catalog } from '@loglex/catalog';
import { checks, pathMatcher } from '@loglex/engine';
import { openScope, type Scope } from '../scope.ts';
import { runGit } from './git.ts';

/** What the branch is called that work is merged into, the likeliest first. */
const LIKELY = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

export interface Upstream {
  /** As people call it. */
  readonly label: string;
  readonly commit: string;
}

/** The branch that work is merged into; `undefined`: git knows none, or there is no git. */
export async function upstreamOf(root: string): Promise<Upstream | undefined> {
  for (const label of LIKELY) {
    const run = await runGit(root, ['rev-parse', '--verify', '--quiet', `${label}^{commit}`]);
    if (run.failed === undefined) return { label, commit: run.stdout.trim() };
    // Without git, or outside of a repository, no other name will do either.
    if (run.failed !== 'refused') return undefined;
  }
  return undefined;
}

/**
 * The catalog at `commit`, by the settings of that commit where it has some; else by those of now. Rejects where git does
 * not give it. Its files are taken out of git into a folder of their own and read there.
 */
export async function catalogAtCommit(
  root: string,
  { settingsFiles }: Pick<Scope, 'settingsFiles'>,
  commit: string,
): Promise<Catalog> {
  const names = await output(root, ['ls-tree', '-r', '--name-only', '-z', commit, '.']);
  const present = new Set(names.split('\0').filter(Boolean));
  const folder = mkdtempSync(join(tmpdir(), 'loglex-catalog-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const take = async (file: string): Promise<void> => {
    put(file, await output(root, ['show', `${commit}:./${file}`]));
  };
  try {
    for (const file of settingsFiles) {
      if (present.has(file)) await take(file);
      else put(file, readFileSync(join(root, file), 'utf8'));
    }
    const open = () => openScope(folder, settingsFiles.at(-1) ?? 'loglex.yaml', checks);
    const isCatalog = pathMatcher(
      open().settings.catalogs.map((each) => (each.kind === 'code' ? each.path : each.glob)),
    );
    for (const file of present) if (isCatalog(file)) await take(file);
    return open().catalog;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function output(root: string, args: readonly string[]): Promise<string> {
  const run = await runGit(root, args);
  if (run.failed !== undefined) throw new Error(run.message);
  return run.stdout;
}
