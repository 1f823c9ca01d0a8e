/** What the types of a project change in its migration: calls that only a name speaks for, and what would not compile. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MigrationPlan, printPlan, readPlan } from '@loglex/engine';
import { openProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { CATALOG, contentsOf, migrationProject } from './migration-project.ts';
import { plannedWithTypes, tsconfig, typedProject } from './typed-project.ts';

const PORTS = `export interface Logger { info(text: string): void; warn(text: string): void }\n`;

/** `place` has a logger that the file says nothing of; by another file it is pino's. */
const PLACE = {
  'src/orders/out.ts': `export type Out = import('pino').Logger;\n`,
  'src/orders/place.ts':
    `import type { Out } from './out.js';\n` +
    `export function place(deps: { log: Out }, id: string) {\n` +
    `  deps.log.info('Order %s is placed', id);\n` +
    `}\n`,
};

async function confidences(root: string, types: boolean) {
  const project = await openProject({ cwd: root });
  const outcome = await project.planMigration({ types });
  if ('refused' in outcome) return outcome.refused;
  return outcome.plan.files.flatMap(({ file, rows }) =>
    rows.map(({ confidence, tier }) => `${file} ${confidence} ${tier}`),
  );
}

describe('calls that only a name speaks for', () => {
  it('become certain by a type from another file, go where the value is one of the language, and stay where it is `any`', async () => {
    const root = typedProject({
      'src/orders/ports.ts': PORTS,
      'src/orders/place.ts':
        `\uFEFFimport type { Logger } from './ports.js';\n` +
        `interface Deps { readonly log: Logger }\n` +
        `export function place(deps: Deps) { deps.log.info('Order is placed'); }\n`,
      'src/orders/no-logger.ts':
        `declare global { interface Map<K, V> { info(text: string): void } }\n` +
        `export function of(all: { logger: Map<string, string> }) { all.logger.info('No logger'); }\n`,
      'src/orders/any.ts': `export function any(logger: any) { logger.info('Who knows'); }\n`,
    });
    expect(await confidences(root, false)).toEqual([
      'src/orders/any.ts likely review',
      'src/orders/no-logger.ts likely review',
      'src/orders/place.ts likely review',
    ]);
    expect(await confidences(root, true)).toEqual([
      'src/orders/any.ts likely review',
      'src/orders/place.ts certain review',
    ]);
  });

  it('are counted where types could be asked, and were not', async () => {
    const root = typedProject(PLACE);
    const could = async (types: boolean, cwd = root) => {
      const outcome = await (await openProject({ cwd })).planMigration({ types });
      return 'refused' in outcome ? outcome.refused : outcome.typesMayTell;
    };
    expect([await could(false), await could(true)]).toEqual([1, 0]);
    rmSync(join(root, 'tsconfig.json'));
    expect(await could(false)).toBe(0);
    writeFileSync(join(root, 'src/tsconfig.json'), tsconfig());
    expect(await could(false)).toBe(1);
    const withoutCompiler = migrationProject({ ...PLACE, 'tsconfig.json': tsconfig() });
    expect(await could(false, withoutCompiler)).toBe(0);
  });

  it('become safe where a library declares the type', async () => {
    const root = typedProject(PLACE);
    expect(await confidences(root, false)).toEqual(['src/orders/place.ts likely review']);
    expect(await confidences(root, true)).toEqual(['src/orders/place.ts certain safe']);
  });

  it('are certified through barrels, aliases and paths', async () => {
    const root = typedProject({
      'tsconfig.json': tsconfig({ paths: { '#app/*': ['./src/app/*'] } }),
      'src/app/logging.ts': `import pino from 'pino';\nexport const out = pino();\n`,
      'src/app/index.ts': `export { out as appLogger } from './logging.js';\n`,
      'src/orders/barrel.ts':
        `import { appLogger as logger } from '../app/index.js';\n` +
        `export const sell = () => { logger.warn('Sold'); };\n`,
      'src/orders/paths.ts':
        `import * as app from '#app/index.js';\n` +
        `export const buy = () => { app.appLogger.warn('Bought'); };\n`,
    });
    expect(await confidences(root, true)).toEqual([
      'src/orders/barrel.ts certain safe',
      'src/orders/paths.ts certain safe',
    ]);
  });

  it('are known by their library where the file only says that they are loggers', async () => {
    const root = typedProject({
      'src/orders/logger.ts': `import pino from 'pino';\nexport const logger = pino();\n`,
      'src/orders/place.ts':
        `import { logger } from './logger.js';\n` +
        `export const place = () => { logger.warn('Placed'); };\n`,
    });
    expect(await confidences(root, false)).toEqual(['src/orders/place.ts certain review']);
    expect(await confidences(root, true)).toEqual(['src/orders/place.ts certain safe']);
    const { project, plan } = await plannedWithTypes(root);
    const text = `export const logger = { warn(text: string) { text.trim(); } };\n`;
    writeFileSync(join(root, 'src/orders/logger.ts'), text);
    expect(await project.applyMigration(plan)).toMatchObject({
      rows: 0,
      unmigrated: [{ message: expect.stringContaining('no longer') }],
    });
  });

  it('are certified in JavaScript that the config takes in, by what JSDoc says', async () => {
    const root = typedProject({
      'tsconfig.json': tsconfig({ allowJs: true, checkJs: true }),
      'src/orders/place.js':
        `/** @param {{ log: import('pino').Logger }} deps */\n` +
        `export function place(deps) { deps.log.warn('Placed'); }\n`,
      'tools/jsconfig.json': '{}',
      'tools/a.js': '',
    });
    expect(await confidences(root, true)).toEqual(['src/orders/place.js certain safe']);
  });

  it('are told where no tsconfig.json takes their file in', async () => {
    const root = typedProject({
      ...PLACE,
      'src/orders/left-out.js': `export function f(logger) { logger.warn('Out'); }\n`,
    });
    const { untyped } = await plannedWithTypes(root);
    expect(untyped).toEqual(['src/orders/left-out.js']);
  });
});

