import { parseCatalog, exampleFiles, type ParsedCatalog } from '@loglex/catalog';
import {
  checks,
  defaultSettings,
  importConstants,
  importSpec,
  readEsModule,
  readPythonModule,
  readSettings,
  runCatalogChecks,
  sourceEntries,
  type Check,
} from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { parse, parsePython } from '../parse.ts';
import { lineFindings } from '../lines/check/line-findings.ts';
import { createProject, EXAMPLE_FILE, EXAMPLE_PYTHON_FILE } from '../harness.ts';

type AnyExample = Check['docs']['incorrect'][number];

/** Ids of all that is found in an example; every check runs, so that none of them disturbs another. */
function foundIn(check: Check, example: AnyExample): string[] {
  if (check.kind === 'catalog') {
    const { catalog, problems } = parseExample(example);
    const findings = runCatalogChecks(problems, { catalog, settings: defaultSettings });
    return findings.map((finding) => finding.check);
  }
  if (check.kind === 'line') return foundInLog(check, example);
  const files = new Map([
    [
      example.file ?? (example.language === 'py' ? EXAMPLE_PYTHON_FILE : EXAMPLE_FILE),
      example.code,
    ],
  ]);
  const project = createProject(files, {
    options: { [check.id]: example.options ?? {} },
    kinds: ['project'],
  });
  return project.find().map((finding) => finding.check);
}

/** With the catalog of the examples, the lines in whatever layout they have. */
function foundInLog(check: Check, { code, options = {} }: AnyExample): string[] {
  const settings = readSettings(
    [
      {
        file: 'loglex.yaml',
        text: `loglex: 1\nchecks: ${JSON.stringify({ [check.id]: options })}`,
      },
    ],
    checks,
  );
  expect(settings.problems).toEqual([]);
  return lineFindings(code, { settings: settings.settings }).map(({ finding }) => finding.check);
}

/** An example in code is a module that the preset `constant-calls` reads. */
function parseExample({ language, code }: AnyExample): ParsedCatalog {
  if (language === 'yaml') return parseCatalog(exampleFiles(code));
  const module =
    language === 'py'
      ? readPythonModule('app/codes.py', code, parsePython(code))
      : readEsModule('src/codes.ts', code, parse('src/codes.ts', code));
  const imported = importConstants([module], importSpec('constant-calls')!);
  return parseCatalog([], [sourceEntries(imported)]);
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('has a page with examples of both kinds', () => {
    expect(check.docs.incorrect.length).toBeGreaterThan(0);
    expect(check.docs.correct.length).toBeGreaterThan(0);
    if (check.kind !== 'line' && check.docs.incorrect[0]?.language !== 'yaml') {
      for (const examples of [check.docs.incorrect, check.docs.correct]) {
        const languages = new Set(examples.map(({ language }) => language));
        expect([...languages], 'examples in every language').toEqual(
          expect.arrayContaining(['ts', 'py']),
        );
      }
    }
    expect(check.description).toMatch(/^(?:Disallow|Require|Enforce|Limit) .*[^.]$/);
  });

  test.each(check.docs.incorrect.map((example, at) => [at, example] as const))(
    'reports incorrect example %i',
    (_, example) => {
      const found = foundIn(check, example);
      expect(found, example.code).toContain(id);
      if (check.kind === 'catalog') expect(found, 'nothing else').toEqual([id]);
    },
  );

  test.each(check.docs.correct.map((example, at) => [at, example] as const))(
    'is silent on correct example %i',
    (_, example) => {
      const found = foundIn(check, example);
      expect(found, example.code).not.toContain(id);
      if (check.kind === 'catalog') expect(found, 'nothing at all').toEqual([]);
    },
  );
});

test('ids are unique and in one style', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
});

test('defaults fill every option', () => {
  for (const { options, defaultOptions } of checks) {
    expect(Object.keys(defaultOptions ?? {}).sort()).toEqual(
      Object.keys(options?.properties ?? {}).sort(),
    );
  }
});
