/** A finding is excused by a comment above it, which asks for its reason by itself. */
import { applyEdits } from '@loglex/catalog';
import { excuse, runFileChecks, runCatalogChecks } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { createSnapshot, editorFixture } from './fixture.ts';

/** The document after the finding of `check` at the mark is excused, and what is found in it then. */
function excused(fixture: string, check: string) {
  const { document, marks, snapshot } = editorFixture(fixture);
  const edit = excuse(document, { check, range: marks[0]!.range });
  if (edit === undefined) return undefined;
  const text = applyEdits(document.text, [edit]);
  const { facts } = createSnapshot(new Map([[document.file, text]])).documentOf(document.file)!;
  const context = { ...snapshot.session, only: ['ad-hoc-log', 'directive-reason', check] };
  const found = facts === undefined ? [] : runFileChecks(facts, context);
  return { text, snippet: edit.snippet, found: found.map((finding) => finding.check) };
}

describe('a comment above the line', () => {
  it.each([
    [
      "import pino from 'pino';\nconst logger = pino();\n  logger.info('Cart restored');\n  ^^^^^^^^^^^\n",
      "  // loglex-disable-next-line ad-hoc-log -- \n  logger.info('Cart restored');",
    ],
    [
      "#- src/a.py\nimport logging\nlogger = logging.getLogger(__name__)\nif x:\n\tlogger.info('Cart restored')\n\t^^^^^^^^^^^\n",
      "\t# loglex-disable-next-line ad-hoc-log -- \n\tlogger.info('Cart restored')",
    ],
  ])('in the comments of the language: %#', (fixture, expected) => {
    const result = excused(fixture, 'ad-hoc-log')!;
    expect(result.text).toContain(expected);
    expect(result.snippet).toBe(`${expected.split('\n')[0]}$0\n`);
    // Left without a reason it does not excuse itself.
    expect(result.found).toEqual(['directive-reason']);
  });

  it('joins the comment that stands there, with its reason', () => {
    const result = excused(
      `import pino from 'pino';
const logger = pino();
// loglex-disable-next-line missing-error -- nothing was thrown
logger.info('Cart restored');
^^^^^^^^^^^
`,
      'ad-hoc-log',
    )!;
    expect(result.text).toContain('-next-line missing-error, ad-hoc-log -- nothing was thrown\n');
    expect(result.found).toEqual([]);
    expect(
      excused(
        `// eslint-disable-next-line no-console, loglex/missing-error -- nothing was thrown
console.log('Cart restored');
^^^^^^^^^^^
`,
        'ad-hoc-log',
      )!.text,
    ).toContain('loglex/missing-error, loglex/ad-hoc-log -- nothing');
  });

  it('ends as the lines of the file do', () => {
    const { document } = editorFixture('const a = 1;');
    const text = "\uFEFFconsole.log('a');\r\nconsole.log('b');\r\n";
    const edit = excuse({ ...document, text, lineStarts: [0, 19, 38] }, finding(3));
    expect(applyEdits(text, [edit!])).toBe(
      `\uFEFF// loglex-disable-next-line ad-hoc-log -- \r\n${text.slice(1)}`,
    );
  });

  it('is YAML in a catalog', () => {
    const catalog = `loglex: 1
constants:
  - code: SHOP900
    level: info
    message: 'Cart {id'
             ^^^^^^^^^^
`;
    const { document, marks, snapshot } = editorFixture(`//- $catalog\n${catalog}`);
    const edit = excuse(document, { check: 'message-fields', range: marks[0]!.range })!;
    const text = applyEdits(document.text, [edit]);
    expect(text).toContain(
      "\n    # loglex-disable-next-line message-fields -- \n    message: 'Cart",
    );
    const catalogTexts = [{ file: document.file, text }];
    const found = runCatalogChecks([], { ...snapshot.session, catalogTexts });
    expect(found.map(({ check }) => check)).toContain('directive-reason');
  });

  it.each([
    ['//- a.json\n{}\n^^', 'ad-hoc-log'],
    ["console.log('a');\n^^^^^^^", 'directive-reason'],
    ["console.log('a');\n^^^^^^^", 'stale-directive'],
  ])('is not offered where it would be none, or about comments: %s %s', (fixture, check) => {
    expect(excused(fixture, check)).toBeUndefined();
  });
});

function finding(start: number) {
  return { check: 'ad-hoc-log', range: { start, end: start + 1 } };
}
