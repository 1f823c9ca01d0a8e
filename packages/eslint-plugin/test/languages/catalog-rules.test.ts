/** Problems of a catalog as rules, under our language and under those that YAML and JSON files may have already. */
import { Linter } from 'eslint';
import json from '@eslint/json';
import plugin from 'eslint-plugin-loglex';
import yml from 'eslint-plugin-yml';
import * as jsonc from 'jsonc-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml-eslint-parser';
import { temporaryProject } from '../temporary-project.ts';

const RULES: Linter.RulesRecord = {
  'loglex/duplicate-code': 'error',
  'loglex/untrimmed-message': 'warn',
  'loglex/stale-directive': 'warn',
};

const YAML = `loglex: 1
constants:
  - { code: SHOP101, name: ORDER_PLACED, level: info, message: "Order placed" }
  # The next two are wrong.
  - code: SHOP101
    name: ORDER_SENT
    level: info
    message: ' Order sent'
`;

const JSON_TEXT = `{
  "loglex": 1,
  "constants": [
    { "code": "SHOP101", "name": "ORDER_PLACED", "level": "info", "message": "Order placed" },
    {
      "code": "SHOP101",
      "name": "ORDER_SENT",
      "level": "info",
      "message": " Order sent"
    }
  ]
}
`;

type Case = readonly [name: string, file: string, text: string, config: Linter.Config];

const parsedBy = (parser: unknown): Linter.Config => ({
  languageOptions: { parser: parser as Linter.Parser },
});

const YAML_CASES: readonly Case[] = [
  ['our language', 'catalog.yaml', YAML, { language: 'loglex/catalog' }],
  ['eslint-plugin-yml', 'catalog.yaml', YAML, { plugins: { yml }, language: 'yml/yaml' }],
  ['yaml-eslint-parser', 'catalog.yaml', YAML, parsedBy(yaml)],
];

const JSON_CASES: readonly Case[] = [
  ['our language', 'catalog.json', JSON_TEXT, { language: 'loglex/catalog' }],
  ['@eslint/json', 'catalog.json', JSON_TEXT, { plugins: { json }, language: 'json/jsonc' }],
  ['jsonc-eslint-parser', 'catalog.json', JSON_TEXT, parsedBy(jsonc)],
];

describe.each([...YAML_CASES, ...JSON_CASES])('%s', (_, file, text, config) => {
  const words = file.endsWith('json')
    ? ['"SHOP101"', '" Order sent"']
    : ['SHOP101', "' Order sent'"];

  it('reports problems where they stand', () => {
    expect(found(file, text, config)).toEqual([
      `loglex/duplicate-code ${words[0]}`,
      `loglex/untrimmed-message ${words[1]}`,
    ]);
  });

  it('counts no byte order mark', () => {
    expect(found(file, `\uFEFF${text}`, config)).toEqual([
      `loglex/duplicate-code ${words[0]}`,
      `loglex/untrimmed-message ${words[1]}`,
    ]);
  });

  it('heeds comments of ESLint', () => {
    const comment = file.endsWith('json') ? '//' : '#';
    const excused = text.replace(
      /^(.*"?SHOP101"?,?)\n/m,
      `$1 ${comment} eslint-disable-line loglex/duplicate-code -- two shops\n`,
    );
    expect(excused).not.toBe(text);
    expect(found(file, excused, config)).toEqual([`loglex/untrimmed-message ${words[1]}`]);
  });
});

describe('Loglex’s own comments in YAML', () => {
  const [, file, text, config] = YAML_CASES[0]!;

  it('excuse', () => {
    const excused = text.replace(
      '  # The next two',
      '  # loglex-disable-next-line duplicate-code -- two shops\n  # The next two',
    );
    // The comment speaks of the line that follows, which is another comment.
    expect(found(file, excused, config)).toEqual([
      'loglex/stale-directive duplicate-code',
      'loglex/duplicate-code SHOP101',
      "loglex/untrimmed-message ' Order sent'",
    ]);
    const moved = text.replace(
      'are wrong.',
      'are wrong.\n  # loglex-disable-next-line duplicate-code -- two shops',
    );
    expect(found(file, moved, config)).toEqual(["loglex/untrimmed-message ' Order sent'"]);
  });

  it('are taken away by a suggestion where they excuse nothing', () => {
    const stale = text.replace(
      'constants:\n',
      'constants:\n  # loglex-disable-next-line odd-code -- it was\n',
    );
    const [message] = lint(file, stale, config);
    const { range, text: written } = message!.suggestions![0]!.fix;
    expect(stale.slice(0, range[0]) + written + stale.slice(range[1])).toBe(text);
  });
});

it('sees what is being edited, and not what is on disk', () => {
  const [, file, text, config] = YAML_CASES[0]!;
  const mended = text.replace('code: SHOP101\n', 'code: SHOP102\n');
  expect(lint(file, mended, config, text).map(({ ruleId }) => ruleId)).toEqual([
    'loglex/untrimmed-message',
  ]);
});

it('says nothing of files that are no catalog', () => {
  const [, , text, config] = YAML_CASES[0]!;
  expect(lint('other.yaml', text, config)).toEqual([]);
});

/** Rule and marked text of each message. */
function found(file: string, text: string, config: Linter.Config): string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lint(file, text, config).map(
    ({ ruleId, line, column, endColumn, message }) =>
      `${ruleId ?? message} ${lines[line - 1]!.slice(column - 1, endColumn! - 1)}`,
  );
}

function lint(
  file: string,
  text: string,
  config: Linter.Config,
  onDisk: string = text,
): Linter.LintMessage[] {
  const folder = temporaryProject(
    `\n//- loglex.yaml\nloglex: 1\ncatalogs: [catalog.*]\n//- ${file}\n${onDisk}`,
  );
  const configs = [
    { files: ['**/*.{yaml,json}'], rules: RULES, ...config },
    { plugins: { loglex: plugin } },
  ];
  return new Linter({ cwd: folder }).verify(text, configs, file);
}
