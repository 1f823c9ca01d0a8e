/** `loglex coverage`, from its options to its exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogConstant } from '@loglex/catalog';
import {
  constantUses,
  coverage,
  type Covered,
  namedConstants,
  pathMatcher,
  seenConstants,
  sessionOf,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { CoverageOptions } from '../commands/coverage.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { logKnowledge } from '../lines/log-knowledge.ts';
import { logRecords } from '../lines/log-records.ts';
import { openConfigured, unreadOf } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { coverageJson, coverageText, shareOf } from './coverage-formats.ts';

export async function runCoverage(options: CoverageOptions): Promise<ExitCode> {
  const { format, outputFile, log = [], missing, failBelow = [] } = options;
  const wanted = failBelow.find(({ state }) => state === 'seen') ?? missing === 'seen';
  if (wanted && log.length === 0) {
    throw new CommandError('Which codes were seen can only be told from a log: --log <file>.');
  }
  const project = await openConfigured(options);
  const covered = await coveredIn(project, log);
  const report = coverage(project.catalog, covered);
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  await output(
    format === 'json' ? coverageJson(report) : coverageText(report, missing, look),
    outputFile,
  );
  const unread = unreadOf(project, [project]);
  for (const { file, message } of unread) say(`${visible(file)}: ${visible(message)}`);
  if (unread.length > 0) return EXIT.failed;
  const short = failBelow.filter(({ state, least }) => shareOf(report.total, state) < least);
  for (const { state, least } of short) {
    const share = Math.floor(shareOf(report.total, state) * 10) / 10;
    say(`${share} % of the constants are ${state}, and ${least} % are asked for.`);
  }
  return short.length > 0 ? EXIT.findings : EXIT.clean;
}

async function coveredIn(project: Project, logs: readonly string[]): Promise<Covered> {
  const { catalog, settings } = project;
  const progress = await startProgress();
  const { files } = await project.facts({ onProgress: progress.update }).finally(progress.stop);
  const isTest = pathMatcher(settings.tests);
  const facts = files.map((file) => file.facts);
  const { used, tested } = constantUses(facts, sessionOf(catalog, settings), isTest);
  const inTests = new Set(tested);
  const named = namedConstants(catalog);
  // A test names a code in ways that are no log call: expect(record.code).toBe('LOG612').
  for (const { file } of project.select().files) {
    if (isTest(file)) named(textOf(join(project.root, file)), inTests);
  }
  if (logs.length === 0) return { referenced: used, tested: inTests };
  const known = logKnowledge(project, files);
  const seen = new Set<LogConstant>();
  for (const file of logs) {
    for await (const records of logRecords(file, project.cwd, known)) {
      for (const record of records) {
        for (const constant of seenConstants(known.explain(record))) seen.add(constant);
      }
    }
  }
  return { referenced: used, tested: inTests, seen };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // `check` tells of files that cannot be read.
  }
}
