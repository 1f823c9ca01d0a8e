import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject, type CheckOptions } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { folder } from '../folder.ts';

const CATALOG = `loglex: 1
components:
  shop: { description: The shop., codes: [SHOP100-SHOP199] }
constants:
  - { code: SHOP101, name: CART_EMPTY, level: warn, message: The cart is empty, component: shop }
  - { code: SHOP102, name: ORDER_PLACED, level: info, message: "An order was placed", component: shop }
`;

const LOGGER =
  "import pino from 'pino';\nimport { logConstant } from '@loglex/runtime';\nimport { LOG } from './log-codes.js';\nconst logger = pino();\n";

const FILES = {
  'loglex.yaml': 'loglex: 1\ncatalogs: [logs.yaml]\n',
  'logs.yaml': CATALOG,
  'src/a.ts': `${LOGGER}logConstant(logger, LOG.CART_EMPTI);\nlogConstant(logger, LOG.ORDER_PLACED);\n`,
  'src/b.ts': 'export const nothing = 1;\n',
};

async function check(files: Record<string, string>, options?: CheckOptions & { cwd?: string }) {
  const root = folder(files);
  const project = await openProject({ cwd: join(root, options?.cwd ?? ''), cache: false });
  return { root, project, ...(await project.check(options)) };
}

const told = (findings: readonly { file: string; check: string; data: object }[]) =>
  findings.map(({ file, check: id }) => `${file} ${id}`);

describe('check', () => {
  it('finds what the files, the project and the catalog get wrong', async () => {
    const { findings, problems, stats } = await check({
      ...FILES,
      'logs.yaml': `${CATALOG}  - { code: SHOP101, name: TWICE, level: info, message: Again, component: shop }\n`,
    });
    expect(problems).toEqual([]);
    expect(told(findings)).toEqual([
      'logs.yaml unused-code',
      'logs.yaml duplicate-code',
      'logs.yaml unused-code',
      'src/a.ts unknown-code',
    ]);
    expect(stats).toMatchObject({ files: 2, parsed: 1, cached: 0, projectChecks: true });
  });

  it('leaves checks over the project to runs over the project', async () => {
    const { findings, stats } = await check(FILES, { paths: ['src/a.ts'] });
    expect(told(findings)).toEqual(['src/a.ts unknown-code']);
    expect(stats.projectChecks).toBe(false);
  });

  describe('of some files', () => {
    const twice =
      '  - { code: SHOP101, name: TWICE, level: info, message: Again, component: shop }\n';
    const files = {
      ...FILES,
      'loglex.yaml': 'loglex: 1\ncatalogs: [logs.yaml, logs/*.yaml]\n',
      'logs/more.yaml': `loglex: 1\nconstants:\n${twice}`,
      'logs/other.yaml': 'loglex: 1\nconstants: [{ code: X1, level: loud, message: Hello }]\n',
    };

    it('tells nothing of the catalog where none of its files is among them', async () => {
      const { findings } = await check(files, { paths: ['src'] });
      expect(told(findings)).toEqual(['src/a.ts unknown-code']);
    });

    it.each([
      [['logs/other.yaml'], ['logs/other.yaml invalid-level'], 1],
      [['logs'], ['logs/more.yaml duplicate-code', 'logs/other.yaml invalid-level'], 2],
      [['logs/m*.yaml', 'src/b.ts'], ['logs/more.yaml duplicate-code'], 1],
      // It points there: who changes one of the two is told.
      [['logs.yaml'], ['logs/more.yaml duplicate-code'], 1],
    ])('tells what concerns the catalog files among them: %j', async (paths, expected, count) => {
      const { findings, leftOut, problems, stats } = await check(files, { paths });
      expect(told(findings)).toEqual(expected);
      expect({ leftOut, problems }).toEqual({ leftOut: [], problems: [] });
      expect(stats.catalogFiles).toBe(count);
    });

    it('tells of a catalog that cannot be read, whichever files it looks at', async () => {
      const broken = await check({ ...files, 'logs/more.yaml': '' }, { paths: ['src/b.ts'] });
      expect(told(broken.findings)).toEqual(['logs/more.yaml empty-file']);
      const gone = await check(
        { ...files, 'loglex.yaml': 'loglex: 1\ncatalogs: [gone.yaml]\n' },
        { paths: ['src/b.ts'] },
      );
      expect(gone.problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
        'catalog gone.yaml',
      ]);
    });
  });

  it('runs only the checks that are asked for', async () => {
    const { findings } = await check(FILES, { only: ['unused-code'] });
    expect(told(findings)).toEqual(['logs.yaml unused-code']);
  });

  it('tells what it could not do and does the rest', async () => {
    const { findings, problems } = await check({
      ...FILES,
      'loglex.yaml': 'loglex: 1\ncatalogs: [logs.yaml, gone.yaml]\nconfidnce: likely\n',
      'src/broken.ts': "console.log('x'\n",
    });
    expect(problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'settings loglex.yaml',
      'catalog gone.yaml',
      'syntax src/broken.ts',
    ]);
    expect(told(findings)).toContain('src/a.ts unknown-code');
  });

  it('reads of Python what can be read beside a syntax error', async () => {
    const { findings, problems } = await check({
      'loglex.yaml': 'loglex: 1\nchecks: { ad-hoc-log: warning }\n',
      'a.py': 'print("one line")\nx = = 1\nprint("another line")\nif y\n    pass\n',
    });
    expect(findings.map(({ file, range }) => `${file} ${range.start}`)).toEqual([
      'a.py 0',
      'a.py 26',
    ]);
    expect(problems).toMatchObject([
      {
        kind: 'syntax',
        file: 'a.py',
        range: { start: 22 },
        message: expect.stringContaining('no valid Python'),
      },
    ]);
  });

  it('works without settings: the defaults hold', async () => {
    const { findings, problems, project } = await check({
      'a.js': "console.log('hello there');\n",
    });
    expect({ problems, settingsFiles: project.settingsFiles }).toEqual({
      problems: [],
      settingsFiles: [],
    });
    expect(told(findings)).toEqual(['a.js ad-hoc-log']);
  });

  it('counts the files as it goes', async () => {
    const seen: string[] = [];
    await check(FILES, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen.at(-1)).toBe('2/2');
  });
});

