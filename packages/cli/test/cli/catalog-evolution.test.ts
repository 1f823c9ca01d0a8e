import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BINARY, loglex } from '../support/loglex.ts';
import { BROKEN, CATALOG, CLEAN, shop } from '../support/shop.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const YAML = 'log-catalog/shop.yaml';
const read = (root: string, file = YAML) => readFileSync(join(root, file), 'utf8');

function repository(): string {
  const root = tempProject(shop({ 'src/order.ts': CLEAN }));
  commitAll(root);
  return root;
}

describe('catalog diff', () => {
  test('between a commit and now: what changed, whom it concerns, where it is logged', () => {
    const root = repository();
    const now = CATALOG.replace('level: info', 'level: warn').replace(
      '    description: A customer placed an order.\n',
      '',
    );
    write(root, { [YAML]: now });
    expect(loglex(root, ['catalog', 'diff', 'HEAD'])).toEqual({
      code: 0,
      stdout: `Breaks what selects by code, level, component or field (1)
  SHOP101  severity  ORDER_PLACED: info → warn: alerts and filters by level treat it otherwise.
                     logged at src/order.ts:7

Harmless (1)
  SHOP101  meaning   ORDER_PLACED: What it means is no longer told.

2 changes from HEAD to now: 1 breaking, 1 harmless.
`,
      stderr: '',
    });
  });

  test('between two commits, and between two files', () => {
    const root = repository();
    const now = CATALOG.replace('message: Order placed', 'message: Order accepted');
    write(root, { [YAML]: now, 'before.yaml': CATALOG });
    git(root, 'commit', '-qam', 'reword');
    const summary = (...args: string[]) =>
      loglex(root, ['catalog', 'diff', ...args])
        .stdout.trim()
        .split('\n')
        .at(-1);
    expect(summary('HEAD~', 'HEAD')).toBe('1 change from HEAD~ to HEAD: 1 risky.');
    expect(summary('HEAD', 'HEAD~')).toBe('1 change from HEAD to HEAD~: 1 risky.');
    expect(summary('before.yaml', YAML)).toBe(`1 change from before.yaml to ${YAML}: 1 risky.`);
    expect(summary('HEAD')).toBe('Nothing changed from HEAD to now.');
  });

  test('the catalog of a commit is read by the settings of that commit', () => {
    const root = repository();
    git(root, 'mv', YAML, 'codes.yaml');
    write(root, {
      'loglex.yaml': read(root, 'loglex.yaml').replace('log-catalog/*.yaml', 'codes.yaml'),
    });
    git(root, 'commit', '-qam', 'move');
    expect(loglex(root, ['catalog', 'diff', 'HEAD~']).stdout).toBe(
      'Nothing changed from HEAD~ to now.\n',
    );
  });

  test.each([
    ['breaking', 'level: info', 'level: warn', 1],
    ['breaking', 'message: Order placed', 'message: Order accepted', 0],
    ['risky', 'message: Order placed', 'message: Order accepted', 1],
    ['new-code', 'message: Order placed', 'message: Order accepted', 0],
    ['new-code', 'message: Order placed', 'message: Disk of the writer is full', 1],
    ['any', 'action: Nothing to do.', 'action: Nothing.', 1],
    ['risky,new-code', 'action: Nothing to do.', 'action: Nothing.', 0],
  ])('--fail-on %s: %s to %s ends with %i', (what, from, to, code) => {
    const root = repository();
    write(root, { [YAML]: CATALOG.replace(from, to) });
    expect(loglex(root, ['catalog', 'diff', 'HEAD', '--fail-on', what]).code).toBe(code);
  });

  test('json and markdown hold what catalogs say, and nothing gets out of a cell', () => {
    const root = repository();
    write(root, {
      [YAML]: CATALOG.replace('message: Order placed', 'message: "`|` <b>\\u001b[31m"'),
    });
    const json = JSON.parse(loglex(root, ['catalog', 'diff', 'HEAD', '-f', 'json']).stdout) as {
      readonly changes: readonly unknown[];
    };
    expect(json.changes).toMatchObject([
      {
        kind: 'wording',
        impact: 'risky',
        code: 'SHOP101',
        asksForNewCode: true,
        before: { message: 'Order placed' },
        after: { message: '`|` <b>\u001b[31m' },
        sites: [{ file: 'src/order.ts', line: 7, column: 19 }],
      },
    ]);
    const { stdout } = loglex(root, ['catalog', 'diff', 'HEAD', '-f', 'markdown']);
    expect(stdout).toContain('`` “Order placed” → “`\\|` <b>');
    expect(loglex(root, ['catalog', 'diff', 'HEAD']).stdout).toContain('<b>\\u001b[31m');
  });

  test('what is neither a file nor a commit is one message', () => {
    const root = repository();
    const { code, stdout, stderr } = loglex(root, ['catalog', 'diff', 'no-such']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'loglex: git knows no commit no-such. In CI a shallow clone may lack it: fetch it first (fetch-depth: 0).\n',
    );
    expect(loglex(root, ['catalog', 'diff', '--', '--output=x']).stderr).toContain(
      'wants a git ref',
    );
    expect(loglex(tempProject(shop()), ['catalog', 'diff', 'HEAD']).stderr).toContain(
      'loglex catalog diff needs a git repository',
    );
  });
});

