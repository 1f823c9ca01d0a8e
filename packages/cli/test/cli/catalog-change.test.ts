import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CATALOG, CLEAN, shop } from '../support/shop.ts';
import { commitAll, git, tempProject, write } from '../support/temp-project.ts';

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');
const YAML = 'log-catalog/shop.yaml';

describe('a catalog in YAML', () => {
  test('add takes the next free code, writes the entry in its place and prints the code', () => {
    const root = tempProject(shop());
    const { code, stdout, stderr } = loglex(root, [
      ...['catalog', 'add', '--component', 'shop', '--level', 'warn', '--name', 'CART_FULL'],
      ...['--message', 'Cart of {owner} is "full": # 12', '--field', 'owner=string'],
      ...['--tags', 'cart,limit', '--description', 'Too much.'],
    ]);
    // SHOP103 is retired, and never given out again.
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'SHOP104\n',
      stderr: '✔ Added SHOP104 CART_FULL in log-catalog/shop.yaml:20.\n',
    });
    expect(read(root, YAML)).toBe(
      CATALOG.replace(
        'retired:',
        `  - code: SHOP104
    name: CART_FULL
    level: warn
    message: "Cart of {owner} is \\"full\\": # 12"
    component: shop
    tags: [cart, limit]
    fields: { owner: { type: string } }
    description: Too much.
retired:`,
      ),
    );
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
  });

  test('--dry-run says what it would do, --diff is a patch that does it, and neither writes', () => {
    const root = tempProject(shop());
    commitAll(root);
    const args = ['catalog', 'change', 'PAYMENT_FAILED', '--level', 'fatal', '--unset', 'name'];
    expect(loglex(root, [...args, '--dry-run'])).toEqual({
      code: 0,
      stdout: 'SHOP102\n',
      stderr: 'Would change SHOP102 in log-catalog/shop.yaml:14; nothing was written.\n',
    });
    const { code, stdout } = loglex(root, [...args, '--diff']);
    expect({ code, status: git(root, 'status', '--short') }).toEqual({ code: 0, status: '' });
    write(root, { 'x.patch': stdout });
    git(root, 'apply', 'x.patch');
    const patched = read(root, YAML);
    git(root, 'checkout', YAML);
    expect(loglex(root, args).code).toBe(0);
    expect(read(root, YAML)).toBe(patched);
    // A name that goes is understood until its alias is dropped.
    expect(patched).toBe(
      CATALOG.replace(
        '    name: PAYMENT_FAILED\n    level: error',
        '    aliases: [PAYMENT_FAILED]\n    level: fatal',
      ),
    );
  });

  test('retire moves the entry, and its code is not given out again', () => {
    const root = tempProject(shop({ 'src/a.ts': CLEAN }));
    const { code, stderr } = loglex(root, [
      ...['catalog', 'retire', 'SHOP102', '--since', '2.0', '--replaced-by', 'SHOP101'],
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('✔ Retired SHOP102 in log-catalog/shop.yaml.\n'),
    });
    expect(read(root, YAML)).toContain(
      '{ code: SHOP102, name: PAYMENT_FAILED, since: "2.0", replaced-by: SHOP101 }',
    );
    expect(loglex(root, ['catalog', 'retire', 'SHOP102']).stderr).toContain('is retired already');
  });

  test('a byte order mark, CRLF and comments stay', () => {
    const text = `\uFEFF# Ours\r\n${CATALOG.replaceAll('\n', '\r\n')}# End\r\n`;
    const root = tempProject(shop({ [YAML]: text }));
    expect(loglex(root, ['catalog', 'change', 'SHOP101', '--message', 'An order came']).code).toBe(
      0,
    );
    expect(read(root, YAML)).toBe(text.replace('message: Order placed', 'message: An order came'));
  });
});