describe('a project with inner settings', () => {
  const inner = {
    ...FILES,
    'web/loglex.yaml': 'loglex: 1\nextends: ../loglex.yaml\ncatalogs: [web-logs.yaml]\n',
    'web/web-logs.yaml':
      'loglex: 1\nconstants:\n  - { code: WEB1, name: PAGE_SHOWN, level: info, message: A page was shown }\n',
    'web/a.ts': `${LOGGER}logConstant(logger, LOG.CART_EMPTY);\nlogConstant(logger, LOG.PAGE_SHOWN);\n`,
    'own/loglex.yaml': 'loglex: 1\ncatalogs: [own.yaml]\n',
    'own/own.yaml':
      'loglex: 1\nconstants:\n  - { code: OWN1, name: OWNED, level: info, message: Something is owned }\n',
    'own/a.ts': `${LOGGER}logConstant(logger, LOG.OWNED);\nlogConstant(logger, LOG.ORDER_PLACED);\n`,
  };

  it('lets the nearest settings govern; what inner files use of an outer catalog is used', async () => {
    const { findings, problems } = await check(inner);
    expect(problems).toEqual([]);
    expect(told(findings)).toEqual([
      'own/a.ts unknown-code', // ORDER_PLACED is of a catalog that own/ does not build on.
      'src/a.ts unknown-code',
    ]);
  });

  it('is one project from wherever it is opened', async () => {
    const { findings, project, root } = await check(inner, { cwd: 'web' });
    expect(project.root).toBe(root);
    expect(project.settingsFiles).toEqual(['loglex.yaml', 'web/loglex.yaml']);
    expect(project.catalog.constants.map(({ code }) => code)).toEqual([
      'SHOP101',
      'SHOP102',
      'WEB1',
    ]);
    expect(told(findings)).toEqual(['own/a.ts unknown-code', 'src/a.ts unknown-code']);
  });
});