describe('catalog merge-driver', () => {
  const added = (code: string, name: string) => `  - code: ${code}
    name: ${name}
    level: info
    message: ${name} happened
    component: shop
`;
  const withAdded = (...entries: string[]) =>
    CATALOG.replace('retired:', `${entries.join('')}retired:`);

  /** Two branches with these catalogs, merged by git. */
  function mergeIn(ours: string, theirs: string) {
    const root = tempProject(
      shop({ 'src/order.ts': BROKEN, '.gitattributes': 'log-catalog/*.yaml merge=loglex\n' }),
    );
    commitAll(root);
    const driver = `"${process.execPath}" "${BINARY}" catalog merge-driver %O %A %B %P`;
    git(root, 'config', 'merge.loglex.driver', driver);
    git(root, 'checkout', '-qb', 'theirs');
    write(root, { [YAML]: theirs });
    git(root, 'commit', '-qam', 'theirs');
    git(root, 'checkout', '-q', 'main');
    write(root, { [YAML]: ours });
    git(root, 'commit', '-qam', 'ours');
    let clean = true;
    try {
      git(root, 'merge', '-q', '--no-edit', 'theirs');
    } catch {
      clean = false;
    }
    return { root, clean, text: read(root) };
  }

  test('git takes two codes that were added at one place', () => {
    const { root, clean, text } = mergeIn(
      withAdded(added('SHOP104', 'A')),
      withAdded(added('SHOP105', 'B')),
    );
    expect({ clean, text }).toEqual({
      clean: true,
      text: withAdded(added('SHOP104', 'A'), added('SHOP105', 'B')),
    });
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
  });

  test('git stops where one code has two meanings', () => {
    const { root, clean, text } = mergeIn(
      withAdded(added('SHOP104', 'A')),
      withAdded(added('SHOP104', 'B')),
    );
    expect(clean).toBe(false);
    expect(text).toBe(
      withAdded(
        `<<<<<<< ours\n${added('SHOP104', 'A')}=======\n${added('SHOP104', 'B')}>>>>>>> theirs\n`,
      ),
    );
    expect(git(root, 'status', '--short')).toContain(`UU ${YAML}`);
  });

  test('by hand: says what to decide, and which markers there are', () => {
    const root = tempProject({ base: CATALOG, ours: CATALOG, theirs: CATALOG });
    write(root, { ours: CATALOG.replace('level: info', 'level: warn') });
    write(root, { theirs: CATALOG.replace('level: info', 'level: debug') });
    const { code, stderr } = loglex(root, [
      'catalog',
      'merge-driver',
      'base',
      'ours',
      'theirs',
      YAML,
    ]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${YAML}: Both sides changed level of SHOP101. Decide which it is.\n`,
    });
  });
});

describe('the result of a merge', () => {
  /** Two branches that git merges without a word; the one that is checked out has both. */
  function merged(
    ours: Readonly<Record<string, string>>,
    theirs: Readonly<Record<string, string>>,
  ) {
    const root = tempProject(shop({ 'src/order.ts': CLEAN }));
    commitAll(root);
    git(root, 'checkout', '-qb', 'theirs');
    write(root, theirs);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'theirs');
    git(root, 'checkout', '-q', 'main');
    write(root, ours);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'ours');
    git(root, 'merge', '-q', '--no-edit', 'theirs');
    return root;
  }
  const file = (name: string) =>
    `loglex: 1
constants: [{ code: SHOP104, name: ${name}, level: info, message: ${name} happened, component: shop }]
`;

  test('is checked: one code that two branches gave out in two files', () => {
    const root = merged(
      { 'log-catalog/ours.yaml': file('SHIPPED') },
      { 'log-catalog/theirs.yaml': file('ARRIVED') },
    );
    const { code, stdout } = loglex(root, ['catalog', 'check']);
    expect(code).toBe(1);
    expect(stdout).toContain('duplicate-code');
  });

  test('is checked: a code that one branch retired and the other logs, or gives out again', () => {
    const retired = CATALOG.replace(
      /  - code: SHOP102[^]*?retired:\n/,
      'retired:\n  - { code: SHOP102, name: PAYMENT_FAILED }\n',
    );
    const logged = merged(
      { [YAML]: retired },
      { 'src/pay.ts': CLEAN.replace('info(LOG.ORDER_PLACED)', 'error(LOG.PAYMENT_FAILED)') },
    );
    expect(loglex(logged, ['check']).stdout).toContain('deprecated-code');
    const again = merged(
      { [YAML]: CATALOG.replace('retired:\n', 'retired:\n  - { code: SHOP104, name: GONE }\n') },
      { 'log-catalog/theirs.yaml': file('ARRIVED') },
    );
    const { code, stdout } = loglex(again, ['catalog', 'check']);
    expect(code).toBe(1);
    expect(stdout).toContain('SHOP104');
  });
});

describe('catalog rebase', () => {
  const added = (code: string, name: string, more = '') => `  - code: ${code}
    name: ${name}
    level: info
    message: ${name} happened
    component: shop
${more}`;
  const withAdded = (...entries: string[]) =>
    CATALOG.replace('retired:', `${entries.join('')}retired:`);
  const SOURCE = `import pino from 'pino';
const logger = pino();
export function ship(): void {
  logger.info({ code: 'SHOP104' }, 'SHIPPED happened');
  logger.info({ code: 'SHOP101' }, 'Order placed');
}
`;

  /** On main SHOP104 is ARRIVED; on the branch that is checked out it is SHIPPED, and LATE builds on it. */
  function branches(): string {
    const root = tempProject(shop({ 'src/ship.ts': CLEAN }));
    commitAll(root);
    git(root, 'checkout', '-qb', 'shipping');
    const late = added(
      'SHOP105',
      'LATE',
      '    deprecated: { replaced-by: "SHOP104" } # For now.\n',
    );
    write(root, { [YAML]: withAdded(added('SHOP104', 'SHIPPED'), late), 'src/ship.ts': SOURCE });
    git(root, 'commit', '-qam', 'ship');
    git(root, 'checkout', '-q', 'main');
    write(root, { [YAML]: withAdded(added('SHOP104', 'ARRIVED')) });
    git(root, 'commit', '-qam', 'arrive');
    git(root, 'checkout', '-q', 'shipping');
    return root;
  }

  test('moves what is taken, in catalog and code, and nothing else', () => {
    const root = branches();
    expect(loglex(root, ['catalog', 'rebase', 'main'])).toEqual({
      code: 0,
      stdout: 'SHOP104 SHOP106\n',
      stderr: `SHOP104 SHIPPED → SHOP106 (1 place in code)
✔ Changed 2 files. Codes in comments and documents are not looked for.
`,
    });
    const late = added(
      'SHOP105',
      'LATE',
      '    deprecated: { replaced-by: "SHOP106" } # For now.\n',
    );
    expect(read(root)).toBe(withAdded(added('SHOP106', 'SHIPPED'), late));
    expect(read(root, 'src/ship.ts')).toBe(SOURCE.replace('SHOP104', 'SHOP106'));
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
    expect(loglex(root, ['catalog', 'rebase', 'main']).stderr).toBe(
      'No code of this branch is taken in main: nothing to do.\n',
    );
  });

  test('--diff is a patch that does it, and writes nothing', () => {
    const root = branches();
    const { stdout, stderr } = loglex(root, ['catalog', 'rebase', 'main', '--diff']);
    expect(stderr).toContain('Would change 2 files; nothing was written.');
    expect(git(root, 'status', '--short')).toBe('');
    write(root, { 'x.patch': stdout });
    git(root, 'apply', 'x.patch');
    expect(loglex(root, ['catalog', 'rebase', 'main']).stderr).toContain('nothing to do');
  });

  test('a code that main retired is taken, a constant that both branches have is not', () => {
    const root = branches();
    git(root, 'checkout', '-q', 'main');
    const retired = withAdded(added('SHOP104', 'SHIPPED')).replace(
      'retired:\n',
      'retired:\n  - { code: SHOP105, name: EARLY }\n',
    );
    write(root, { [YAML]: retired });
    git(root, 'commit', '-qam', 'retire');
    git(root, 'checkout', '-q', 'shipping');
    expect(loglex(root, ['catalog', 'rebase', 'main']).stdout).toBe('SHOP105 SHOP106\n');
  });

  test('a constant without a component, and a history without a common commit, are one message', () => {
    const root = branches();
    write(root, {
      [YAML]: read(root).replace(
        '    message: SHIPPED happened\n    component: shop\n',
        '    message: SHIPPED happened\n',
      ),
    });
    const { code, stderr } = loglex(root, ['catalog', 'rebase', 'main']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'loglex: SHOP104 SHIPPED has no component, so no other code can be taken for it. Give it one.\n',
    });
    git(root, 'checkout', '-q', '--orphan', 'other');
    git(root, 'commit', '-qam', 'alone');
    expect(loglex(root, ['catalog', 'rebase', 'main']).stderr).toContain('no commit in common');
  });
});