const MODULE = `def _constant(code, level, message, *, component): ...


LOG_FULL = _constant("LOG612", "WARNING", "Queue full", component="Sink")
LOG_SLOW = _constant("LOG614", "INFO", "Queue slow", component="Sink")  # rarely

ALL = (
    LOG_FULL,
    LOG_SLOW,
)
`;
const PYTHON = {
  'loglex.yaml': `loglex: 1
catalogs: [{ python: app/constants.py, preset: constant-calls }, components.yaml]
references: { python: "LOG_{name}" }
sinks: [{ call: emit, language: python, args: [constant] }]
`,
  'components.yaml': 'loglex: 1\ncomponents: { Sink: { codes: [LOG600-LOG699] } }\n',
  'app/constants.py': MODULE,
};

describe('a catalog that stays in Python', () => {
  test('add, change and retire keep the module and its list in step', () => {
    const root = tempProject(PYTHON);
    const added = loglex(root, [
      ...['catalog', 'add', '--component', 'Sink', '--name', 'STUCK', '--level', 'error'],
      ...['--message', 'Queue "stuck" \\ {n}'],
    ]);
    expect(added).toEqual({
      code: 0,
      stdout: 'LOG615\n',
      stderr: '✔ Added LOG615 STUCK in app/constants.py:6.\n',
    });
    const line =
      'LOG_STUCK = _constant("LOG615", "ERROR", "Queue \\"stuck\\" \\\\ {n}", component="Sink")\n';
    expect(read(root, 'app/constants.py')).toBe(
      MODULE.replace('  # rarely\n', `  # rarely\n${line}`).replace(
        '    LOG_SLOW,\n',
        '    LOG_SLOW,\n    LOG_STUCK,\n',
      ),
    );
    expect(
      loglex(root, ['catalog', 'change', 'LOG_STUCK', '--name', 'HANGS', '--level', 'warn']).code,
    ).toBe(0);
    expect(read(root, 'app/constants.py')).toContain('LOG_HANGS = _constant("LOG615", "WARNING",');
    expect(read(root, 'app/constants.py')).toContain('    LOG_HANGS,\n');
    const retired = loglex(root, ['catalog', 'retire', 'HANGS', '--reason', 'never seen']);
    expect(retired).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        '✔ Retired LOG615 in components.yaml and app/constants.py.\n',
      ),
    });
    expect(read(root, 'app/constants.py')).toBe(MODULE);
    expect(read(root, 'components.yaml')).toContain('code: LOG615');
  });

  test('a name that other code uses stays, unless it is forced', () => {
    const root = tempProject({
      ...PYTHON,
      'app/main.py': 'from app.constants import LOG_FULL\n\nemit(LOG_FULL)\n',
    });
    for (const args of [
      ['retire', 'FULL'],
      ['change', 'FULL', '--name', 'FILLED'],
    ]) {
      const { code, stderr } = loglex(root, ['catalog', ...args]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('(app/main.py)'),
      });
      expect(read(root, 'app/constants.py')).toBe(MODULE);
      expect(loglex(root, ['catalog', ...args, '--force', '--dry-run']).code).toBe(0);
    }
    expect(loglex(root, ['catalog', 'change', 'FULL', '--level', 'error']).code).toBe(0);
  });

  test('a use in the module itself is one as well', () => {
    const root = tempProject({ ...PYTHON, 'app/constants.py': `${MODULE}DEFAULT = LOG_SLOW\n` });
    expect(loglex(root, ['catalog', 'retire', 'SLOW']).stderr).toContain('(app/constants.py)');
    expect(loglex(root, ['catalog', 'change', 'FULL', '--name', 'FILLED']).code).toBe(0);
  });

  test('a code that two share can be changed; one that old logs carry alone cannot', () => {
    const root = tempProject({ ...PYTHON, 'app/constants.py': MODULE.replace('LOG614', 'LOG612') });
    expect(loglex(root, ['catalog', 'change', 'LOG612', '--level', 'info']).stderr).toContain(
      'LOG612 is 2 constants: FULL, SLOW. Say which by its name.',
    );
    expect(loglex(root, ['catalog', 'retire', 'SLOW']).stderr).toContain(
      'LOG612 is the code of FULL and SLOW',
    );
    const { code, stdout } = loglex(root, ['catalog', 'change', 'SLOW', '--code', 'LOG614']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'LOG614\n' });
    expect(read(root, 'app/constants.py')).toBe(MODULE);
    expect(loglex(root, ['catalog', 'change', 'SLOW', '--code', 'LOG615']).stderr).toContain(
      'Old logs carry LOG614',
    );
  });

  test('a retired code needs a file that keeps it', () => {
    const root = tempProject({
      ...PYTHON,
      'loglex.yaml': PYTHON['loglex.yaml'].replace(', components.yaml', ''),
    });
    const { code, stderr } = loglex(root, ['catalog', 'retire', 'SLOW']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('Name a YAML file under "catalogs"'),
    });
  });
});

