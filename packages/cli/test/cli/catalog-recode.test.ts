import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CATALOG, shop } from '../support/shop.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
const YAML = 'log-catalog/shop.yaml';
const SOURCE = `import pino from 'pino';
import { LOG } from './log-codes.js';

const logger = pino();

export function place(): void {
  logger.info(LOG.ORDER_PLACED);
  logger.info({ code: 'SHOP101' }, 'Order placed');
  logger.info('SHOP101: Order placed'); // SHOP101 in a comment
}
`;

/** A project on a branch of its own, beside the main one that has \`shop()\`. */
function branch(files: Readonly<Record<string, string>> = {}): string {
  const root = tempProject(shop({ 'src/order.ts': SOURCE, ...files }));
  commitAll(root);
  git(root, 'checkout', '-qb', 'work');
  return root;
}

describe('rename --code', () => {
  test('a code that is merged is kept as retired; catalog, code and generated files change together', () => {
    const root = branch();
    write(root, {
      'loglex.yaml': `${read(root, 'loglex.yaml')}generate: [{ target: typescript, out: src/log-codes.ts }]\n`,
      [YAML]: CATALOG.replace('replaced-by: SHOP102', 'replaced-by: "SHOP101"'),
    });
    expect(loglex(root, ['generate']).code).toBe(0);
    const { code, stdout, stderr } = loglex(root, [
      ...[
        'catalog',
        'rename',
        'SHOP101',
        '--code',
        'SHOP150',
        '--since',
        '2.0',
        '--reason',
        'moved',
      ],
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'SHOP150\n',
      stderr: `SHOP101 ORDER_PLACED → SHOP150 (2 places in code)
SHOP101 is in main, and logs may carry it: it is kept as retired.
✔ Changed 2 files. Codes in comments and documents are not looked for.
✔ Wrote src/log-codes.ts anew.
`,
    });
    expect(read(root, YAML)).toBe(
      CATALOG.replace('code: SHOP101', 'code: SHOP150').replace(
        'retired:\n  - { code: SHOP103, name: CART_LOST, since: 1.2.0, replaced-by: SHOP102,',
        `retired:
  - { code: SHOP101, since: "2.0", replaced-by: SHOP150, reason: moved }
  - { code: SHOP103, name: CART_LOST, since: 1.2.0, replaced-by: "SHOP150",`,
      ),
    );
    expect(read(root, 'src/order.ts')).toBe(
      SOURCE.replace("code: 'SHOP101'", "code: 'SHOP150'").replace(
        "'SHOP101: Order placed'",
        "'SHOP150: Order placed'",
      ),
    );
    expect(read(root, 'src/log-codes.ts')).toContain("code: 'SHOP150'");
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
    expect(loglex(root, ['generate', '--check']).code).toBe(0);
    // The old code is nobody's from now on.
    expect(loglex(root, ['catalog', 'change', 'SHOP101', '--level', 'warn']).stderr).toContain(
      'SHOP101 is retired already',
    );
  });

  test('of a code that was never merged nothing is kept', () => {
    const root = branch();
    const later = `  - { code: SHOP104, name: LATE, level: info, message: Late, component: shop }\n`;
    write(root, { [YAML]: CATALOG.replace('retired:', `${later}retired:`) });
    const args = ['catalog', 'rename', 'LATE', '--code', 'SHOP120'];
    expect(loglex(root, args)).toEqual({
      code: 0,
      stdout: 'SHOP120\n',
      stderr: `SHOP104 LATE → SHOP120 (no place in code names it by its code)
SHOP104 was never in main: nothing is kept of it.
✔ Changed 1 file. Codes in comments and documents are not looked for.
`,
    });
    expect(read(root, YAML)).toBe(
      CATALOG.replace('retired:', `${later.replace('SHOP104', 'SHOP120')}retired:`),
    );
    // Merged into another branch, it is another matter.
    git(root, 'commit', '-qam', 'late');
    git(root, 'branch', 'release');
    const { stdout } = loglex(root, [
      ...['catalog', 'rename', 'LATE', '--code', 'SHOP121', '--upstream', 'release', '--diff'],
    ]);
    expect(stdout).toContain('+  - { code: SHOP120, replaced-by: SHOP121 }\n');
  });

  test('without a code it takes the next that is free here and upstream; --from takes it from a block', () => {
    const root = branch();
    git(root, 'checkout', '-q', 'main');
    const there =
      '  - { code: SHOP104, name: THEIRS, level: info, message: Theirs, component: shop }\n';
    write(root, { [YAML]: CATALOG.replace('retired:', `${there}retired:`) });
    git(root, 'commit', '-qam', 'theirs');
    git(root, 'checkout', '-q', 'work');
    const next = (...args: string[]) =>
      loglex(root, ['catalog', 'rename', 'SHOP102', ...args, '--dry-run']).stdout;
    expect(next('--code')).toBe('SHOP105\n');
    expect(next('--from', 'SHOP140-SHOP149')).toBe('SHOP140\n');
    expect(git(root, 'status', '--short')).toBe('');
  });

  test('a constant without a name is named by its code in code, which follows', () => {
    const source = `import { LOG } from './log-codes.js';
logConstant(logger, LOG.SHOP101);
`;
    const python = `from log_codes import LOG_SHOP101, LOG_X

log_constant(log, LOG_SHOP101)
`;
    const root = branch({
      'loglex.yaml': `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { typescript: "LOG.{name}", python: "LOG_{name}" }
sinks: [{ call: logConstant, args: [logger, constant] }, { call: log_constant, args: [logger, constant] }]
`,
      [YAML]: CATALOG.replace('    name: ORDER_PLACED\n', ''),
      'src/order.ts': source,
      'src/order.py': python,
      'src/log_codes.py': '',
    });
    const { code, stderr } = loglex(root, ['catalog', 'rename', 'SHOP101', '--code', 'SHOP150']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('SHOP101 → SHOP150 (3 places in code)\n'),
    });
    expect(read(root, 'src/order.ts')).toBe(source.replace('SHOP101', 'SHOP150'));
    expect(read(root, 'src/order.py')).toBe(python.replaceAll('SHOP101', 'SHOP150'));
  });

  test('a reference that spells the code follows, with its import', () => {
    const python = 'from log_codes import E_SHOP101\n\nlog_constant(log, E_SHOP101)\n';
    const root = branch({
      'loglex.yaml': `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { python: "E_{code}" }
sinks: [{ call: log_constant, language: python, args: [logger, constant] }]
`,
      'src/order.py': python,
    });
    expect(loglex(root, ['catalog', 'rename', 'SHOP101', '--code', 'SHOP150']).code).toBe(0);
    expect(read(root, 'src/order.py')).toBe(python.replaceAll('SHOP101', 'SHOP150'));
  });

  test('a constant in Python gets its code there, and the old one goes to a file of data', () => {
    const module = `LOG_FULL = _constant("LOG612", "WARNING", "Queue full", component="Sink")
`;
    const components = 'loglex: 1\ncomponents: { Sink: { codes: [LOG600-LOG699] } }\n';
    const root = branch({
      'loglex.yaml': `loglex: 1
catalogs: [{ python: app/constants.py, preset: constant-calls }, components.yaml]
references: { python: "LOG_{name}" }
`,
      'components.yaml': components,
      'app/constants.py': module,
    });
    expect(loglex(root, ['catalog', 'rename', 'FULL', '--code']).stdout).toBe('LOG613\n');
    expect(read(root, 'app/constants.py')).toBe(module.replace('LOG612', 'LOG613'));
    expect(read(root, 'components.yaml')).toBe(
      `${components}retired:\n  - code: LOG612\n    replaced-by: LOG613\n`,
    );
  });

  test('without git nobody can tell whether logs carry the code, and it is kept', () => {
    const root = tempProject(shop());
    const { code, stderr } = loglex(root, ['catalog', 'rename', 'SHOP101', '--code', 'SHOP150']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(
        'git does not say whether SHOP101 was ever merged, so it is kept as retired.\n',
      ),
    });
    expect(read(root, YAML)).toContain('  - { code: SHOP101, replaced-by: SHOP150 }\n');
  });

  test('--diff is a patch that does it, and writes nothing', () => {
    const root = branch();
    const args = ['catalog', 'rename', 'SHOP101', '--code', 'SHOP150'];
    const { stdout, stderr } = loglex(root, [...args, '--diff']);
    expect(stderr).toContain('Would change 2 files; nothing was written.\n');
    expect(git(root, 'status', '--short')).toBe('');
    write(root, { 'x.patch': stdout });
    git(root, 'apply', 'x.patch');
    const patched = [read(root, YAML), read(root, 'src/order.ts')];
    git(root, 'checkout', '.');
    expect(loglex(root, args).code).toBe(0);
    expect([read(root, YAML), read(root, 'src/order.ts')]).toEqual(patched);
  });

  test.each([
    ['a code that is taken', ['SHOP101', '--code', 'SHOP102'], 'duplicate-code'],
    ['a code that is retired', ['SHOP101', '--code', 'SHOP103'], 'SHOP103'],
    ['a code outside the block', ['SHOP101', '--code', 'X1'], 'code-outside-block'],
    ['the same code', ['SHOP101', '--code', 'SHOP101'], 'is its code already'],
    ['neither name nor code', ['SHOP101'], 'Give its new name, or its new code with --code.'],
    ['both', ['SHOP101', 'A', '--code', 'SHOP150'], 'rename it twice'],
    ['a code and a block', ['SHOP101', '--code', 'SHOP150', '--from', 'SHOP1-2'], 'one of them'],
    ['a reason for a name', ['SHOP101', 'A', '--reason', 'x'], '--reason is for a new code'],
    ['no such branch', ['SHOP101', '--code', '--upstream', 'nope'], 'git knows no commit nope'],
    ['an option for a branch', ['SHOP101', '--code', '--upstream=--all'], 'wants a git ref'],
  ])('%s is refused, and nothing is written', (_, args, words) => {
    const root = branch();
    const { code, stdout, stderr } = loglex(root, ['catalog', 'rename', ...args]);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(words),
    });
    expect(git(root, 'status', '--short')).toBe('');
  });
});
