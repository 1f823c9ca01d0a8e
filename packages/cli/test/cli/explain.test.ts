import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { BROKEN, shop, WARNED } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const LOOK_ALIKE = `import { toast } from './toast.js';
import pino from 'pino';

const log = pino();
toast.error('not saved');
log.info(
  'a raw message',
);
`;

const project = () =>
  tempProject(shop({ 'src/b.ts': BROKEN, 'src/c.ts': WARNED, 'src/d.ts': LOOK_ALIKE }));
const explain = (what: string) => loglex(project(), ['explain', what]);

describe('a constant', () => {
  test.each(['SHOP102', 'PAYMENT_FAILED'])('in full, by %s', (what) => {
    const { code, stdout } = explain(what);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SHOP102 {2}PAYMENT_FAILED /);
    expect(stdout).toContain('Payment of {order_id} failed');
    expect(stdout).toMatch(/^ {2}level +error$/m);
    expect(stdout).toMatch(/^ {2}component +shop$/m);
    expect(stdout).toMatch(/^ {2}fields +order_id \(string, required\): Id of the order\.$/m);
    expect(stdout).toMatch(/^ {2}declared +log-catalog\/shop\.yaml:14:\d+$/m);
    expect(stdout).toMatch(/^ {2}used +src\/c\.ts:10:\d+$/m);
  });

  test('with calls that carry its code in a string or in a field', () => {
    const source = `import pino from 'pino';
const log = pino();
log.error({ code: 'SHOP102', order_id: 1 }, 'Payment failed');
log.error('SHOP102: payment failed');
`;
    const root = tempProject(shop({ 'src/a.ts': source }));
    const { stdout } = loglex(root, ['explain', 'SHOP102']);
    expect(stdout).toMatch(/^ {2}used +src\/a\.ts:3:\d+\n +src\/a\.ts:4:\d+$/m);
  });

  test('with its meaning and what to do', () => {
    const { stdout } = explain('SHOP101');
    expect(stdout).toContain(
      'What it means\n\nA customer placed an order.\n\nWhat to do\n\nNothing',
    );
  });

  test('that is retired, with what stands in its place', () => {
    const { code, stdout } = explain('SHOP103');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SHOP103 {2}CART_LOST /);
    expect(stdout).toContain('since 1.2.0; use SHOP102 instead; merged');
    expect(stdout).toMatch(/used +nowhere in this project/);
  });

  test('that is mistyped: 2, and what may have been meant', () => {
    const { code, stdout, stderr } = explain('PAYMENT_FAILD');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Did you mean SHOP102 PAYMENT_FAILED?');
  });
});

test.each(['unknown-code', 'loglex/unknown-code'])('a check in its own words, by %s', (what) => {
  const { code, stdout } = explain(what);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^unknown-code {2}check\n/);
  expect(stdout).toMatch(/^ {2}severity +error$/m);
  expect(stdout).toContain('Incorrect');
});