describe('what is refused leaves every byte, with one message and exit code 2', () => {
  const ADD = ['add', '--level', 'info', '--message', 'm'];
  test.each([
    ['no component and no code', ADD, 'Name its component, or its code: there is shop.'],
    [
      'a component like no other',
      [...ADD, '--component', 'nobody'],
      'no component "nobody": there is shop.',
    ],
    [
      'an unknown component',
      [...ADD, '--component', 'shp'],
      'declares no component "shp". Did you mean "shop"?',
    ],
    ['a code that is there', [...ADD, '--code', 'SHOP101'], 'SHOP101'],
    ['a retired code', [...ADD, '--code', 'SHOP103', '--component', 'shop'], 'SHOP103 is retired'],
    [
      'a code outside the block',
      [...ADD, '--code', 'X1', '--component', 'shop'],
      'code-outside-block',
    ],
    [
      'a name that is there',
      [...ADD, '--component', 'shop', '--name', 'ORDER_PLACED'],
      'duplicate-name',
    ],
    ['no level', ['add', '--level', 'loud', '--message', 'm'], '"loud" is no level'],
    [
      'a broken template',
      ['add', '--level', 'info', '--component', 'shop', '--message', 'a {'],
      'invalid-template',
    ],
    [
      'an empty message',
      ['add', '--level', 'info', '--component', 'shop', '--message', ''],
      'empty-message',
    ],
    ['no message', ['add', '--level', 'info'], "required option '--message"],
    [
      'a file of no catalog',
      [...ADD, '--component', 'shop', '--file', 'loglex.yaml'],
      'is no file of the catalog',
    ],
    [
      'a file outside',
      [...ADD, '--component', 'shop', '--file', '../x.yaml'],
      'lies outside the project',
    ],
    ['an unknown constant', ['change', 'SHOP10', '--level', 'info'], 'SHOP10 is no code or name'],
    ['nothing to change', ['change', 'SHOP101'], 'Say what to change'],
    ['what is so already', ['change', 'SHOP101', '--level', 'info'], 'there is nothing to change'],
    ['a key that must be', ['change', 'SHOP101', '--unset', 'level'], 'cannot be without "level"'],
    ['said and unset', ['change', 'SHOP101', '--name', 'A', '--unset', 'name'], 'use one of them'],
    [
      'a dangling replacement',
      ['retire', 'SHOP101', '--replaced-by', 'NOPE'],
      'dangling-replaced-by',
    ],
    ['two ways to see it', ['retire', 'SHOP101', '--diff', '--dry-run'], 'use one of them'],
  ])('%s', (_, args, words) => {
    const root = tempProject(shop());
    const { code, stdout, stderr } = loglex(root, ['catalog', ...args]);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(words),
    });
    expect(stderr).not.toContain('    at ');
    expect(read(root, YAML)).toBe(CATALOG);
    expect(readdirSync(join(root, 'log-catalog'))).toEqual(['shop.yaml']);
  });

  const IN_CODE = ['add', '--component', 'Sink', '--level', 'info', '--message', 'm'];
  test.each([
    ['no name', IN_CODE, 'binds each constant to a name'],
    ['code in a name', [...IN_CODE, '--name', 'X = 1; import os; Y'], 'is no name in code'],
    ['a line end in a name', [...IN_CODE, '--name', 'X\nimport os'], 'is no name in code'],
    ['a name that is bound', [...IN_CODE, '--name', 'FULL'], 'is there already'],
    [
      'what code cannot say',
      [...IN_CODE, '--name', 'A', '--field', 'n=int'],
      'no place for fields',
    ],
    [
      'keys that none has',
      [...IN_CODE, '--name', 'A', '--runbook', 'x'],
      'Most state code, level, message, component.',
    ],
    [
      'a template that cannot be read',
      ['change', 'FULL', '--message', 'a {b'],
      'would not say what was meant',
    ],
  ])('in Python: %s', (_, args, words) => {
    const root = tempProject(PYTHON);
    const { code, stdout, stderr } = loglex(root, ['catalog', ...args]);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(words),
    });
    expect(read(root, 'app/constants.py')).toBe(MODULE);
  });

  test.each([
    '"""',
    '\\',
    '\u0000\u001b[31m',
    '\u2028',
    "'; import os #",
    '\ud800',
    'a\nb',
    '{{x}}',
    '#{n}',
  ])('a message of any letters stays that message: %j', (message) => {
    const root = tempProject(PYTHON);
    const add = ['catalog', 'add', '--component', 'Sink', '--level', 'info', '--name', 'ODD'];
    // A zero cannot be an argument of a process.
    const text = `a ${message.replace('\0', '')} b`;
    const { code, stderr } = loglex(root, [...add, '--message', text]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).not.toContain('\u001b');
    const shown = loglex(root, ['check', '--format', 'json']);
    expect(shown.code).toBe(0);
    expect(loglex(root, ['catalog', 'retire', 'ODD']).code).toBe(0);
    expect(read(root, 'app/constants.py')).toBe(MODULE);
  });

  test('a catalog that is not sound may be changed, as long as it gets no worse', () => {
    const twice = CATALOG.replace('code: SHOP102', 'code: SHOP101').replace(/retired:[\s\S]+/, '');
    const root = tempProject(shop({ [YAML]: twice }));
    const message = ['--message', 'An order came'];
    expect(loglex(root, ['catalog', 'change', 'ORDER_PLACED', ...message]).code).toBe(0);
    expect(loglex(root, ['catalog', 'change', 'PAYMENT_FAILED', '--code', 'SHOP102']).code).toBe(0);
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
  });

  test('files with errors, links that lead out, folders that cannot be written', () => {
    const broken = tempProject(shop({ [YAML]: `${CATALOG}  - {{{\n` }));
    expect(loglex(broken, ['catalog', 'change', 'SHOP101', '--level', 'warn']).code).toBe(2);
    expect(read(broken, YAML)).toBe(`${CATALOG}  - {{{\n`);

    const outside = tempProject({ 'shop.yaml': CATALOG });
    const linked = tempProject({ 'loglex.yaml': 'loglex: 1\ncatalogs: [shop.yaml]\n' });
    symlinkSync(join(outside, 'shop.yaml'), join(linked, 'shop.yaml'));
    const { code, stderr } = loglex(linked, ['catalog', 'change', 'SHOP101', '--level', 'warn']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('leads out of the project'),
    });
    expect(read(outside, 'shop.yaml')).toBe(CATALOG);

    expect(loglex(tempProject(), ['catalog', 'retire', 'X']).stderr).toContain('no loglex.yaml');
  });

  test.skipIf(process.getuid?.() !== 0)(
    'where the second file cannot be written, the first is put back',
    () => {
      const root = tempProject(PYTHON);
      chmodSync(root, 0o777);
      chmodSync(join(root, 'app'), 0o555);
      const outcome = loglex(root, ['catalog', 'retire', 'SLOW'], { uid: 65534 });
      chmodSync(join(root, 'app'), 0o755);
      expect(outcome).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('permission denied'),
      });
      expect(read(root, 'components.yaml')).toBe(PYTHON['components.yaml']);
      expect(read(root, 'app/constants.py')).toBe(MODULE);
      expect(existsSync(join(root, 'app/constants.py'))).toBe(true);
    },
  );
});