describe('a monorepo', () => {
  const LIBRARY = {
    'packages/log/package.json':
      '{ "name": "@shop/log", "type": "module", "exports": { "types": "./dist/index.d.ts", "default": "./dist/index.js" } }',
    'packages/log/tsconfig.json': tsconfig(
      { composite: true, noEmit: false, rootDir: 'src', outDir: 'dist' },
      { include: ['src'] },
    ),
    'packages/log/src/index.ts': `import pino from 'pino';\nexport const audit = { logger: pino() };\n`,
  };

  it('asks the nearest config, by a solution and references whose output is not there', async () => {
    const root = typedProject({
      ...LIBRARY,
      'tsconfig.json': JSON.stringify({
        files: [],
        references: [{ path: 'packages/log' }, { path: './src/tsconfig.app.json' }],
      }),
      'src/tsconfig.app.json': tsconfig(
        { composite: true, noEmit: false, outDir: '../out' },
        { include: ['.'], references: [{ path: '../packages/log' }] },
      ),
      'src/orders/place.ts':
        `import { audit } from '@shop/log';\n` +
        `export function place() { audit.logger.warn('Placed'); }\n`,
    });
    mkdirSync(join(root, 'node_modules/@shop'));
    symlinkSync(join(root, 'packages/log'), join(root, 'node_modules/@shop/log'));
    expect(await confidences(root, true)).toEqual(['src/orders/place.ts certain safe']);
  });
});

