import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MigrationPlan } from '@loglex/engine';
import { interrupted, loglex, type Outcome } from '../support/loglex.ts';
import {
  MIGRATION_SETTINGS,
  migrationProject,
  PLACE,
  plannedProject,
  SEND,
} from '../support/migration.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const PLAN = 'loglex-plan.json';

const FILES = [
  'log-catalog/shop.yaml',
  'src/log-codes.ts',
  'app/log_codes.py',
  'src/orders/place.ts',
  'app/send.py',
];

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function planOf(root: string): MigrationPlan {
  return JSON.parse(read(root, PLAN)) as MigrationPlan;
}

function editPlan(root: string, edit: (text: string) => string): void {
  const before = read(root, PLAN);
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(join(root, PLAN), after);
}

interface FoundPlace {
  readonly check: string;
  readonly file: string;
  readonly start: { readonly line: number };
}

/** What `loglex check` finds: check, file, line. */
function findings(root: string): (readonly [string, string, number])[] {
  const report = JSON.parse(loglex(root, ['check', '--format', 'json']).stdout) as {
    findings: FoundPlace[];
  };
  return report.findings.map(({ check, file, start }) => [check, file, start.line]);
}

/** What FILES hold. */
function contents(root: string): Record<string, string> {
  return Object.fromEntries(FILES.map((file) => [file, read(root, file)]));
}

/** One refusal in words, and not a file touched. */
function expectRefusal(
  root: string,
  { code, stdout, stderr }: Outcome,
  words: string | RegExp,
): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/LOGLEX_DEBUG|^\s+at /m);
  expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
}

function linkTypeScript(root: string): void {
  const installed = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  symlinkSync(installed, join(root, 'node_modules/typescript'));
}

function applyAndCommit(root: string): Outcome {
  return loglex(root, ['migrate', 'apply', '--commit'], {
    env: {
      GIT_AUTHOR_NAME: 'T',
      GIT_AUTHOR_EMAIL: 't@example.test',
      GIT_COMMITTER_NAME: 'T',
      GIT_COMMITTER_EMAIL: 't@example.test',
    },
  });
}