test('add --from takes codes from a block that was set aside', () => {
  const root = tempProject(shop());
  const add = (...args: string[]) =>
    loglex(root, ['catalog', 'add', '--component', 'shop', '--level', 'info', ...args]);
  expect(add('--message', 'One', '--from', 'SHOP140-SHOP141').stdout).toBe('SHOP140\n');
  expect(add('--message', 'Two', '--from', 'SHOP140-SHOP141').stdout).toBe('SHOP141\n');
  const { code, stderr } = add('--message', 'Three', '--from', 'SHOP140-SHOP141');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      'loglex: Every code of SHOP140-SHOP141 is in use or retired. Set a further block aside.\n',
  });
  expect(add('--message', 'X', '--from', 'SHOP9-1').code).toBe(2);
  expect(add('--message', 'X', '--from', 'SHOP150-SHOP159', '--code', 'SHOP150').stderr).toContain(
    'use one of them',
  );
  // Another component's codes are refused, as ever.
  expect(add('--message', 'X', '--from', 'CART1-CART9').stderr).toContain('code-outside-block');
});

describe('fields', () => {
  const fields = (line: string) =>
    CATALOG.replace(/    fields: .*\n/, line === '' ? '' : `    ${line}\n`);

  test('are changed one by one, and the others keep their bytes', () => {
    const root = tempProject(shop());
    const { code, stderr } = loglex(root, [
      ...['catalog', 'change', 'SHOP102', '--field', 'order_id=integer', '--field', 'reason'],
      ...['--optional', 'order_id', '--describe-field', 'reason=What the bank said: "no".'],
    ]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '✔ Changed SHOP102 PAYMENT_FAILED in log-catalog/shop.yaml:14.\n',
    });
    expect(read(root, YAML)).toBe(
      fields(
        'fields: { order_id: { type: integer, required: false, description: Id of the order. }, reason: { description: "What the bank said: \\"no\\"." } }',
      ),
    );
    loglex(root, ['catalog', 'change', 'SHOP102', '--remove-field', 'reason,order_id']);
    expect(read(root, YAML)).toBe(fields(''));
  });

  test('follow the placeholder that is renamed, and take their placeholder along', () => {
    const renamed = fields(
      'fields: { order: { type: string, required: true, description: Id of the order. } }',
    ).replace('Payment of {order_id} failed', 'Payment of {order} failed');
    for (const args of [
      ['--message', 'Payment of {order} failed'],
      ['--rename-field', 'order_id=order'],
    ]) {
      const root = tempProject(shop());
      const { code, stderr } = loglex(root, ['catalog', 'change', 'SHOP102', ...args]);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `✔ Changed SHOP102 PAYMENT_FAILED in log-catalog/shop.yaml:14.
\`loglex check\` shows the calls that still pass order_id.
`,
      });
      expect(read(root, YAML)).toBe(renamed);
    }
  });

  test('stay where the message says something else instead', () => {
    const root = tempProject(shop());
    loglex(root, ['catalog', 'change', 'SHOP102', '--message', 'Payment of {a} by {b} failed']);
    expect(read(root, YAML)).toContain('fields: { order_id: { type: string,');
  });

  test.each([
    ['one that is not there', ['--remove-field', 'nope'], 'states no field "nope"'],
    ['one name for two', ['--field', 'a', '--rename-field', 'order_id=a'], '"a" is there already'],
    ['no type', ['--field', 'order_id=text'], '"type" cannot be "text"'],
    ['both', ['--required', 'order_id', '--optional', 'order_id'], 'use one of them'],
    ['no form', ['--describe-field', 'order_id'], 'It must have the form name=text.'],
  ])('%s is refused', (_, args, words) => {
    const root = tempProject(shop());
    const { code, stderr } = loglex(root, ['catalog', 'change', 'SHOP102', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
    expect(read(root, YAML)).toBe(CATALOG);
  });

  test('code has no place for them', () => {
    const { stderr } = loglex(tempProject(PYTHON), ['catalog', 'change', 'FULL', '--field', 'a']);
    expect(stderr).toContain('app/constants.py is code, which has no place for fields.');
  });
});