describe('the words of legends', () => {
  const WORDS = `loglex: 1
legends:
  provenance:
    description: Where a setting has its value from.
    brackets: ['(', ')']
    separator: '; '
    order: [source, mutation]
    scopes: [model]
    groups:
      source: { required: true, precedence: [cli, config, default] }
      mutation: { many: true, terms: [runtime] }
    terms:
      default: { group: source, shown: optional, description: Nobody set it. }
      config: { group: source, argument: { name: section, type: dotted, required: true } }
      cli: { group: source, scoped: true, description: Given on the command line. }
      runtime: { description: Changed after construction. }
  verbosity: { terms: { VERBOSE: {}, REGULAR: {}, QUIET: { aliases: [SILENT] } } }
  actions: { terms: { CREATED: { message: '{parent} CREATED {child}', level: info } } }
destinations: { main: { file: logs/*.log, levels: [info, warn] } }
components: { sink: { destinations: [main] } }
sections:
  training_run: { level: info, keys: { epochs: { required: true, legend: provenance } } }
settings:
  logging:
    keys:
      logging.console: { legend: verbosity, default: QUIET, environment: APP_LOG_CONSOLE }
alerts:
  email: { from: error, description: Whoever is on duty. }
constants:
  - { code: SHOP150, level: error, message: Shop closed, component: shop, alerts: [email] }
`;
  const explained = (what: string) => {
    const root = tempProject(shop({ 'log-catalog/words.yaml': WORDS }));
    const { code, stdout, stderr } = loglex(root, ['explain', what]);
    return { code, text: stdout.replace(/\s+/g, ' '), stdout, stderr };
  };

  test('a tag, term by term', () => {
    const { code, stdout, text } = explained('(config:init.model; runtime)');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\(config:init\.model; runtime\) {2}tag of the legend provenance\n/);
    expect(text).toContain('config:init.model group: source section: init.model');
    expect(text).toContain('runtime Changed after construction. group: mutation');
    expect(text).toContain('declared log-catalog/words.yaml:3:3');
    expect(text).not.toContain('wrong');
  });

  test('a tag that may be left out', () => {
    expect(explained('(default)').text).toContain('left out it may be');
    expect(explained('(cli)').text).not.toContain('left out');
  });

  test('a tag that is not as its legend has it', () => {
    const { code, text } = explained('(runtime; cli:modl)');
    expect(code).toBe(0);
    expect(text).toContain(
      'What is wrong with it modl "modl" is no scope of "provenance". Did you mean "model"?',
    );
  });

  test('a message, by the values in it', () => {
    expect(explained('Root CREATED Worker-1').text).toMatch(
      /^Root CREATED Worker-1 message of the legend actions CREATED level: info parent Root child Worker-1 declared/,
    );
  });

  test.each([
    [
      'VERBOSE',
      'VERBOSE term of the legend verbosity other terms REGULAR, QUIET stands in the setting logging.console declared',
    ],
    ['SILENT', 'SILENT term of the legend verbosity alias of QUIET aliases SILENT'],
    [
      'config',
      'group source written config:<section> argument section other terms default, cli, runtime',
    ],
    [
      'source',
      'source group of the legend provenance terms default, config, cli in a tag at least one, and no more precedence cli, then config, then default',
    ],
    ['model', 'model scope of the legend provenance written cli:model'],
    [
      'verbosity',
      'verbosity legend terms VERBOSE, REGULAR, QUIET stands in the setting logging.console',
    ],
    ['actions', 'actions legend terms CREATED messages {parent} CREATED {child} at info declared'],
    ['main', 'main destination file logs/*.log levels info, warn written by sink declared'],
    ['training_run', 'training_run section level info keys epochs (always shown, tag: provenance)'],
    ['epochs', 'epochs key of the section training_run shown always tag provenance'],
    [
      'APP_LOG_CONSOLE',
      'APP_LOG_CONSOLE environment variable of logging key logging.console values a term of verbosity default QUIET',
    ],
    [
      'email',
      'email alert route Whoever is on duty. from error components all alerted by SHOP150 declared',
    ],
  ])('%s', (word, words) => {
    const { code, text } = explained(word);
    expect(code).toBe(0);
    expect(text).toContain(words);
  });

  test('a word that is mistyped: 2, and what may have been meant', () => {
    const { code, stderr } = explained('VERBOS');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean VERBOSE?');
  });
});

