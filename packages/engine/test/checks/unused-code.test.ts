import { expect, test } from 'vitest';
import { createProject, checkFixture } from '../harness.ts';

const CATALOG = `
    //- $catalog
    loglex: 1
    constants:
      - { code: A1, name: USED, level: info, message: One }
      - { code: A2, name: UNUSED, level: info, message: Two }
      - { code: A3, name: OLD, level: info, message: Three, deprecated: { reason: old } }
      - { code: A4, name: TESTED, level: info, message: Four }
      - { code: A5, name: MENTIONED, level: info, message: Five }`;

function unusedIn(fixture: string, options = {}): string[] {
  const { findings } = checkFixtureSilently(`${CATALOG}\n${fixture}`, options);
  return findings.map(
    ({ data, messageId, file }) => `${file} ${String(data['constant'])} ${messageId}`,
  );
}

function checkFixtureSilently(fixture: string, options = {}) {
  const files = new Map<string, string>();
  for (const piece of fixture.split(/^ *\/\/- /m).slice(1)) {
    const [file = '', ...lines] = piece.split('\n');
    files.set(file.trim(), lines.map((line) => line.slice(4)).join('\n'));
  }
  const project = createProject(files, {
    only: ['unused-code'],
    options: { 'unused-code': options },
    kinds: ['project'],
  });
  return { findings: project.find() };
}

const FILES = `
    //- src/a.ts
    logConstant(logger, LOG.USED);
    const watched = [LOG.MENTIONED];
    //- src/a.test.ts
    logConstant(logger, LOG.TESTED);`;

test('what no file mentions, or only tests, or what may go', () => {
  expect(unusedIn(FILES)).toEqual([
    'log-catalog.yaml A2 UNUSED unused',
    'log-catalog.yaml A3 OLD deprecated',
    'log-catalog.yaml A4 TESTED testsOnly',
  ]);
});

test('a code in a message is a use as well', () => {
  expect(
    unusedIn(
      `${FILES}\nlogger.info('A2 two');`.replace(/\n(logger.*)$/, '\n    //- src/b.ts\n    $1'),
    ),
  ).toEqual(['log-catalog.yaml A3 OLD deprecated', 'log-catalog.yaml A4 TESTED testsOnly']);
});

test('one component at a time', () => {
  expect(unusedIn(FILES, { components: ['none-of-these'] })).toEqual([]);
});

test('points at the code in the catalog', () => {
  const { findings } = checkFixtureSilently(`${CATALOG}\n${FILES}`);
  expect(findings[0]?.range.end).toBe((findings[0]?.range.start ?? 0) + 'A2'.length);
});

test('says nothing about a file', () => {
  checkFixture('logConstant(logger, LOG.CART_EMPTY);', { only: ['unused-code'] });
});