describe('rename', () => {
  test('writes the new name wherever code names the constant, and keeps the old as an alias', () => {
    const root = tempProject(
      shop({
        'src/order.ts': CLEAN.replace(
          'place(): void {',
          "place(): void {\n  logger.warn({ code: 'SHOP101' }, 'x');",
        ),
        'src/log_codes.py': '',
        'src/order.py':
          'from log_codes import (LOG_ORDER_PLACED, LOG_X)\n\nlog_constant(log, LOG_ORDER_PLACED)\nword = "ORDER_PLACED"\n',
        'src/late.py':
          'from log_codes import LOG_ORDER_PLACED as PLACED\n\nlog_constant(log, PLACED)\n',
      }),
    );
    write(root, {
      'loglex.yaml': read(root, 'loglex.yaml')
        .replace(
          'references: { typescript: "LOG.{name}" }',
          'references: { typescript: "LOG.{name}", python: "LOG_{name}" }',
        )
        .concat('sinks: [{ call: log_constant, language: python, args: [logger, constant] }]\n'),
    });
    const { code, stdout, stderr } = loglex(root, ['catalog', 'rename', 'SHOP101', 'ORDER_TAKEN']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'SHOP101\n',
      stderr:
        '✔ Changed SHOP101 ORDER_TAKEN in log-catalog/shop.yaml:7 and src/order.py and src/order.ts and src/late.py.\n',
    });
    expect(read(root, YAML)).toBe(
      CATALOG.replace('name: ORDER_PLACED', 'name: ORDER_TAKEN\n    aliases: [ORDER_PLACED]'),
    );
    // The code stays where it is named by its code, and text that is no mention stays.
    expect(read(root, 'src/order.ts')).toContain("code: 'SHOP101'");
    expect(read(root, 'src/order.ts')).toContain('logger.info(LOG.ORDER_TAKEN);');
    expect(read(root, 'src/order.py')).toBe(
      'from log_codes import (LOG_ORDER_TAKEN, LOG_X)\n\nlog_constant(log, LOG_ORDER_TAKEN)\nword = "ORDER_PLACED"\n',
    );
    expect(read(root, 'src/late.py')).toBe(
      'from log_codes import LOG_ORDER_TAKEN as PLACED\n\nlog_constant(log, PLACED)\n',
    );
  });

  test('generated files follow', () => {
    const root = tempProject(shop({ 'src/order.ts': CLEAN }));
    write(root, {
      'loglex.yaml': `${read(root, 'loglex.yaml')}generate: [{ target: typescript, out: src/log-codes.ts }]\n`,
    });
    expect(loglex(root, ['generate']).code).toBe(0);
    expect(loglex(root, ['catalog', 'rename', 'SHOP101', 'ORDER_TAKEN']).stderr).toContain(
      '✔ Wrote src/log-codes.ts anew.\n',
    );
    expect(read(root, 'src/log-codes.ts')).toContain('ORDER_TAKEN');
    expect(read(root, 'src/order.ts')).toContain('LOG.ORDER_TAKEN');
    expect(loglex(root, ['generate', '--check']).code).toBe(0);
    // A dry run writes nothing, there either.
    const before = read(root, 'src/log-codes.ts');
    loglex(root, ['catalog', 'rename', 'SHOP101', 'ORDER_MADE', '--dry-run']);
    expect(read(root, 'src/log-codes.ts')).toBe(before);
  });

  test('a name that another constant has is refused, and nothing is written', () => {
    const root = tempProject(shop({ 'src/order.ts': CLEAN }));
    const { code, stdout, stderr } = loglex(root, [
      'catalog',
      'rename',
      'SHOP101',
      'PAYMENT_FAILED',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('(duplicate-name)');
    expect(read(root, 'src/order.ts')).toBe(CLEAN);
  });
});

test('deprecate says what to use instead', () => {
  const root = tempProject(shop());
  const args = ['SHOP101', '--replaced-by', 'SHOP102', '--since', '2.0.0', '--reason', 'merged'];
  expect(loglex(root, ['catalog', 'deprecate', ...args]).code).toBe(0);
  expect(read(root, YAML)).toContain(
    '    deprecated: { since: 2.0.0, replaced-by: SHOP102, reason: merged }\n',
  );
  expect(
    loglex(root, ['catalog', 'deprecate', 'SHOP101', '--replaced-by', 'SHOP999']).stderr,
  ).toContain('dangling-replaced-by');
});