describe('as JSON', () => {
  const asked = (what: string, files: Record<string, string> = {}) => {
    const root = tempProject(shop({ 'src/b.ts': BROKEN, 'src/d.ts': LOOK_ALIKE, ...files }));
    const { code, stdout } = loglex(root, ['explain', what, '--format', 'json']);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as { version: number; what: string; results: unknown[] };
    expect([document.version, document.what]).toEqual([1, what]);
    return document.results;
  };
  const WORDS = `loglex: 1
legends:
  provenance:
    brackets: ['(', ')']
    separator: '; '
    terms: { cli: { description: Given by hand. }, runtime: {} }
  actions: { terms: { CREATED: { message: '{parent} CREATED {child}', level: info } } }
settings: { logging: { keys: { logging.level: { type: level, environment: APP_LOG_LEVEL } } } }
sections: { run: { level: debug, keys: { epochs: { required: true } } } }
destinations: { main: { levels: [info, warn] } }
`;
  const words = (what: string) => asked(what, { 'log-catalog/words.yaml': WORDS });
  const at = (line: number, column: number) => ({ file: 'log-catalog/words.yaml', line, column });

  test('a constant', () => {
    expect(asked('SHOP101')).toEqual([
      {
        kind: 'constant',
        code: 'SHOP101',
        name: 'ORDER_PLACED',
        level: 'info',
        may: [],
        message: 'Order placed',
        component: 'shop',
        tags: [],
        fields: [],
        alerts: [],
        description: 'A customer placed an order.',
        action: 'Nothing to do.',
        aliases: [],
        declared: { file: 'log-catalog/shop.yaml', line: 7, column: 5 },
        used: [{ file: 'src/b.ts', line: 7, column: 19 }],
      },
    ]);
  });

  test('what is retired, and a check', () => {
    expect(asked('SHOP103')).toMatchObject([
      { kind: 'retired', code: 'SHOP103', replacedBy: 'SHOP102', used: [] },
    ]);
    expect(asked('unknown-code')).toMatchObject([
      { kind: 'check', id: 'unknown-code', severity: 'error', testSeverity: 'off' },
    ]);
  });

  test('words', () => {
    expect(words('CREATED')).toEqual([
      {
        kind: 'term',
        legend: 'actions',
        name: 'CREATED',
        scoped: false,
        shown: 'always',
        aliases: [],
        level: 'info',
        may: [],
        message: '{parent} CREATED {child}',
        declared: at(7, 23),
      },
    ]);
    expect(words('APP_LOG_LEVEL')).toEqual([
      {
        kind: 'setting',
        tree: 'logging',
        key: 'logging.level',
        type: 'level',
        values: [],
        environment: 'APP_LOG_LEVEL',
        madeIn: [],
        declared: at(8, 32),
      },
    ]);
    expect(words('run')).toEqual([
      {
        kind: 'section',
        title: 'run',
        level: 'debug',
        may: [],
        keys: [{ name: 'epochs', required: true }],
        open: false,
        declared: at(9, 13),
      },
    ]);
    expect(words('main')).toEqual([
      { kind: 'destination', name: 'main', levels: ['info', 'warn'], declared: at(10, 17) },
    ]);
  });

  test('a tag and a message', () => {
    expect(words('(cli; runtme)')).toMatchObject([
      {
        kind: 'tag',
        legend: 'provenance',
        terms: [{ name: 'cli', word: 'cli', description: 'Given by hand.', offsets: [1, 4] }],
        problems: [{ problem: 'unknown-term', replacement: 'runtime', offsets: [6, 12] }],
        omittable: false,
      },
    ]);
    expect(words('Root CREATED Worker')).toMatchObject([
      {
        kind: 'message',
        term: { name: 'CREATED', level: 'info' },
        values: [
          { name: 'parent', text: 'Root' },
          { name: 'child', text: 'Worker' },
        ],
      },
    ]);
  });

  test('a line', () => {
    expect(asked('src/b.ts:7')).toMatchObject([
      {
        kind: 'call',
        file: 'src/b.ts',
        line: 7,
        column: 3,
        callee: 'logger.warn',
        sink: 'pino',
        level: 'warn',
        constants: [{ text: 'ORDER_PLACED', by: 'reference', state: 'known', code: 'SHOP101' }],
        findings: [{ check: 'wrong-severity', severity: 'error' }],
      },
    ]);
    expect(asked('src/d.ts:5')).toMatchObject([
      {
        kind: 'no-call',
        line: 5,
        source: "toast.error('not saved');",
        calls: [{ callee: 'toast.error' }],
      },
    ]);
    expect(asked('lib/e.ts:1', { 'lib/e.ts': 'log.info("x");\n' })).toEqual([
      { kind: 'left-out', file: 'lib/e.ts', line: 1 },
    ]);
  });
});

describe('a line', () => {
  test('with a log call: sink, reason, level, constant, findings', () => {
    const { code, stdout } = explain('src/b.ts:7');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/b\.ts:7:3 {2}logger\.warn\(…\)/);
    expect(stdout).toMatch(/This is certainly a log call, since .+pino/);
    expect(stdout).toMatch(/^ {2}sink +pino, method warn$/m);
    expect(stdout).toMatch(/^ {2}level +warn$/m);
    expect(stdout).toMatch(/^ {2}constant +SHOP101 ORDER_PLACED \(by reference\)$/m);
    expect(stdout).toMatch(/^ {2}findings +error wrong-severity: /m);
  });

  test('inside a call over several lines', () => {
    expect(explain('src/d.ts:7').stdout).toMatch(/^src\/d\.ts:6:1 {2}log\.info\(…\)/);
  });

  test('with a look-alike: why it is none, and the log calls nearby', () => {
    const { code, stdout } = explain('src/d.ts:5');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^src\/d\.ts:5 {2}no log call/);
    expect(stdout).toContain("toast.error('not saved');");
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      "toast.error: `toast` is imported from './toast.js', which is no logging library",
    );
    expect(stdout).toMatch(/log calls nearby +src\/d\.ts:6:1 +log\.info/);
  });

  test.each([
    [4, "pino: it is imported from 'pino', and no sink names it"],
    [7, 'log.info'],
    [99, 'The file has no such line.'],
    [1, 'nothing: no call begins on this line'],
  ])('%i of a file says %s', (line, words) => {
    expect(explain(`src/d.ts:${line}`).stdout.replace(/\s+/g, ' ')).toContain(words);
  });

  test('of a file in which nothing looks like logging', () => {
    const root = tempProject(shop({ 'src/e.ts': 'save(1);\n' }));
    const { code, stdout } = loglex(root, ['explain', 'src/e.ts:1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/called here +save: it is a function that no sink names/);
    expect(stdout).toMatch(/log calls nearby +none in this file/);
  });

  test('of a file that is left out', () => {
    const root = tempProject(shop({ 'lib/e.ts': 'log.info("x");\n' }));
    expect(loglex(root, ['explain', 'lib/e.ts:1']).stdout).toContain('left out');
  });

  test('of a file that is not there: 2', () => {
    const { code, stderr } = explain('src/nowhere.ts:1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^loglex: src\/nowhere\.ts: .+\n$/);
  });
});
