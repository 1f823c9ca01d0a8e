import { applyEdits, type TextRange } from '@loglex/catalog';
import type { FileFacts, ImportFact } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { addImports, specifierFrom } from '../../../src/writers/javascript/imports.ts';

function fileWith(text: string, imports: readonly Partial<ImportFact>[], at: number): FileFacts {
  const whole: TextRange = { start: 0, end: at };
  return {
    file: 'src/a/b.ts',
    language: 'javascript',
    calls: [],
    references: [],
    loggers: [],
    directives: [],
    imports: imports.map((one) => ({
      source: 'x',
      sourceRange: whole,
      range: whole,
      kind: 'esm',
      typeOnly: false,
      names: [],
      ...one,
    })),
    importInsertion: at,
    syntaxProblems: [],
    lineStarts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)],
    ...(text.includes('\r\n') && { eol: '\r\n' }),
  };
}

const wanted = [
  { name: 'logConstant', from: '../logging.js' },
  { name: 'LOG', from: '../log-codes.js' },
];

describe('addImports', () => {
  test('follows the last import, with its quotes', () => {
    const text = 'import a from "a";\na();\n';
    const edits = addImports(fileWith(text, [{ quote: '"' }], 18), wanted) ?? [];
    expect(applyEdits(text, edits)).toBe(
      'import a from "a";\nimport { logConstant } from "../logging.js";\nimport { LOG } from "../log-codes.js";\na();\n',
    );
  });

  test('keeps CRLF', () => {
    const text = "import a from 'a';\r\na();\r\n";
    const edits = addImports(fileWith(text, [{ quote: "'" }], 18), wanted.slice(1)) ?? [];
    expect(applyEdits(text, edits)).toBe(
      "import a from 'a';\r\nimport { LOG } from '../log-codes.js';\r\na();\r\n",
    );
  });

  test('writes require in a CommonJS file', () => {
    const text = "const a = require('a');\na();\n";
    const edits =
      addImports(fileWith(text, [{ kind: 'cjs', quote: "'" }], 23), wanted.slice(1)) ?? [];
    expect(applyEdits(text, edits)).toBe(
      "const a = require('a');\nconst { LOG } = require('../log-codes.js');\na();\n",
    );
  });

  test('opens a file without imports', () => {
    const edits = addImports(fileWith('a();\n', [], 0), wanted.slice(1)) ?? [];
    expect(applyEdits('a();\n', edits)).toBe("import { LOG } from '../log-codes.js';\na();\n");
  });

  test('adds nothing that is there, and no value beside a type of its name', () => {
    const names = [{ local: 'LOG', imported: 'LOG' }];
    expect(addImports(fileWith('', [{ names }], 0), wanted.slice(1))).toEqual([]);
    expect(
      addImports(fileWith('', [{ names, typeOnly: true }], 0), wanted.slice(1)),
    ).toBeUndefined();
  });

  test('needs a place', () => {
    const { importInsertion: _, ...facts } = fileWith('', [], 0);
    expect(addImports(facts, wanted)).toBeUndefined();
  });
});

test.each([
  ['src/a/b.ts', './log-codes.js', 'src', '../log-codes.js'],
  ['src/b.ts', './log-codes.js', 'src', './log-codes.js'],
  ['b.ts', './log-codes.js', 'src', './src/log-codes.js'],
  ['tests/b.ts', './src/logging.js', '', '../src/logging.js'],
  ['src/b.ts', '@loglex/runtime', '', '@loglex/runtime'],
  ['src/b.ts', '#codes', 'src', '#codes'],
])('%s imports %s of the folder "%s" as %s', (file, module, base, specifier) => {
  expect(specifierFrom(file, module, base)).toBe(specifier);
});
