/** ESLint and the command line say the same of the shop, whatever parser read it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checks, type Fix } from '@loglex/engine';
import { openProject } from '@loglex/project';
import * as typescript from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { expect, it } from 'vitest';

const SHOP = fileURLToPath(new URL('../../../test-fixtures/projects/shop', import.meta.url));
const RULES = Object.keys(plugin.rules);

it('finds in ESLint what `loglex check` finds', async () => {
  const project = await openProject({ cwd: SHOP, checks, cache: false });
  const { findings } = await project.check();
  const wanted = findings
    .filter(({ check }) => RULES.includes(check))
    .map(({ file, range, check, message, fixes }) =>
      lineOf(file, range.start, check, message, fixes.map(titleOf)),
    );
  expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(RULES));

  const eslint = new ESLint({
    cwd: SHOP,
    overrideConfigFile: true,
    overrideConfig: [
      plugin.configs.recommended,
      { files: ['**/*.ts'], languageOptions: { parser: typescript } },
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    ],
  });
  const found = (await eslint.lintFiles(['src'])).flatMap(({ filePath, messages }) =>
    messages.map((each) => {
      const file = filePath.slice(SHOP.length + 1);
      const text = readFileSync(filePath, 'utf8');
      const start = offsetOf(text, each.line, each.column);
      const titles = each.suggestions?.map(({ desc }) => desc) ?? [];
      return lineOf(file, start, each.ruleId ?? 'fatal', each.message, [
        ...(each.fix ? ['(fix)'] : []),
        ...titles,
      ]);
    }),
  );
  expect(found.sort()).toEqual(wanted.sort());
});

function titleOf({ applicability, title, caveat }: Fix, index: number): string {
  if (applicability === 'safe' && index === 0) return '(fix)';
  return caveat === undefined ? title : `${title} (${caveat})`;
}

function lineOf(
  file: string,
  start: number,
  check: string,
  message: string,
  fixes: readonly string[],
): string {
  return `${file}@${start} ${check.replace('loglex/', '')}: ${message} [${fixes.join('; ')}]`;
}

/** ESLint counts lines and columns from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
