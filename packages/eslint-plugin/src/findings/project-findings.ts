/**
 * What a check over all files of a project finds in one of them. All files are read from disk for it, once in a run, so
 * that it costs what `loglex check` costs; what is not saved yet is not seen.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding, ProjectCheck } from '@loglex/engine';
import { openProjectSync } from '@loglex/project';
import { currentRun } from '../project/current-run.ts';
import { remembered } from '../project/remembered.ts';
import { grouped } from './grouped.ts';
import type { LintedFile } from './linted-file.ts';

export function projectFindings(check: ProjectCheck, file: LintedFile): readonly Finding[] {
  return (
    wholeOf(file)
      .findings.get(file.path)
      ?.filter((finding) => finding.check === check.id && isAsSaved(file)) ?? []
  );
}

interface Whole {
  /** By absolute path. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** In milliseconds since 1970. */
  readonly readAt: number;
}

const wholesOfRun = remembered((_run: object) => new Map<string, Whole>());

/** As it was when the run began, or when the file was saved if that is later. */
function wholeOf({ path, project: { settingsFile } }: LintedFile): Whole {
  const wholes = wholesOfRun(currentRun());
  let whole = wholes.get(settingsFile);
  if (whole === undefined || savedAt(path) > whole.readAt) {
    wholes.set(settingsFile, (whole = readWhole(settingsFile)));
  }
  return whole;
}

function readWhole(settingsFile: string): Whole {
  const readAt = Date.now();
  const project = openProjectSync({ cwd: dirname(settingsFile) });
  const findings = grouped(project.checkWholeSync(), ({ file }) => join(project.root, file));
  return { findings, readAt };
}

function savedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Places are those of the file on disk: where a fix or an editor has changed the text, they would be off. */
const isAsSaved = remembered(({ path, sourceCode }: LintedFile): boolean => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '') === sourceCode.text;
  } catch {
    return false;
  }
});
