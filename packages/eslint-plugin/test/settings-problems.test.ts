/** Settings that cannot be read are told once, with file and key, and hide nothing else. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

const SOURCES = `
//- src/a.js
console.log('One');
//- src/b.js
console.log('Two');
`;

afterEach(() => {
  vi.useRealTimers();
});

describe.each([
  [
    'a missing catalog',
    `
//- loglex.yaml
loglex: 1
catalogs: [nowhere.yaml]
`,
    /^nowhere\.yaml: It cannot be read: no such file or folder \(ENOENT\)\. It stands in loglex\.yaml under `catalogs`\.$/,
  ],
  [
    'a glob that finds no catalog',
    `
//- loglex.yaml
loglex: 1
catalogs: ['nowhere/*.yaml']
`,
    /^loglex\.yaml: No file matches the catalog "nowhere\/\*\.yaml"\./,
  ],
  [
    'a catalog that is no YAML',
    `
//- loglex.yaml
loglex: 1
catalogs: [catalog.yaml]
//- catalog.yaml
loglex: 1
constants:
  - { code: "A1
`,
    /^catalog\.yaml:\d: /,
  ],
  [
    'a key that settings do not have',
    `
//- loglex.yaml
loglex: 1
catalog: [catalog.yaml]
`,
    /^loglex\.yaml:2: "catalog" is no key .*"catalogs"/,
  ],
  [
    'an option that a check does not have',
    `
//- loglex.yaml
loglex: 1
checks:
  ad-hoc-log: { minLevle: warn }
`,
    /^loglex\.yaml:3: .*minLevle/,
  ],
])('%s', (_, settings, words) => {
  it('is told in the first file, beside what is found there', async () => {
    const told = await lint(temporaryProject(settings + SOURCES));
    expect(told.length).toBe(3);
    const [problem] = told.filter((each) => !each.includes('ad-hoc-log'));
    const [file, , ...message] = problem!.split(' ');
    expect(file).toMatch(/^src\/[ab]\.js:1$/);
    expect(message.join(' ')).toMatch(words);
  });
});

const BROKEN = `
//- loglex.yaml
loglex: 1
catalogs: [catalog.yaml]
`;

it('is told by a rule whose findings are errors, where there is one', async () => {
  const [told] = await lint(temporaryProject(BROKEN + SOURCES));
  expect(told).toMatch(/ error catalog\.yaml: /);
});

it('is told again when the same file is linted again, and not any more once it is mended', async () => {
  const folder = temporaryProject(`${BROKEN}
//- src/a.js
console.log('One');
`);
  expect(await lint(folder)).toHaveLength(2);
  expect(await lint(folder)).toHaveLength(2);
  writeFileSync(join(folder, 'catalog.yaml'), 'loglex: 1\nconstants: []\n');
  vi.useFakeTimers({ now: Date.now() + 2_000, toFake: ['Date'] });
  expect(await lint(folder)).toEqual(['src/a.js:1 ad-hoc-log']);
});

it('is told anew by another file after a pause', async () => {
  const folder = temporaryProject(BROKEN + SOURCES);
  expect(await lint(folder, ['src/a.js'])).toHaveLength(2);
  expect(await lint(folder, ['src/b.js'])).toHaveLength(1);
  vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ['Date'] });
  expect(await lint(folder, ['src/b.js'])).toHaveLength(2);
});

it('is told of each of two projects', async () => {
  const folder = temporaryProject(
    [BROKEN, SOURCES].join('').replaceAll('//- ', '//- one/') +
      [BROKEN, SOURCES].join('').replaceAll('//- ', '//- two/'),
  );
  const told = await lint(folder, ['.']);
  expect(told.filter((each) => each.includes('catalog.yaml'))).toHaveLength(2);
});

it('names both versions where two are loaded', async () => {
  const versions = (globalThis as unknown as Record<symbol, Map<string, string>>)[
    Symbol.for('eslint-plugin-loglex/versions')
  ]!;
  versions.set('99.0.0', '/elsewhere/eslint-plugin-loglex/');
  try {
    const told = await lint(temporaryProject(`//- loglex.yaml\nloglex: 1\n${SOURCES}`));
    expect(told.filter((each) => each.includes('99.0.0'))).toEqual([
      expect.stringMatching(
        /0\.1\.0 \(.*eslint-plugin.*\) and 99\.0\.0 .*npm ls eslint-plugin-loglex/,
      ),
    ]);
    expect(told).toHaveLength(3);
  } finally {
    versions.delete('99.0.0');
  }
});

/** Of each message its place and, for findings the check, for problems severity and words. */
async function lint(cwd: string, paths = ['src']): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended],
  });
  const results = await eslint.lintFiles(paths);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, messageId, severity, message }) => {
      const what =
        messageId === 'loglexProblem'
          ? `${severity === 2 ? 'error' : 'warning'} ${message}`
          : ruleId!.slice('loglex/'.length);
      return `${filePath.slice(cwd.length + 1)}:${line} ${what}`;
    }),
  );
}
