import { matchKeyOf, parseCatalog, parseTemplate, renderTemplate } from '@loglex/catalog';
import {
  audit,
  checks,
  draftFiles,
  pathMatcher,
  readSettings,
  type AuditFile,
  type DraftedProject,
} from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../audit/read-files.ts';
import { example } from '../migrate/example.ts';

const LOGGER = `import pino from 'pino';\nconst logger = pino();\n`;

function draft(files: AuditFile[]): DraftedProject {
  return draftFiles(files, {
    catalogFolder: 'log-catalog',
    sources: files.map(({ facts }) => facts.file),
  });
}

function textOf(drafted: DraftedProject, path: string): string {
  return drafted.files.find((file) => file.path === path)?.text ?? `no file ${path}`;
}

/** The drafted catalog and settings as they are read back. Fails where either has a problem. */
function readBack(drafted: DraftedProject) {
  const [settingsFile, ...catalogFiles] = drafted.files.map(({ path, text }) => ({
    file: path,
    text,
  }));
  const { catalog, problems } = parseCatalog(catalogFiles);
  const { settings, problems: misread } = readSettings([settingsFile!], checks);
  expect([...problems, ...misread].map(({ file, message }) => `${file}: ${message}`)).toEqual([]);
  return { catalog, settings };
}

const SHOP = `
//- src/orders/place.ts
${LOGGER}
export function place(order) {
  try { save(order); } catch (err) {
    logger.error({ err, order_id: order.id }, \`Order \${orderId} of \${customer} was not saved\`);
    logger.warn('Retrying');
  }
  for (const line of order.lines) logger.warn({ sku: line.sku }, 'Out of stock');
}
//- src/orders/cancel.ts
${LOGGER}
logger.error({ err }, \`Order \${id} of \${customer} was not saved\`);
logger.info('Order cancelled');
//- src/billing/charge.ts
${LOGGER}
logger.info({ amount }, 'Out of stock');
logger.debug('Charging %d cents', cents);
logger.debug('Charging %d cents', cents);
export function reportFailure(message) { logger.error(message); }
//- src/billing/charge.test.ts
console.log('Only a test'); console.log('Only a test');
`;

