/** A small project whose raw calls are planned and migrated in memory, the edits made and the files read again. */
import { createHash } from 'node:crypto';
import { addConstant, applyEdits, parseCatalog, type Catalog } from '@loglex/catalog';
import {
  checks,
  editsOf,
  planMigration,
  readSettings,
  sessionOf,
  type FileEdits,
  type MigrationFile,
  type MigrationOptions,
  type MigrationPlan,
  type Settings,
} from '@loglex/engine';
import { expect } from 'vitest';
import { createReader } from '../parse.ts';

export const CATALOG = `loglex: 1
components:
  orders: { codes: [SHOP100-SHOP199], paths: ["src/orders/**"] }
  mail: { codes: [SHOP200-SHOP299], paths: ["src/mail/**"] }
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: "Order {order_id} placed"
    component: orders
`;

export const SETTINGS = `loglex: 1
catalogs: [log-catalog.yaml]
references: { typescript: "LOG.{name}", python: "LOG_{name}" }
emit:
  typescript: { sink: logConstant, from: "@loglex/runtime" }
  python: { sink: log_constant, from: shop.log_codes }
generate:
  - { target: typescript, out: src/log-codes.ts, importAs: ./log-codes.js }
  - { target: python, out: shop/log_codes.py, importAs: shop.log_codes }
`;

export interface ExampleOptions extends MigrationOptions {
  readonly catalog?: string;
  readonly settings?: string;
  /** Files of other catalogs that are planned with the rest. */
  readonly files?: readonly MigrationFile[];
}

export interface Example {
  readonly files: readonly MigrationFile[];
  readonly catalogText: string;
  readonly catalog: Catalog;
  readonly plan: MigrationPlan;
  /** The edits of a file by the plan, or by one that a person made of it. */
  edits(file: string, plan?: MigrationPlan): FileEdits;
  /** The text of a file with these edits. */
  migrated(file: string, plan?: MigrationPlan): string;
  /** The project with the plan applied: its constants in the catalog, its edits in the files. */
  applied(plan?: MigrationPlan): Example;
}

/** `texts` by path; `import pino from 'pino'; const log = pino();` is for the test to write. */
export function example(
  texts: Readonly<Record<string, string>>,
  {
    catalog: catalogText = CATALOG,
    settings: settingsText = SETTINGS,
    files: others = [],
    ...options
  }: ExampleOptions = {},
): Example {
  const { settings, problems } = readSettings(
    [{ file: 'loglex.yaml', text: settingsText }],
    checks,
  );
  expect(problems).toEqual([]);
  const parsed = parseCatalog([{ file: 'log-catalog.yaml', text: catalogText }]);
  expect(parsed.problems).toEqual([]);
  const files = [...others, ...filesOf(texts, parsed.catalog, settings)];
  const planned = planMigration(files, options);
  const edits = (file: string, plan = planned): FileEdits => {
    const source = files.find(({ facts }) => facts.file === file);
    const rows = plan.files.find((one) => one.file === file);
    if (source === undefined) throw new Error(`no file ${file}`);
    return rows === undefined ? { edits: [], rows: [], problems: [] } : editsOf(plan, rows, source);
  };
  const migrated = (file: string, plan = planned): string =>
    applyEdits(texts[file] ?? '', edits(file, plan).edits);
  return {
    files,
    catalogText,
    catalog: parsed.catalog,
    plan: planned,
    edits,
    migrated,
    applied(plan = planned) {
      const after = Object.fromEntries(
        Object.keys(texts).map((file) => [file, migrated(file, plan)]),
      );
      const used = new Set(
        Object.keys(texts).flatMap((file) => edits(file, plan).rows.map((row) => row.constant)),
      );
      let text = catalogText;
      for (const { catalog: file, keys: _, ...constant } of plan.constants) {
        if (!used.has(constant.code)) continue;
        const added = addConstant({ file, text }, constant);
        if ('refused' in added) throw new Error(added.message);
        text = applyEdits(text, added.edits);
      }
      return example(after, { catalog: text, settings: settingsText, ...options });
    },
  };
}

function filesOf(
  texts: Readonly<Record<string, string>>,
  catalog: Catalog,
  settings: Settings,
): readonly MigrationFile[] {
  const read = createReader(settings);
  const session = sessionOf(catalog, settings);
  return Object.entries(texts).map(([file, text]) => ({
    facts: read(file, text),
    text,
    session,
    isTest: file.includes('.test.'),
    hash: createHash('sha256').update(text).digest('hex'),
  }));
}
