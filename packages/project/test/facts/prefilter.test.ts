/** The prefilter decides whether a file is parsed; it must never decide what is found. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileFacts } from '@loglex/engine';
import { openProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { createFrontEnd } from '../../src/facts/front-end.ts';

const PROJECTS = fileURLToPath(new URL('../../../../test-fixtures/projects/', import.meta.url));
const corpora = process.env['LOGLEX_CORPORA'];
const folders = [
  ...foldersIn(PROJECTS),
  // Real code, where it is at hand: minutes rather than seconds.
  ...(corpora !== undefined && existsSync(corpora) ? foldersIn(corpora) : []),
];

describe('the prefilter', () => {
  it.each(folders)('passes over nothing that matters in %s', { timeout: 600_000 }, async (cwd) => {
    const project = await openProject({ cwd, cache: false });
    const { files } = project.select();
    const missed: string[] = [];
    for (const { file, scope } of files) {
      const frontEnd = createFrontEnd(scope.settings);
      const text = readFileSync(join(project.root, file), 'utf8');
      if (frontEnd.mayHoldFacts(file, text)) continue;
      const { facts } = frontEnd.read(file, text);
      if (facts !== undefined && saysSomething(facts)) missed.push(file);
    }
    expect(missed).toEqual([]);
  });
});

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(path, entry.name));
}

function saysSomething({ calls, references, loggers, directives }: FileFacts): boolean {
  return calls.length + references.length + loggers.length + directives.length > 0;
}