describe('draftFiles', () => {
  const drafted = draft(readFiles(SHOP));

  it('writes settings and one catalog file per component, without a problem', () => {
    const { settings, catalog } = readBack(drafted);
    expect(drafted.files.map(({ path }) => path)).toEqual([
      'loglex.yaml',
      'log-catalog/orders.yaml',
      'log-catalog/billing.yaml',
    ]);
    expect(settings.catalogs).toEqual([{ kind: 'data', glob: 'log-catalog/*.yaml' }]);
    expect(settings.tests).toEqual(['**/*.test.*']);
    expect(settings.references.get('javascript')).toBe('LOG.{name}');
    expect([...catalog.components.values()].map(({ name, paths }) => [name, paths])).toEqual([
      ['orders', ['src/orders/**']],
      ['billing', ['src/billing/**']],
    ]);
    expect([...catalog.components.values()].map(({ codes }) => codes[0]?.text)).toEqual([
      'LOG100-LOG199',
      'LOG200-LOG299',
    ]);
    expect(catalog.components.get('billing')?.levels).toEqual(['debug', 'info', 'warn', 'error']);
  });

  it('starts with what several sites say, errors first, and gives each text one constant', () => {
    const { catalog } = readBack(drafted);
    expect(
      catalog.constants.map(({ code, name, level, message }) => [code, name, level?.rung, message]),
    ).toEqual([
      ['LOG100', 'ORDER_NOT_SAVED', 'error', 'Order {orderId} of {customer} was not saved'],
      ['LOG200', 'CHARGING_CENTS', 'debug', 'Charging {cents} cents'],
    ]);
    expect([...(catalog.constants[0]?.fields.keys() ?? [])]).toEqual([
      'orderId',
      'customer',
      'order_id',
    ]);
    expect(catalog.constants[1]?.fields.get('cents')?.format).toBe('number');
  });

  it.each([
    ["logger.error('Order %s failed after %d tries: %j', order.id, tries, body);"],
    ["logger.error('Two  spaces \u2013 and 100%% of %s', order.id);"],
    ['logger.error({ orderId, err }, `Order ${orderId} failed: ${err.message}`);'],
  ])('drafts what a migration finds again: %s', (call) => {
    const file = 'src/a.ts';
    const text = `${LOGGER}${call}\n`;
    const drafted = draft(readFiles(`//- ${file}\n${text}`));
    const [settings, catalog] = drafted.files.map((each) => each.text);
    const { plan } = example({ [file]: text }, { catalog: catalog!, settings: settings! });
    const rows = plan.files.flatMap((each) => each.rows);
    expect(rows.map(({ constant }) => constant)).toEqual(['LOG100']);
    expect(plan.constants).toEqual([]);
  });

  it('points from a constant to its sites, and shows wrappers as comments', () => {
    expect(textOf(drafted, 'log-catalog/orders.yaml')).toContain(
      '  # src/orders/place.ts:6 and 1 more site\n  - code: LOG100\n',
    );
    expect(textOf(drafted, 'loglex.yaml')).toContain(
      '#   # src/billing/charge.ts:7 forwards to logger.error\n' +
        '#   - { call: reportFailure, args: [message, ...rest], level: error }\n',
    );
  });

  it('writes a settings file that holds with the comments taken in', () => {
    const { files } = drafted;
    const settings = files[0]!.text.replace(/^# (?=(?:sinks|emit|generate):| {2})/gmu, '');
    const { settings: read, problems } = readSettings(
      [{ file: 'loglex.yaml', text: settings }],
      checks,
    );
    expect(problems).toEqual([]);
    expect(read.sinks).toMatchObject([{ call: 'reportFailure', level: 'error' }]);
    expect(read.emit.get('javascript')?.sink).toBe('logConstant');
    expect(read.generate.map(({ target }) => target)).toEqual(['typescript']);
  });

  it('lists logger namespaces where they follow a scheme', () => {
    const files = readFiles(`
      //- src/db/a.ts
      import createDebug from 'debug';
      const a = createDebug('app:db:pool'); const b = createDebug('app:db:query');
      const c = createDebug('app:db:cache'); const d = createDebug('app:main');
      a('Pool opened'); b('Query sent'); c('Cache hit'); d('Main started');
    `);
    const { catalog } = readBack(draft(files));
    expect(catalog.components.get('db')?.loggers).toEqual(['app:db:**', 'app:main']);
    expect(files[0]?.session.isRegisteredLogger('anything')).toBe(true);
  });

  it('makes a catalog to fill in where nothing is logged', () => {
    const { catalog } = readBack(draft(readFiles('//- src/a.ts\nexport const a = 1;')));
    expect([...catalog.components.keys()]).toEqual(['general']);
    expect(catalog.constants).toEqual([]);
  });

  it('gives two folders of one name names of their own', () => {
    const calls = `console.error('One'); console.error('Two'); console.error('Three');`;
    const { catalog } = readBack(
      draft(readFiles(`//- packages/web/api/a.ts\n${calls}\n//- packages/cli/api/b.ts\n${calls}`)),
    );
    expect([...catalog.components.keys()]).toEqual(['cli-api', 'web-api']);
  });

  it('reads back any message as it is logged', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ': ',
        ' #',
        '- ',
        '---\n',
        '...',
        '"',
        "'",
        '\\',
        '{',
        '}',
        '{name}',
        '[',
        '&a',
        '*a',
        '!!x',
        '|',
        '>',
        '%',
        '@',
        '`',
        '<<<<<<<',
        'yes',
        'null',
        '0123',
        '1e3',
        '\u2028',
        '\ufeff',
        '\u00a0',
      ),
    );
    const message = fc
      .tuple(fc.constantFrom('', 'Queue full', 'no queue is'), fc.array(piece, { maxLength: 6 }))
      .map(([start, pieces]) => start + pieces.join(''));
    fc.assert(
      fc.property(message, (text) => {
        // Doubled braces are braces to a library that fills names in: that reading is not tested here.
        fc.pre(!/\{\{|\}\}/u.test(text));
        const site = `logger.error(${JSON.stringify(text)});\n`;
        const { catalog } = readBack(draft(readFiles(`//- src/db/a.ts\n${LOGGER}${site}${site}`)));
        const [constant] = catalog.constants;
        // One word alone is no sample, nor is a long text, nor what a catalog would be told about.
        const words = text.replace(/\{[^{}]*\}/gu, ' ').match(/\p{L}{2,}/gu) ?? [];
        if (words.length < 2 || text.length > 100) return;
        if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text) || text !== text.trim()) return;
        expect(renderTemplate(parseTemplate(constant?.message ?? ''), new Map())).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('owns every file by its paths, whatever the folders are called', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter(
        (text) => !/[/\n\r]/u.test(text) && text !== '.' && text !== '..' && text === text.trim(),
      );
    const special = fc.constantFrom(
      '[slug]',
      '(group)',
      '@scope',
      '{a,b}',
      '!not',
      'a*b',
      '"q"',
      'a\\b',
      '+x',
      '-',
      'null',
    );
    const path = fc.array(fc.oneof(segment, special), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 5 }), (paths) => {
        const names = new Set(paths.map((parts) => `${parts.join('/')}/a.ts`));
        const calls = `console.error('One'); console.error('Two'); console.error('Three');`;
        const files = readFiles([...names].map((name) => `//- ${name}\n${calls}`).join('\n'));
        const { catalog } = readBack(draft(files));
        for (const { facts } of files) {
          const owners = [...catalog.components.values()].filter(({ paths: globs }) =>
            globs.some((glob) => pathMatcher([glob])(facts.file)),
          );
          expect(owners.length, facts.file).toBe(1);
        }
      }),
    );
  });

  it('drafts constants that the catalog recognises at the sites they come from', () => {
    const files = readFiles(SHOP);
    const { catalog } = readBack(draft(files));
    const repeated = audit(files).repeated.map(({ sites }) => sites.length);
    expect(repeated).toEqual([2, 2, 2]);
    expect(catalog.constants.map(({ message }) => matchKeyOf(message))).toEqual([
      'Order \u0000 of \u0000 was not saved',
      'Charging \u0000 cents',
    ]);
  });
});