describe('loglex migrate plan', () => {
  test('writes a row for each raw call, and changes nothing else', () => {
    const root = migrationProject();
    const before = contents(root);
    const { code, stdout, stderr } = loglex(root, ['migrate', 'plan']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `✔ Wrote the plan to ${PLAN}; no other file was touched.\n\n`,
    });
    expect(contents(root)).toEqual(before);
    const rows = planOf(root).files.flatMap(({ file, rows: own }) =>
      own.map(({ line, tier, decision, constant }) => [file, line, tier, decision, constant]),
    );
    expect(rows).toEqual([
      ['app/send.py', 7, 'safe', 'migrate', 'SHOP200'],
      ['app/send.py', 8, 'safe', 'migrate', 'SHOP201'],
      ['src/orders/place.ts', 6, 'safe', 'migrate', 'SHOP101'],
      ['src/orders/place.ts', 7, 'safe', 'migrate', 'SHOP102'],
      ['src/orders/place.ts', 8, 'review', 'skip', 'SHOP102'],
      ['src/orders/place.ts', 9, 'safe', 'migrate', 'SHOP103'],
    ]);
    expect(stdout).toMatch(
      /^6 raw log calls in 2 files: 5 constants \(4 new, 1 of the catalog\)$/m,
    );
    expect(stdout).toMatch(/^safe +5 +83%/m);
    expect(stdout).toMatch(/^review +1 +17%/m);
    expect(stdout).toMatch(/^ {2}loglex migrate apply +writes 5 calls$/m);
  });

  test('gives its numbers as JSON', () => {
    const root = migrationProject();
    const { stdout } = loglex(root, ['migrate', 'plan', '--format', 'json', '--out', 'p.json']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      plan: 'p.json',
      rows: 6,
      files: 2,
      migrate: 5,
      tiers: { safe: 5, review: 1, refused: 0 },
      components: [
        { name: 'orders', rows: 4 },
        { name: 'mail', rows: 2 },
      ],
      added: 4,
      reasons: [{ tier: 'review', rows: 1 }],
    });
    expect(existsSync(join(root, 'p.json'))).toBe(true);
  });

  test('says the same twice', () => {
    const root = plannedProject();
    const before = read(root, PLAN);
    loglex(root, ['migrate', 'plan']);
    expect(read(root, PLAN)).toBe(before);
  });

  test.each([
    [['src'], ['src/orders/place.ts']],
    [['app/send.py'], ['app/send.py']],
    [['--component', 'mail'], ['app/send.py']],
    [['--owner', 'team-orders'], ['src/orders/place.ts']],
    [['--path', 'src/**'], ['src/orders/place.ts']],
    [
      ['--component', 'mail,orders'],
      ['app/send.py', 'src/orders/place.ts'],
    ],
  ])('plans only %j', (args, files) => {
    const root = migrationProject();
    loglex(root, ['migrate', 'plan', ...args]);
    expect(planOf(root).files.map(({ file }) => file)).toEqual(files);
  });

  test('plans the constants with the most calls', () => {
    const root = migrationProject();
    loglex(root, ['migrate', 'plan', '--top', '1']);
    expect(planOf(root).constants.map(({ name }) => name)).toEqual(['BASKET_EMPTY']);
  });

  test('says that types may tell what loggers are, where they can be asked', () => {
    const root = migrationProject({ 'tsconfig.json': '{}' });
    const asks = /^ {2}loglex migrate plan --types +asks TypeScript what the logger of 1 call is$/m;
    expect(loglex(root, ['migrate', 'plan']).stdout).not.toMatch(asks);
    linkTypeScript(root);
    expect(loglex(root, ['migrate', 'plan']).stdout).toMatch(asks);
    expect(loglex(root, ['migrate', 'plan', '--types']).stdout).not.toMatch(asks);
  });

  test('shows its reasons in full, however narrow the terminal', () => {
    const calls = "log.warn('Retry %d', at);\nlog.warn('Retry %j of it', body);\n";
    const root = migrationProject({
      'src/orders/retry.ts': `import pino from 'pino';\nconst log = pino();\n${calls}`,
    });
    expect(loglex(root, ['migrate', 'plan']).stdout).toContain(
      '  2  a printf value that shows otherwise where it is neither     printf-value\n' +
        '     text nor number\n' +
        '  1  a logger whose records were not compared                    unproven-logger\n',
    );
  });

  test('counts what is refused in a slice, and tells what is in none', () => {
    const pino = "import pino from 'pino';\nconst log = pino();\n";
    const root = migrationProject({
      'src/orders/retry.ts': `${pino}export const say = (text: string) => log.info(text);\n`,
      'src/jobs/nightly.ts': `${pino}log.info('Job began');\nlog.info('Job ended');\n`,
    });
    const { stdout, stderr } = loglex(root, ['migrate', 'plan', '--component', 'orders']);
    expect(stdout).toMatch(/^5 raw log calls in 2 files/m);
    expect(stdout).toMatch(/^refused +1 +20%/m);
    expect(stderr).toContain(
      '2 raw log calls belong to no component and are not counted here: a plan of all components says why.\n',
    );
  });

  test.each([
    ['--component', 'nobody', 'No component is called nobody: there is mail, orders.'],
    ['--owner', 'nobody', 'No component has the owner nobody: there is team-mail, team-orders.'],
    ['--path', '../elsewhere', '../elsewhere lies outside the project.'],
    ['--top', '0', 'It must be a whole number from 1.'],
  ])('knows no %s %s', (option, value, words) => {
    const root = migrationProject();
    expectRefusal(root, loglex(root, ['migrate', 'plan', option, value]), words);
    expect(existsSync(join(root, PLAN))).toBe(false);
  });

  test('does not overwrite decisions, nor what is no plan', () => {
    const root = plannedProject();
    editPlan(root, (text) =>
      text.replace('"tier": "review"', '"tier": "review", "reviewed": true'),
    );
    const before = read(root, PLAN);
    expectRefusal(root, loglex(root, ['migrate', 'plan']), 'holds decisions about 1 call');
    expect(read(root, PLAN)).toBe(before);
    expectRefusal(
      root,
      loglex(root, ['migrate', 'plan', '--out', 'loglex.yaml']),
      'loglex.yaml is there and is no plan',
    );
    expect(read(root, 'loglex.yaml')).toBe(MIGRATION_SETTINGS);
    expect(loglex(root, ['migrate', 'plan', '--force']).code).toBe(0);
    expect(read(root, PLAN)).not.toContain('reviewed');
  });

  test('says before anything is applied what migrated calls would lack', () => {
    const root = migrationProject();
    unlinkSync(join(root, 'node_modules/@loglex/runtime'));
    const { code, stderr } = loglex(root, ['migrate', 'plan']);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'logConstant from @loglex/runtime is not there. npm install @loglex/runtime',
    );
    expectRefusal(root, loglex(root, ['migrate', 'apply']), 'npm install @loglex/runtime');
  });

  test('a file that cannot be parsed is told, and the rest is planned', () => {
    const root = migrationProject({ 'src/orders/cut.ts': "console.log('a" });
    const { code, stderr } = loglex(root, ['migrate', 'plan']);
    expect(code).toBe(2);
    expect(stderr).toContain('src/orders/cut.ts: ');
    expect(planOf(root).files.length).toBe(2);
  });
});

