/**
 * Every example of the documentation, run by ESLint's RuleTester: that it is reported or not is for the page to say, with
 * which words and fixes is for the program to say.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits, exampleFiles, UNREADABLE } from '@loglex/catalog';
import {
  type Example,
  type FileCheck,
  type Finding,
  type SourceCheck,
  sourceChecks,
} from '@loglex/engine';
import { openProjectSync } from '@loglex/project';
import * as typescript from '@typescript-eslint/parser';
import { Linter, type Rule, RuleTester } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { afterAll, describe, expect, it } from 'vitest';

RuleTester.describe = describe;
RuleTester.it = it;

const EXAMPLE = fileURLToPath(new URL('../../../docs/checks/example', import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const fileChecks = sourceChecks.filter((check): check is FileCheck => check.kind === 'file');
const sources = exampleProject();

describe.each(fileChecks.map((check) => [check.id, check] as const))('loglex/%s', (id, check) => {
  for (const language of ['js', 'py', 'yaml'] as const) {
    const valid = examplesOf(check.docs.correct, language);
    const invalid = examplesOf(check.docs.incorrect, language);
    if (valid.length + invalid.length === 0) continue;
    testerOf(language).run(`loglex/${id}`, plugin.rules[id] as Rule.RuleModule, {
      valid: valid.map(caseOf),
      invalid: invalid.map((example) => invalidCase(check, example)),
    });
  }
});

describe.each(
  sourceChecks.filter(({ kind }) => kind === 'catalog').map((check) => [check.id, check] as const),
)('loglex/%s', (id, check) => {
  it.each(check.docs.incorrect)('reports incorrect example %$', (example) => {
    const found = foundInCatalog(id, example);
    // What cannot be parsed is a parse error in ESLint: no rule sees it.
    if (UNREADABLE.has(id) && found[0] === 'fatal') return;
    expect(found).toContain(`loglex/${id}`);
  });
  it.each(check.docs.correct)('is silent on correct example %$', (example) => {
    expect(foundInCatalog(id, example)).toEqual([]);
  });
});

/** The project of the examples, with all that its `emit` would import. */
function exampleProject(): string {
  const folder = temporaryFolder();
  cpSync(EXAMPLE, folder, { recursive: true });
  write(folder, 'src/log-codes.ts', 'export {};\n');
  write(folder, 'node_modules/@loglex/runtime/package.json', '{ "main": "index.js" }\n');
  write(folder, 'node_modules/@loglex/runtime/index.js', '');
  return folder;
}

type Tested = 'js' | 'py' | 'yaml';

function testerOf(language: Tested): RuleTester {
  const plugins = { loglex: plugin };
  const configs: Record<Tested, Linter.Config> = {
    js: { languageOptions: { parser: typescript } },
    py: { plugins, language: 'loglex/python' },
    yaml: { plugins, language: 'loglex/catalog' },
  };
  return new RuleTester(configs[language]);
}

function examplesOf(examples: readonly Example[], wanted: Tested): Example[] {
  return examples.filter(({ language }) => (language === 'ts' ? 'js' : language) === wanted);
}

function caseOf({ language, code, file, options }: Example): RuleTester.ValidTestCase {
  const name = file ?? `src/checkout/${language === 'py' ? 'place_order.py' : 'place-order.ts'}`;
  return { code, filename: join(sources, name), ...(options && { options: [options] }) };
}

function invalidCase(check: SourceCheck, example: Example): RuleTester.InvalidTestCase {
  const given = caseOf(example);
  const findings = foundByProgram(check, given, example);
  const safe = findings.flatMap(({ fixes: [best] }) =>
    best?.applicability === 'safe' ? [best.edits] : [],
  );
  // ESLint applies what does not touch, first come first served; no example has two fixes that do.
  const output = safe.length === 0 ? null : applyEdits(given.code, safe.flat());
  return {
    ...given,
    output,
    errors: findings.map(({ message, fixes }) => {
      const suggested = fixes.filter(
        ({ applicability }, at) => !(applicability === 'safe' && at === 0),
      );
      return {
        message,
        suggestions: suggested.map(({ title, caveat, edits }) => ({
          desc: caveat === undefined ? title : `${title} (${caveat})`,
          output: applyEdits(given.code, edits),
        })),
      };
    }),
  };
}

/** What `loglex check` says of the same text in the same project, with the same options. */
function foundByProgram(
  check: SourceCheck,
  { filename, code }: RuleTester.ValidTestCase,
  { options = {} }: Example,
): readonly Finding[] {
  const stated = { severity: 'warning', ...options };
  const settings = readFileSync(join(sources, 'loglex.yaml'), 'utf8');
  const settingsFile = join(sources, 'with-options.yaml');
  writeFileSync(settingsFile, `${settings}checks: ${JSON.stringify({ [check.id]: stated })}\n`);
  const project = openProjectSync({ cwd: sources, settingsFile, cache: false });
  expect(project.problems).toEqual([]);
  const { findings } = project.checkText({ file: filename!, text: code });
  return findings.filter((finding) => finding.check === check.id);
}

/** The rules that report in the catalog of an example when only this one is on. */
function foundInCatalog(id: string, { language, code }: Example): string[] {
  const folder = temporaryFolder();
  const files = { py: [], js: [], ts: [], yaml: exampleFiles(code) }[language];
  const preset = 'constant-calls';
  const [catalogs, languageConfig] = {
    yaml: [files.map(({ file }) => file), { language: 'loglex/catalog' }],
    py: [[{ python: 'codes.py', preset }], { language: 'loglex/python' }],
    ts: [[{ typescript: 'codes.ts', preset }], { languageOptions: { parser: typescript } }],
    js: [[{ typescript: 'codes.js', preset }], {}],
  }[language] as [unknown[], Linter.Config];
  const written = files.length > 0 ? files : [{ file: `codes.${language}`, text: code }];
  for (const { file, text } of written) write(folder, file, text);
  write(folder, 'loglex.yaml', JSON.stringify({ loglex: 1, catalogs }));
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config = {
    files: ['**/*.{yaml,json,py,ts,js}'],
    plugins: { loglex: plugin },
    rules: { [`loglex/${id}`]: 'error' },
    ...languageConfig,
  };
  return written.flatMap(({ file, text }) =>
    linter.verify(text, [config], join(folder, file)).map(({ ruleId }) => ruleId ?? 'fatal'),
  );
}

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-examples-')));
  folders.push(folder);
  return folder;
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
