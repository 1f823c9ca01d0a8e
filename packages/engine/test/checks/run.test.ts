import { parseCatalog } from '@loglex/catalog';
import {
  checks,
  readSettings,
  runCatalogChecks,
  runFileChecks,
  runProjectChecks,
  severityOf,
  checkById,
  type RunContext,
} from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_CATALOG, factsOf, holesOf } from '../harness.ts';

const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: EXAMPLE_CATALOG }]);

function settingsOf(text: string) {
  const { settings, problems } = readSettings(
    [{ file: 'loglex.yaml', text: `loglex: 1\n${text}` }],
    checks,
  );
  expect(problems).toEqual([]);
  return settings;
}

function find(
  code: string,
  settingsText = '',
  context: Partial<RunContext> = {},
  file = 'src/checkout/a.ts',
) {
  const settings = settingsOf(settingsText);
  return runFileChecks(factsOf(file, code, settings), { catalog, settings, ...context });
}

const told = (findings: ReturnType<typeof find>) =>
  findings.map(({ check, severity }) => `${severity} ${check}`);

describe('severities', () => {
  test('are the settings’, else the check’s own', () => {
    const code = "logger.info('SHOP102 x');";
    expect(told(find(code))).toEqual(['error wrong-severity']);
    expect(told(find(code, 'checks: { wrong-severity: info }'))).toEqual(['info wrong-severity']);
    expect(told(find(code, 'checks: { wrong-severity: off }'))).toEqual([]);
  });

  test('of test files are their own', () => {
    const code = "logger.info('SHOP102 x');";
    const inTest = (settings: string) => told(find(code, settings, {}, 'src/checkout/a.test.ts'));
    expect(inTest('')).toEqual([]);
    expect(inTest('checks: { wrong-severity: error }')).toEqual([]);
    expect(inTest('checks: { wrong-severity: { testSeverity: info } }')).toEqual([
      'info wrong-severity',
    ]);
    expect(inTest('checks: { wrong-severity: { severity: off, testSeverity: info } }')).toEqual([]);
    expect(inTest("tests: ['other/**']")).toEqual(['error wrong-severity']);
  });

  test('a face may decide by itself what a test file is', () => {
    expect(told(find("logger.info('SHOP102 x');", '', { isTest: true }))).toEqual([]);
  });

  test('severityOf says what holds', () => {
    const check = checkById('ad-hoc-log');
    if (check === undefined) throw new Error('ad-hoc-log is a check');
    expect(severityOf(check, settingsOf(''), false)).toBe('warning');
    expect(severityOf(check, settingsOf(''), true)).toBe('off');
  });
});

test('`confidence: certain` keeps to calls that are surely log calls', () => {
  const code =
    "import pino from 'pino';\nconst a = pino();\na.info('SHOP102 x');\nlogger.info('SHOP102 x');";
  expect(find(code)).toHaveLength(2);
  const sure = find(code, 'confidence: certain');
  expect(sure.map(({ range }) => code.slice(0, range.start).split('\n').length)).toEqual([3]);
});

test('what is used in a likely call is used all the same', () => {
  const settings = settingsOf('confidence: certain');
  const files = [
    factsOf(
      'src/a.ts',
      "logger.warn('SHOP102 x'); logger.info('a b c'); logger.warn('a b c');",
      settings,
    ),
  ];
  const findings = runProjectChecks(files, { catalog, settings });
  expect(findings.map(({ data }) => data['constant'])).not.toContain('SHOP102 CART_EMPTY');
  expect(findings.map(({ check }) => check)).not.toContain('inconsistent-message');
});

test('`only` runs the checks that it names', () => {
  const code = "logger.info('Hello there'); logger.info('SHOP102 x');";
  expect(told(find(code, '', { only: ['ad-hoc-log'] }))).toEqual(['warning ad-hoc-log']);
});

test('findings come by place, with words, and are the same each time', () => {
  const code = "logger.info('SHOP102 x', { password });\nlogger.info('Hello ' + name);";
  const findings = find(code);
  expect(findings.map(({ check }) => check)).toEqual([
    'wrong-severity',
    'message-fields',
    'sensitive-field',
    'ad-hoc-log',
    'dynamic-message',
  ]);
  expect(findings).toEqual(find(code));
  expect(findings.flatMap(holesOf)).toEqual([]);
});

test('findings and facts are plain data: they cross threads', () => {
  const findings = find("logger.info('SHOP102 x', { password });");
  expect(structuredClone(findings)).toEqual(findings);
});

describe('over the whole project', () => {
  const settings = settingsOf('checks: { unused-code: off }');
  const facts = (file: string, code: string) => factsOf(file, code, settings);
  const text = "logger.info('Cart expired');";

  test('the order in which files are given does not matter', () => {
    const files = [facts('src/b.ts', "logger.warn('Cart expired');"), facts('src/a.ts', text)];
    const findings = runProjectChecks(files, { catalog, settings });
    expect(findings.map(({ file }) => file)).toEqual(['src/b.ts']);
    expect(runProjectChecks(files.reverse(), { catalog, settings })).toEqual(findings);
  });

  test('a directive that excuses nothing there is found there, and only there', () => {
    const code = `// loglex-disable-next-line inconsistent-message -- said to the customer\n${text}`;
    const files = [facts('src/a.ts', code)];
    expect(
      runFileChecks(files[0]!, {
        catalog,
        settings,
        only: ['stale-directive', 'inconsistent-message'],
      }),
    ).toEqual([]);
    expect(runProjectChecks(files, { catalog, settings }).map(({ check }) => check)).toEqual([
      'stale-directive',
    ]);
  });
});

describe('comments in the catalog', () => {
  const text = `loglex: 1
constants:
  # loglex-disable-next-line unused-code -- the next release logs it
  - { code: A1, name: NEXT, level: info, message: One }
  - { code: A2, name: NOW, level: info, message: Two }
  # loglex-disable-next-line untrimmed-message -- the old parser wants it
  - { code: A3, name: OLD, level: info, message: 'Three ' }
  # loglex-disable-next-line untrimmed-message
  - { code: A4, name: CLEAN, level: info, message: Four }
`;
  const texts = [{ file: 'catalog.yaml', text }];
  const parsed = parseCatalog(texts);
  const context = { catalog: parsed.catalog, settings: settingsOf(''), catalogTexts: texts };
  const found = (findings: ReturnType<typeof find>) =>
    findings.map(({ check, range }) => `${text.slice(0, range.start).split('\n').length} ${check}`);

  test('excuse problems of the catalog, with a reason', () => {
    expect(found(runCatalogChecks(parsed.problems, context))).toEqual([
      '8 directive-reason',
      '8 stale-directive',
    ]);
    expect(found(runCatalogChecks(parsed.problems, { ...context, catalogTexts: [] }))).toEqual([
      '7 untrimmed-message',
    ]);
  });

  test('excuse constants that no code uses', () => {
    const uses = [factsOf('src/a.ts', 'use(LOG.NOW, LOG.OLD, LOG.CLEAN);', context.settings)];
    expect(found(runProjectChecks(uses, context))).toEqual([]);
    const used = [
      factsOf('src/a.ts', 'use(LOG.NEXT, LOG.NOW, LOG.OLD, LOG.CLEAN);', context.settings),
    ];
    expect(found(runProjectChecks(used, context))).toEqual(['3 stale-directive']);
  });
});