describe('a project that lacks what a migration needs', () => {
  test.each([
    ['no settings', {}, '`loglex init` writes one'],
    ['no catalog', { 'loglex.yaml': 'loglex: 1\n' }, 'names no catalog'],
    [
      'no component',
      { 'loglex.yaml': MIGRATION_SETTINGS, 'log-catalog/a.yaml': 'loglex: 1\n' },
      'The catalog has no component',
    ],
    [
      'a catalog that cannot be read',
      { 'loglex.yaml': MIGRATION_SETTINGS, 'log-catalog/a.yaml': 'loglex: 1\ncomponents: [\n' },
      'log-catalog/a.yaml: ',
    ],
  ])('%s', (_, files, words) => {
    const root = tempProject({ 'src/orders/place.ts': PLACE, ...files });
    for (const args of [[], ['plan'], ['apply']]) {
      const outcome = loglex(root, ['migrate', ...args]);
      expectRefusal(root, outcome, words);
      expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('a language without a spelling of constants is told what to say', () => {
    const root = migrationProject();
    writeFileSync(
      join(root, 'loglex.yaml'),
      "loglex: 1\ncatalogs: [log-catalog/*.yaml]\nreferences: { typescript: 'LOG.{name}' }\n",
    );
    const { stdout } = loglex(root, ['migrate', 'plan', 'app']);
    expect(stdout).toMatch(/^refused +2 +100%/m);
    expect(stdout).toContain('`references` and `generate`');
  });
});

describe('loglex migrate apply', () => {
  test('writes what the plan says, and check has nothing against it', () => {
    const root = plannedProject();
    const { code, stdout, stderr } = loglex(root, ['migrate', 'apply']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '✔ Migrated 5 calls, with 4 new constants, in 5 files.\n',
    });
    expect(stdout).toContain(`1 call is left in ${PLAN}.`);
    expect(stdout).toContain('loglex migrate undo');
    expect(read(root, 'src/orders/place.ts')).toBe(
      PLACE.replace(
        "import pino from 'pino';\n",
        (line) =>
          `${line}import { logConstant } from '@loglex/runtime';\nimport { LOG } from '../log-codes.js';\n`,
      )
        .replace(
          'logger.info(`Order ${order.id} placed`)',
          'logConstant(logger, LOG.ORDER_PLACED, { id: order.id })',
        )
        .replace("logger.warn('The basket was empty')", 'logConstant(logger, LOG.BASKET_EMPTY)')
        .replace(
          "logger.error('The bank does not answer')",
          'logConstant(logger, LOG.BANK_DOES_NOT_ANSWER)',
        ),
    );
    const [, body] = read(root, 'app/send.py').split('def send');
    expect(body).toBe(
      SEND.split('def send')[1]!
        .replace('log.info("Sent %s", to)', 'log_constant(log, LOG_MAIL_SENT, extra={"to": to})')
        .replace(
          'log.warning("Mail to %s is too large", to, extra={"size": size})',
          'log_constant(log, LOG_MAIL_TOO_LARGE, extra={"to": to, "size": size})',
        ),
    );
    expect(findings(root)).toEqual([['ad-hoc-log', 'src/orders/place.ts', 10]]);
  });

  test('a second run plans nothing but what was left', () => {
    const root = plannedProject();
    loglex(root, ['migrate', 'apply']);
    rmSync(join(root, PLAN));
    loglex(root, ['migrate', 'plan']);
    const { files, constants } = planOf(root);
    expect(constants).toEqual([]);
    expect(files.flatMap(({ rows }) => rows.map(({ tier }) => tier))).toEqual(['review']);
  });

  test.each(['--diff', '--dry-run'])('%s writes nothing', (option) => {
    const root = plannedProject();
    const before = { ...contents(root), [PLAN]: read(root, PLAN) };
    const { code, stdout, stderr } = loglex(root, ['migrate', 'apply', option]);
    expect(code).toBe(option === '--diff' ? 1 : 0);
    expect(stderr).toContain(
      'Would migrate 5 calls, with 4 new constants, in 5 files; nothing was written.',
    );
    for (const file of FILES) expect(stdout).toContain(file);
    expect({ ...contents(root), [PLAN]: read(root, PLAN) }).toEqual(before);
    expect(existsSync(join(root, '.loglex'))).toBe(false);
  });

  test('its diff is what git apply makes of it', () => {
    const root = plannedProject();
    commitAll(root);
    const { stdout } = loglex(root, ['migrate', 'apply', '--diff']);
    writeFileSync(join(root, 'change.patch'), stdout);
    git(root, 'apply', 'change.patch');
    const patched = contents(root);
    git(root, 'checkout', '-q', '.');
    expect(loglex(root, ['migrate', 'apply']).code).toBe(0);
    expect(patched).toEqual(contents(root));
  });

  test('takes a slice, and keeps the rest of the plan for later', () => {
    const root = plannedProject();
    expect(loglex(root, ['migrate', 'apply', '--component', 'mail']).code).toBe(0);
    expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
    expect(planOf(root).files.map(({ file }) => file)).toEqual(['src/orders/place.ts']);
    const { stderr } = loglex(root, ['migrate', 'apply']);
    expect(stderr).toContain('Migrated 3 calls, with 2 new constants');
  });

  test('makes a commit for each component', () => {
    const root = plannedProject();
    commitAll(root);
    const { code, stdout, stderr } = applyAndCommit(root);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(git(root, 'log', '--format=%s', '-2')).toBe(
      'Log 3 calls of orders by constants of the catalog\nLog 2 calls of mail by constants of the catalog\n',
    );
    const [orders, mail] = git(root, 'log', '--format=%h', '--abbrev=12', '-2').trim().split('\n');
    expect(stdout).toContain(
      `  git revert --no-edit ${mail}~..${orders}  takes the commits back\n`,
    );
    expect(git(root, 'status', '--porcelain')).toBe('');
    const touched = git(root, 'show', '--format=', '--name-only', 'HEAD~1').trim().split('\n');
    expect(touched).toContain('app/send.py');
    expect(touched).not.toContain('src/orders/place.ts');
  });

  test('refuses a dirty tree, unless it is told to', () => {
    const root = plannedProject();
    commitAll(root);
    writeFileSync(
      join(root, 'log-catalog/shop.yaml'),
      `${read(root, 'log-catalog/shop.yaml')}# mine\n`,
    );
    expectRefusal(
      root,
      loglex(root, ['migrate', 'apply']),
      /log-catalog\/shop\.yaml differs from the last commit.+--allow-dirty/,
    );
    expect(loglex(root, ['migrate', 'apply', '--allow-dirty']).code).toBe(0);
  });

  test('a file that changed since the plan is left alone, and the rest is written', () => {
    const root = plannedProject();
    writeFileSync(join(root, 'app/send.py'), `# new\n${SEND}`);
    const { code, stderr } = loglex(root, ['migrate', 'apply']);
    expect(code).toBe(2);
    expect(stderr).toContain('Migrated 3 calls');
    expect(stderr).toContain('app/send.py: It changed since the plan. Plan again.');
    expect(read(root, 'app/send.py')).toBe(`# new\n${SEND}`);
    expect(planOf(root).files.map(({ file }) => file)).toEqual([
      'app/send.py',
      'src/orders/place.ts',
    ]);
  });

  test('what a person edited in the plan is what is written', () => {
    const root = plannedProject();
    editPlan(root, (text) =>
      text
        .replace('"name": "BASKET_EMPTY"', '"name": "NOTHING_TO_BUY"')
        .replace('"message": "The bank does not answer"', '"message": "The bank is silent"')
        .replace('"decision": "skip"', '"decision": "migrate"'),
    );
    const { code, stderr } = loglex(root, ['migrate', 'apply']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(read(root, 'src/orders/place.ts')).toContain('logConstant(log, LOG.NOTHING_TO_BUY)');
    expect(read(root, 'log-catalog/shop.yaml')).toContain('message: The bank is silent');
    expect(existsSync(join(root, PLAN))).toBe(false);
  });

  test('says that types are decided where a plan is made', () => {
    const root = plannedProject();
    expectRefusal(
      root,
      loglex(root, ['migrate', 'apply', '--types']),
      /^loglex: Types are asked where the plan is made: `loglex migrate plan --types`\. An apply asks them again by itself\.\n$/,
    );
  });

  test('says that there is nothing to migrate', () => {
    const root = migrationProject();
    loglex(root, ['migrate', 'plan', '--path', 'app/__init__.py']);
    expect(loglex(root, ['migrate', 'apply'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing of it is to be migrated: `loglex migrate review` decides what is.\n',
    });
  });

  test('takes a plan that lies elsewhere', () => {
    const root = migrationProject();
    const plan = join(tempProject(), 'plan.json');
    expect(loglex(root, ['migrate', 'plan', '--out', plan])).toMatchObject({ code: 0 });
    expect(loglex(root, ['migrate', 'apply', '--plan', plan])).toMatchObject({ code: 0 });
    const left = JSON.parse(readFileSync(plan, 'utf8')) as MigrationPlan;
    expect(left.files.flatMap(({ rows }) => rows.map(({ line }) => line))).toEqual([10]);
  });
});

describe('loglex migrate undo and resume', () => {
  test('undo restores every byte, the plan too', () => {
    const root = plannedProject({ 'src/orders/place.ts': PLACE.replaceAll('\n', '\r\n') });
    const before = { ...contents(root), [PLAN]: read(root, PLAN) };
    loglex(root, ['migrate', 'apply']);
    expect(contents(root)).not.toEqual(before);
    const { code, stderr } = loglex(root, ['migrate', 'undo']);
    expect(code).toBe(0);
    expect(stderr).toContain('Took back “migrate 5 calls”');
    expect({ ...contents(root), [PLAN]: read(root, PLAN) }).toEqual(before);
  });

  test('Ctrl-C stops an apply between two files; resume finishes it', async () => {
    const places = Array.from({ length: 400 }, (_, at) => `src/orders/place-${at}.ts`);
    const root = plannedProject(Object.fromEntries(places.map((file) => [file, PLACE])));
    const written = () => places.filter((file) => read(root, file) !== PLACE).length;
    const { code, stderr } = await interrupted(root, ['migrate', 'apply'], () =>
      existsSync(join(root, '.loglex/changes/0001/change.json')),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('`loglex migrate resume` finishes it');
    expect(written()).toBeLessThan(places.length);

    const refused = loglex(root, ['migrate', 'apply']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('`loglex migrate resume`');

    expect(loglex(root, ['migrate', 'resume'])).toMatchObject({ code: 0 });
    expect(written()).toBe(places.length);
    expect(loglex(root, ['generate', '--check']).code).toBe(0);
    expect(loglex(root, ['migrate', 'undo']).code).toBe(0);
    expect(written()).toBe(0);
  }, 60_000);

  test('undo says that an edited plan stays as it is', () => {
    const root = plannedProject();
    loglex(root, ['migrate', 'apply']);
    editPlan(root, (text) => text.replace('"decision": "skip"', '"decision": "migrate"'));
    const edited = read(root, PLAN);
    const { code, stderr } = loglex(root, ['migrate', 'undo']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '✔ Took back “migrate 5 calls”: 5 files.\n' +
        `${PLAN} was edited since and stays as it is, without these calls: \`loglex migrate plan --force\` plans anew.\n`,
    });
    expect(read(root, PLAN)).toBe(edited);
  });

  test('undo says that a commit stays', () => {
    const root = plannedProject();
    commitAll(root);
    applyAndCommit(root);
    const { stderr } = loglex(root, ['migrate', 'undo']);
    const [last] = git(root, 'log', '--format=%h', '--abbrev=12', '-1').trim().split('\n');
    expect(stderr).toContain(
      `Commit ${last} stays in the history: commit what was taken back as well. \`git revert\` does both.\n`,
    );
    expect(git(root, 'diff', 'HEAD~1', '--name-only')).toBe('');
  });

  test('undo leaves what somebody wrote since, unless it is told to', () => {
    const root = plannedProject();
    loglex(root, ['migrate', 'apply']);
    writeFileSync(join(root, 'app/send.py'), 'mine\n');
    const refused = loglex(root, ['migrate', 'undo']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('app/send.py changed since');
    expect(loglex(root, ['migrate', 'undo', '--force']).code).toBe(0);
    expect(read(root, 'app/send.py')).toBe(SEND);
  });

  test.each([
    ['undo', 'Nothing was changed: there is nothing to undo.'],
    ['resume', 'Nothing was cut short: there is nothing to resume.'],
  ])('%s says that there is nothing to do', (command, words) => {
    const root = migrationProject();
    expect(loglex(root, ['migrate', command])).toEqual({
      code: 0,
      stdout: '',
      stderr: `${words}\n`,
    });
  });
});

describe('loglex migrate alone', () => {
  test('without a terminal it stops after the plan', () => {
    const root = migrationProject();
    const { code, stdout, stderr } = loglex(root, ['migrate']);
    expect(code).toBe(0);
    expect(stdout).toContain('loglex migrate review');
    expect(stderr).toContain(`The plan is in ${PLAN}; no other file was touched.`);
    expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
  });

  test('--diff shows what it would write, and leaves not even a plan', () => {
    const root = migrationProject();
    const { code, stdout, stderr } = loglex(root, ['migrate', '--diff']);
    expect(code).toBe(1);
    expect(stdout).toContain('+  logConstant(logger, LOG.BASKET_EMPTY);');
    expect(stderr).toContain('Would migrate 5 calls');
    expect(existsSync(join(root, PLAN))).toBe(false);
    expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
  });

  test('--yes applies what is safe', () => {
    const root = migrationProject();
    const { code, stderr } = loglex(root, ['migrate', '--yes', 'app']);
    expect(code).toBe(0);
    expect(stderr).toContain('Migrated 2 calls, with 2 new constants');
    expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
    expect(existsSync(join(root, PLAN))).toBe(false);
  });

  test('says so where nothing is left', () => {
    const root = migrationProject({ 'src/orders/place.ts': '', 'app/send.py': '' });
    const { code, stdout } = loglex(root, ['migrate']);
    expect(code).toBe(0);
    expect(stdout).toBe('✔ No raw log call is left to migrate.\n');
    expect(existsSync(join(root, PLAN))).toBe(false);
  });

  test('works right after init, and check then finds no raw call', () => {
    const root = migrationProject();
    for (const file of ['loglex.yaml', 'log-catalog', 'src/log-codes.ts', 'app/log_codes.py']) {
      rmSync(join(root, file), { recursive: true });
    }
    expect(loglex(root, ['init'])).toMatchObject({ code: 0, stderr: '' });
    const { code, stderr } = loglex(root, ['migrate', '--yes']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('Migrated 5 calls');
    const raw = findings(root).filter(([check]) => check === 'ad-hoc-log');
    expect(raw).toEqual([['ad-hoc-log', 'src/orders/place.ts', 10]]);
    expect(loglex(root, ['generate', '--check']).code).toBe(0);
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
  });
});

describe('loglex migrate --inline', () => {
  /** All safe calls migrated, in both languages. */
  function migrated(): string {
    const root = plannedProject();
    expect(loglex(root, ['migrate', 'apply'])).toMatchObject({ code: 0 });
    return root;
  }

  test('turns constants into plain messages with the fields that are passed, and keeps the catalog', () => {
    const root = migrated();
    const catalog = read(root, 'log-catalog/shop.yaml');
    const { code, stdout, stderr } = loglex(root, ['migrate', '--inline', '--yes']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '✔ Inlined 5 calls in 2 files. The catalog stays; `loglex migrate undo` takes this back.\n',
    });
    expect(stdout).toBe('5 coded calls, 5 calls to become plain messages\n');
    expect(read(root, 'src/orders/place.ts')).toBe(
      PLACE.replace('logger.info(`', 'logger.info({ id: order.id }, `'),
    );
    expect(read(root, 'app/send.py')).not.toContain('log_constant');
    expect(read(root, 'log-catalog/shop.yaml')).toBe(catalog);
    expect(loglex(root, ['migrate', 'undo']).code).toBe(0);
    expect(read(root, 'src/orders/place.ts')).toContain('LOG.ORDER_PLACED');
  });

  test.each([
    [['--diff'], 1],
    [['--dry-run'], 0],
    [[], 0],
  ])('writes nothing with %j and no terminal', (args, exit) => {
    const root = migrated();
    const before = contents(root);
    const { code, stderr } = loglex(root, ['migrate', '--inline', ...args]);
    expect(code).toBe(exit);
    expect(stderr).toMatch(/nothing was written|Nothing was written/);
    expect(contents(root)).toEqual(before);
  });

  test('says that there is nothing to inline', () => {
    const { code, stdout } = loglex(migrationProject(), ['migrate', '--inline']);
    expect(code).toBe(0);
    expect(stdout).toBe('No call carries a constant and no message of its own.\n');
  });
});

describe('loglex migrate verify', () => {
  const verify = ['migrate', 'verify', '--calls', '60'];
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  /** Where `node` is, and no Python. */
  const WITHOUT_PYTHON = { PATH: '' };

  test.skipIf(!hasPython)(
    'compares what both forms of generated calls write, in both languages',
    () => {
      const { code, stdout, stderr } = loglex(migrationProject(), verify);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: 'Not installed: pino, winston, bunyan, nestjs, log4js.\n',
      });
      expect(stdout).toMatch(/^console +60 +\d+ +\d+ +0$/m);
      expect(stdout).toMatch(/^logging +60 +\d+ +\d+ +0$/m);
      expect(stdout).toMatch(/^✔ \d+ calls left the same record in both forms\.$/m);
    },
  );

  test.skipIf(!hasPython)('asks for no package where all is Python', () => {
    const root = tempProject({ 'app/send.py': SEND });
    const { code, stdout, stderr } = loglex(root, [...verify, '-f', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      seed: 1,
      dialects: [{ dialect: 'logging', calls: 60, differences: [] }],
      notInstalled: [],
    });
  });

  test('says that there is no Python', () => {
    const { code, stdout, stderr } = loglex(migrationProject(), verify, { env: WITHOUT_PYTHON });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^console +60 +\d+ +\d+ +0$/m);
    expect(stdout).not.toMatch(/^logging/m);
    expect(stderr).toContain('python3 is not there, so no call of Python can be compared');
    const alone = loglex(tempProject({ 'app/send.py': SEND }), verify, { env: WITHOUT_PYTHON });
    expect({ code: alone.code, stdout: alone.stdout }).toEqual({ code: 2, stdout: '' });
    expect(alone.stderr).toContain('python3 is not there');
    expect(alone.stderr).not.toContain('@loglex/runtime');
  });

  test('shows what differs, by a runtime that is not ours', () => {
    const root = migrationProject();
    unlinkSync(join(root, 'node_modules/@loglex/runtime'));
    write(root, {
      'node_modules/@loglex/runtime/package.json': '{ "type": "module", "exports": "./index.js" }',
      'node_modules/@loglex/runtime/index.js': 'export function logConstant() {}',
    });
    const { code, stdout } = loglex(root, ['migrate', 'verify', '--calls', '20', '-f', 'json']);
    expect(code).toBe(1);
    const { dialects } = JSON.parse(stdout) as { dialects: { differences: unknown[] }[] };
    expect(dialects.flatMap(({ differences }) => differences).length).toBeGreaterThan(0);
  });

  test('says what to install', () => {
    const { code, stdout, stderr } = loglex(tempProject(), ['migrate', 'verify']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('npm install @loglex/runtime');
  });
});

describe('a hostile plan', () => {
  const hostile = (root: string) => loglex(root, ['migrate', 'apply']);

  test.each(['../../x', '/etc/passwd', 'src/../../x', 'linked/x.ts', 'C:\\x', '', '.', 'src'])(
    'leads to %j, which is not touched',
    (path) => {
      const root = plannedProject();
      const outside = tempProject({ 'x.ts': PLACE });
      symlinkSync(outside, join(root, 'linked'));
      editPlan(root, (text) =>
        text.replaceAll('"file": "src/orders/place.ts"', `"file": ${JSON.stringify(path)}`),
      );
      const { code, stderr } = hostile(root);
      expect(code).toBe(2);
      expect(stderr).not.toMatch(/LOGLEX_DEBUG|^\s+at /m);
      expect(read(root, 'src/orders/place.ts')).toBe(PLACE);
      expect(readFileSync(join(outside, 'x.ts'), 'utf8')).toBe(PLACE);
    },
  );

  test.each([
    ['no JSON', () => '{ "loglexPlan": 1,', /loglex-plan\.json:\d+: /],
    ['another file', () => '{ "name": "x" }', /loglexPlan/],
    [
      'a later version',
      (text: string) => text.replace('"loglexPlan": 1', '"loglexPlan": 2'),
      /loglex-plan\.json:2: /,
    ],
    ['an empty file', () => '', /plan/],
    [
      'a prototype',
      (text: string) => text.replace('"similar": []', '"__proto__": { "polluted": 1 }'),
      /__proto__/,
    ],
    [
      'a key of a prototype in a row',
      (text: string) => text.replace('"decision"', '"constructor": 1, "decision"'),
      /constructor/,
    ],
    [
      'a code of a prototype',
      (text: string) => text.replace(/"constant": "SHOP103"/, '"constant": "__proto__"'),
      /__proto__/,
    ],
    [
      'an edited result',
      (text: string) => text.replace('"after": "logConstant(', '"after": "evil('),
      /derived/,
    ],
    [
      'a text of another place',
      (text: string) => text.replace('"before": "logger', '"before": "process'),
      /derived/,
    ],
    [
      'a name that is taken',
      (text: string) => text.replace('"BASKET_EMPTY"', '"ORDER_PLACED"'),
      /ORDER_PLACED/,
    ],
    [
      'a placeholder that no call fills',
      (text: string) => text.replace('The bank does not answer"', 'The {bank} does not answer"'),
      /placeholder/,
    ],
    [
      'a code that is there',
      (text: string) => text.replaceAll('"SHOP102"', '"SHOP101"'),
      /SHOP101/,
    ],
    [
      'an unknown level',
      (text: string) => text.replace('"level": "error"', '"level": "eval"'),
      /level/,
    ],
    [
      'another catalog file',
      (text: string) =>
        text.replaceAll('"catalog": "log-catalog/shop.yaml"', '"catalog": "../../x.yaml"'),
      /x\.yaml/,
    ],
    [
      'a decision that is none',
      (text: string) => text.replace('"skip"', '"delete"'),
      /delete|decision/,
    ],
  ])('holds %s', (_, edit, words) => {
    const root = plannedProject();
    editPlan(root, edit);
    const before = contents(root);
    const { code, stderr } = hostile(root);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/LOGLEX_DEBUG|^\s+at /m);
    expect(contents(root)).toEqual(before);
  });

  test('gives a name that code cannot have: its calls stay as they are', () => {
    const root = plannedProject();
    editPlan(root, (text) => text.replace('"BASKET_EMPTY"', '"BASKET EMPTY; evil()"'));
    const { code, stderr } = hostile(root);
    expect(code).toBe(2);
    expect(stderr).toContain('src/orders/place.ts:7: It cannot be migrated');
    expect(read(root, 'src/orders/place.ts')).toContain("logger.warn('The basket was empty')");
    for (const file of FILES) expect(read(root, file)).not.toContain('evil');
  });

  test('of 20 MB is refused in words', () => {
    const root = plannedProject();
    editPlan(root, (text) =>
      text.replace(
        '"similar": []',
        `"similar": [${'{"codes":["a","b"],"similarity":1},'.repeat(600_000)}0]`,
      ),
    );
    const { code, stderr } = hostile(root);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/LOGLEX_DEBUG|^\s+at /m);
  });

  test('sends no control character to the terminal', () => {
    const root = plannedProject();
    const evil = '\\u001b]0;owned\\u0007\\u001b[2J';
    editPlan(root, (text) => text.replace('"decision": "skip"', `"decision": "${evil}"`));
    const { stdout, stderr } = hostile(root);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u009b]/);
  });
});

test('a message with control characters is shown as escapes, and migrated as it is', () => {
  const message = "'\\u001b[31mThe bank\\u001b[0m is \\u202eshut'";
  const root = migrationProject({
    'src/orders/place.ts': PLACE.replace("'The bank does not answer'", message),
  });
  const { stdout, stderr } = loglex(root, ['migrate', '--yes']);
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u009b\u202e]/);
});