describe('check with fixes', () => {
  // A deprecated constant has one honest successor.
  const files = {
    ...FILES,
    'logs.yaml': `${CATALOG}  - { code: SHOP100, name: NO_CART, level: warn, message: No cart, component: shop, deprecated: { replaced-by: SHOP101 } }\n`,
    'src/a.ts': `\uFEFF${LOGGER.replaceAll('\n', '\r\n')}logConstant(logger, LOG.NO_CART);   // é\r\nlogConstant(logger, LOG.ORDER_PLACED);\r\n`,
  };

  it('changes the edited ranges and no other byte', async () => {
    const { root, findings, fixed } = await check(files, { fix: 'unsafe' });
    const after = readFileSync(join(root, 'src/a.ts'), 'utf8');
    expect(after).toBe(files['src/a.ts'].replace('NO_CART', 'CART_EMPTY'));
    expect(fixed).toEqual([{ file: 'src/a.ts', before: files['src/a.ts'], after, fixes: 1 }]);
    expect(told(findings)).not.toContain('src/a.ts deprecated-code');
  });

  it('only says what would change where nothing may be written', async () => {
    const { root, fixed, findings } = await check(files, { fix: 'unsafe', write: false });
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe(files['src/a.ts']);
    expect(fixed[0]?.after).toContain('CART_EMPTY');
    expect(told(findings)).toContain('src/a.ts deprecated-code');
  });
});

describe('checkText', () => {
  const open = async () => openProject({ cwd: folder(FILES), cache: false });

  it('judges a text as if it stood in the file, which need not exist', async () => {
    const project = await open();
    const text = `${LOGGER}logConstant(logger, LOG.CART_EMPTI);\n`;
    const result = project.checkText({ file: 'src/new.ts', text });
    expect(told(result.findings)).toEqual(['src/new.ts unknown-code']);
    expect(result).toMatchObject({ problems: [], leftOut: false });
  });

  it('says so where the file is left out, lies outside or is no source', async () => {
    const project = await open();
    const of = (file: string) => project.checkText({ file, text: 'console.log(1)' });
    expect(of('node_modules/x.js')).toEqual({ findings: [], problems: [], leftOut: true });
    expect(of('../x.js').problems[0]?.message).toMatch(/outside the project/);
    expect(of('x.md').problems[0]?.message).toMatch(/no language/);
    expect(project.checkText({ file: 'x.ts', text: 'console.log(' }).problems[0]?.kind).toBe(
      'syntax',
    );
  });
});

describe('the cache', () => {
  it('changes nothing but the time that a run takes', async () => {
    const root = folder({ ...FILES, 'node_modules/': '' });
    const run = async () => {
      const project = await openProject({ cwd: root });
      const { findings, stats } = await project.check();
      return { findings: JSON.stringify(findings), cached: stats.cached };
    };
    age(root, 'src/a.ts', 'src/b.ts');
    const first = await run();
    expect(first.cached).toBe(0);
    expect(await run()).toEqual({ ...first, cached: 2 });

    writeFileSync(join(root, 'src/b.ts'), "console.log('a new line');\n");
    const changed = await run();
    expect(changed.cached).toBe(1);
    expect(changed.findings).not.toBe(first.findings);

    // The settings decide what is a log call, so other settings are another question.
    writeFileSync(
      join(root, 'loglex.yaml'),
      `${FILES['loglex.yaml']}references: { typescript: "L.{name}" }\n`,
    );
    expect((await run()).cached).toBe(0);

    const path = join(root, 'node_modules/.cache/loglex/facts');
    const good = await run();
    for (const broken of ['', 'x', readFileSync(path, 'utf8').slice(0, -10), '\0'.repeat(100)]) {
      writeFileSync(path, broken);
      expect(await run()).toEqual({ ...good, cached: 0 });
    }
  });

  it('does not trust the clock of a file that changed a moment ago', async () => {
    const root = folder({ ...FILES, 'node_modules/': '' });
    await (await openProject({ cwd: root })).check();
    // The same size, perhaps within the same tick.
    writeFileSync(join(root, 'src/a.ts'), FILES['src/a.ts'].replace('CART_EMPTI', 'CART_EMPTY'));
    const { findings } = await (await openProject({ cwd: root })).check();
    expect(told(findings)).toEqual([]);
  });
});

/** Makes files old enough for the cache to trust their times. */
function age(root: string, ...files: string[]): void {
  const past = new Date(Date.now() - 10_000);
  for (const file of files) utimesSync(join(root, file), past, past);
}
