import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFrontEnd } from '@loglex/engine';
import { openProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { parseJavaScript, parseOutline } from '../../src/parse/oxc.ts';
import { outline } from '../../src/parse/outline.ts';

/** The text with each blanked body as `…`; `$` marks an offset that must stay, and is not part of the text. */
function outlined(marked: string): string {
  const offsets: number[] = [];
  let text = '';
  for (const piece of marked.split('$')) {
    if (text !== '' || marked.startsWith('$')) offsets.push(text.length);
    text += piece;
  }
  const { text: result, hidden } = outline(text, offsets);
  expect(result).toHaveLength(text.length);
  return hidden
    .toReversed()
    .reduce((shown, { start, end }) => `${shown.slice(0, start)}…${shown.slice(end)}`, result);
}

const BODY = 'return something(that.is, long.enough, to.be.worth.the.search);';

describe('outline', () => {
  it.each([
    [`function a() {\n  ${BODY}\n}\n`, 'function a() {…}\n'],
    [
      `const a = async (x: X): Promise<Y[]> => {\n  ${BODY}\n};\n`,
      'const a = async (x: X): Promise<Y[]> => {…};\n',
    ],
    [`class C {\n  m(x): string {\n    ${BODY}\n  }\n}\n`, 'class C {\n  m(x): string {…}\n}\n'],
    [
      `class C {\n  m(\n    a,\n  ): X {\n    ${BODY}\n  }\n}\n`,
      'class C {\n  m(\n    a,\n  ): X {…}\n}\n',
    ],
    [`function a(): B | C[] {\n  ${BODY}\n}\n`, 'function a(): B | C[] {…}\n'],
    [`it('x', () => {\n  if (a) {\n    ${BODY}\n  }\n});\n`, `it('x', () => {…});\n`],
  ])('blanks %j', (text, expected) => {
    expect(outlined(text)).toBe(expected);
  });

  it.each([
    `function a() {\n  $log();\n  ${BODY}\n}\n`,
    `function a() {\n  const f = () => {\n    ${BODY}\n    $log();\n  };\n}\n`,
    `if (a) {\n  ${BODY}\n} else if (b) {\n  ${BODY}\n}\n`,
    `class C {\n  constructor(a) {\n    ${BODY}\n  }\n  get x() {\n    ${BODY}\n  }\n}\n`,
    `class C {\n  constructor({\n    a,\n  }: A) {\n    ${BODY}\n  }\n}\n`,
    `class C {\n  constructor(\n    a,\n  ) {\n    ${BODY}\n  }\n}\n`,
    `if (\n  a\n) {\n  ${BODY}\n}\n`,
    `try {\n  ${BODY}\n} catch (error) {\n  ${BODY}\n}\n`,
    `const a = {\n  b: ${BODY.slice(7, -1)},\n};\n`,
    `function a(): Promise<{\n  ${BODY}\n}> {}\n`,
    'function a() { }\n',
  ])('keeps %j', (text) => {
    expect(outlined(text)).toBe(text.replaceAll('$', ''));
  });

  it('blanks what stands beside the offsets, at any depth', () => {
    const text = `class C {\n  a() {\n    ${BODY}\n  }\n  b() {\n    const f = () => {\n      ${BODY}\n    };\n    $log();\n  }\n}\n`;
    expect(outlined(text)).toBe(
      'class C {\n  a() {…}\n  b() {\n    const f = () => {…};\n    log();\n  }\n}\n',
    );
  });
});

describe('parseOutline', () => {
  it.each([
    ['a template that looks like a function', `const a = \`\nfunction a() {\n  ${BODY}\n}\n\`;\n`],
    ['a template that looks like its end', `function a() {\n  b = \`${BODY}\n}\n\`;\n}\n`],
    ['a comment that looks like a function', `/*\nfunction a() {\n  ${BODY}\n}\n*/\n`],
    ['a comment that looks like its end', `function a() {\n  /* ${BODY}\n}\n*/\n}\n`],
    ['text that is no function', `a = b ? (c) {\n  ${BODY}\n}\n`],
  ])('gives up on %s', (_, text) => {
    expect(parseOutline('a.ts', text, [])).toBeUndefined();
  });

  it('keeps every offset', () => {
    const text = `function a() {\n  // é 😀 ${BODY}\n}\nlog.info('x');\n`;
    const { tree } = parseOutline('a.ts', text, [text.indexOf('log.info')])!;
    const statements = tree.program['body'] as { start: number; end: number }[];
    expect(statements.map(({ start, end }) => text.slice(start, end))).toEqual([
      text.slice(0, text.indexOf('log.info') - 1),
      "log.info('x');",
    ]);
  });
});

const PROJECTS = fileURLToPath(new URL('../../../../test-fixtures/projects/', import.meta.url));
// With a folder of real code it takes a minute; `scripts/bench.js` names what to put there.
const corpora = process.env['LOGLEX_CORPORA'];
const folders = [PROJECTS, ...(corpora === undefined ? [] : [corpora])].flatMap((parent) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name)),
);

describe('facts from an outline', () => {
  it.each(folders)('are those from the whole file: %s', { timeout: 600_000 }, async (cwd) => {
    const project = await openProject({ cwd, cache: false });
    const frontEnd = createFrontEnd(project.settings);
    const different: string[] = [];
    for (const { file } of project.select().files) {
      const text = readFileSync(join(project.root, file), 'utf8');
      const offsets = frontEnd.candidates(text);
      const half = offsets && parseOutline(file, text, offsets);
      const facts = half && frontEnd.factsOfOutline({ file, text, tree: half.tree }, half.hidden);
      if (facts === undefined) continue;
      const { tree } = parseJavaScript(file, text);
      const whole = frontEnd.facts({ file, text, tree: tree! });
      if (JSON.stringify(facts) !== JSON.stringify(whole)) different.push(file);
    }
    expect(different).toEqual([]);
  });
});
