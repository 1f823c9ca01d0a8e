/** Fixes files on disk, each whole or not at all. */
import { join } from 'node:path';
import type { Finding, FixSelection } from '@loglex/engine';
import { readText } from '../files/read.ts';
import { replaceFile } from '../files/write.ts';
import type { Problem } from '../problem.ts';
import type { Session } from '../session.ts';
import type { CheckResult, FixedFile } from './check-project.ts';
import { finderOf, type FindOptions } from './find.ts';
import { fixText } from './fix-text.ts';

export interface FixOptions extends FindOptions {
  readonly fix: 'safe' | 'unsafe';
  /** `false`: say what would change, and change nothing. */
  readonly write?: boolean;
}

/** What fixes change in the files of `result`, and what could not be written. */
export function fixFiles(
  session: Session,
  result: Pick<CheckResult, 'findings'>,
  options: FixOptions,
): { readonly fixed: readonly FixedFile[]; readonly problems: readonly Problem[] } {
  const { root } = session.scopes;
  const fixed: FixedFile[] = [];
  const problems: Problem[] = [];
  const selection = selectionOf(options.fix);
  const files = new Set(result.findings.filter(hasFix).map((finding) => finding.file));
  for (const file of files) {
    const read = readText(join(root, file), file);
    if (read.problem) continue; // It could be read a moment ago; the next run tells if it stays so.
    const find = finderOf(file, session.scopes.of(file), options);
    const { text: after, fixes, problems: met } = fixText(file, read.text, selection, find);
    problems.push(...met.filter(({ kind }) => kind === 'internal'));
    if (after === read.text) continue;
    const problem = options.write === false ? undefined : replaceFile(root, file, after);
    if (problem === undefined) fixed.push({ file, before: read.text, after, fixes });
    else problems.push(problem);
  }
  return { fixed, problems };
}

export function selectionOf(fix: 'safe' | 'unsafe'): FixSelection {
  return { unsafe: fix === 'unsafe' };
}

/** Whether it is worth looking: which fixes are applied is decided per file, on a fresh reading. */
function hasFix({ fixes }: Finding): boolean {
  return fixes.some(({ applicability }) => applicability !== 'suggestion');
}