describe('the migrated program', () => {
  /** The catalog says that `{id}` is a text, and one of the calls has a number for it. */
  const MISTYPED = {
    'log-catalog/app.yaml': CATALOG.replace(
      'message: Order placed',
      'message: "Order {id} is placed"\n    fields: { id: { type: string } }',
    ),
    'src/orders/mistyped.ts':
      `import pino from 'pino';\n` +
      `const logger = pino();\n` +
      `export function sell(id: number) {\n` +
      `  logger.info('Sells');\n` +
      `  logger.info(\`Order \${id} is placed\`);\n` +
      `}\n`,
  };

  const ERROR =
    "src/orders/mistyped.ts:5, which becomes APP100: Type 'number' is not assignable to type 'string'. (TS2322)";

  /** As a person might decide who sees no harm in it. */
  function decided(plan: MigrationPlan): MigrationPlan {
    const files = plan.files.map((file) => ({
      ...file,
      rows: file.rows.map((row) => ({ ...row, decision: 'migrate' as const })),
    }));
    return { ...plan, files };
  }

  it('is compiled for the plan: rows that bring an error are left for a review', async () => {
    const { rows } = await plannedWithTypes(typedProject({ ...PLACE, ...MISTYPED }));
    expect(rows.map(({ file, line, tier, decision }) => [file, line, tier, decision])).toEqual([
      ['src/orders/mistyped.ts', 4, 'safe', 'migrate'],
      ['src/orders/mistyped.ts', 5, 'review', 'skip'],
      ['src/orders/place.ts', 3, 'safe', 'migrate'],
    ]);
    expect(rows[1]?.reasons).toEqual([
      {
        id: 'type-error',
        text: "the compiler would say TS2322: Type 'number' is not assignable to type 'string'.",
      },
    ]);
  });

  it('is compiled before it is written: what brings an error is refused, with file, line and constant', async () => {
    const root = typedProject({ ...PLACE, ...MISTYPED });
    const { project, plan } = await plannedWithTypes(root);
    const before = contentsOf(root);
    for (const write of [true, false]) {
      expect(await project.applyMigration(decided(plan), { write })).toMatchObject({
        refused: [
          'The migrated program would have a type error that it has not now, so nothing is written:',
          `  ${ERROR}`,
          'Decide `skip` for these calls, or mend what they say, and apply again.',
        ].join('\n'),
        typeProblems: [{ file: 'src/orders/mistyped.ts', line: 5, rows: [{ constant: 'APP100' }] }],
      });
    }
    expect(contentsOf(root)).toEqual(before);
  });

  it('may have the errors that it has now, wherever they stand', async () => {
    const root = typedProject({
      'src/orders/broken.ts':
        `\uFEFFimport pino from 'pino';\r\n` +
        `const logger = pino();\r\n` +
        `const above: string = 1;\r\n` +
        `export function sell(id: string, n: { m: 1 }) {\r\n` +
        `  logger.info(\`Sells \${id} of\r\n \${n.unknown}\`); absent();\r\n` +
        `  logger.warn('Sold', absent);\r\n` +
        `  const below: string = 1; absent();\r\n` +
        `}\r\n`,
    });
    const { project, plan, rows } = await plannedWithTypes(root);
    expect(rows.map(({ tier }) => tier)).toContain('safe');
    expect(rows.flatMap(({ reasons }) => reasons.map(({ id }) => id))).not.toContain('type-error');
    expect(await project.applyMigration(plan)).toMatchObject({ unmigrated: [] });
  });

  it('is compiled whole: a file that nobody touches may no longer fit the constants', async () => {
    const root = typedProject({
      ...PLACE,
      'src/complete.ts':
        `import { LOG } from './log-codes.js';\n` +
        `\n` +
        `export const texts: Record<keyof typeof LOG, string> = {};\n`,
    });
    const { project, plan } = await plannedWithTypes(root);
    expect(await project.applyMigration(plan)).toMatchObject({
      refused: expect.stringContaining(`  src/complete.ts:3: Type '{}' is missing`),
      typeProblems: [{ file: 'src/complete.ts', line: 3, rows: [] }],
    });
  });
});

describe('a plan that was made with types', () => {
  it('says so, also when it was read again', async () => {
    const { plan } = await plannedWithTypes(typedProject(PLACE));
    expect(plan.types).toBe(true);
    const printed = printPlan(plan);
    expect(printed.split('\n').slice(0, 3)).toEqual([
      '{',
      '  "loglexPlan": 1,',
      '  "types": true,',
    ]);
    expect(readPlan(printed)).toEqual({ plan, problems: [] });
  });

  it('is applied as it was certified', async () => {
    const root = typedProject(PLACE);
    const { project, plan, rows } = await plannedWithTypes(root);
    const applied = await project.applyMigration(plan);
    expect(applied).toMatchObject({ rows: 1, unmigrated: [] });
    expect(readFileSync(join(root, 'src/orders/place.ts'), 'utf8')).toContain(rows[0]?.after);
  });

  it('is refused where there is no TypeScript any more, and writes nothing', async () => {
    const { plan } = await plannedWithTypes(typedProject(PLACE));
    const root = migrationProject(PLACE);
    const before = contentsOf(root);
    const project = await openProject({ cwd: root });
    expect(await project.applyMigration(plan)).toEqual({
      refused:
        'The plan was made with --types, and no TypeScript is installed. Run `npm install -D typescript`, or plan again without --types.',
    });
    expect(contentsOf(root)).toEqual(before);
  });

  it('does not migrate what types certify no longer', async () => {
    const root = typedProject(PLACE);
    const { project, plan } = await plannedWithTypes(root);
    writeFileSync(join(root, 'src/orders/out.ts'), 'export type Out = any;\n');
    expect(await project.applyMigration(plan)).toMatchObject({
      rows: 0,
      unmigrated: [
        { message: 'Its types say no longer that this is a logger, or whose. Plan again.' },
      ],
    });
  });
});

it('says how TypeScript is installed where it is not', async () => {
  const root = migrationProject(PLACE);
  expect(await confidences(root, true)).toBe(
    "--types asks the project's own TypeScript, and no TypeScript is installed. Run `npm install -D typescript`, or go without --types.",
  );
});
