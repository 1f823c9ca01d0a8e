/** Migrates modules in memory, by the plan that `loglex migrate` makes: the calls that it proves, and those that only want a word on their logger. */
import { addConstants, applyEdits, GENERATORS, parseCatalog } from '@loglex/catalog';
import {
  checks,
  createPythonFrontEnd,
  editsOf,
  planMigration,
  readSettings,
  sessionOf,
} from '@loglex/engine';
import { parsePython } from '../../../parse/python/parse.ts';
import type { PythonModule } from './generate-modules.ts';

const CATALOG = `loglex: 1
components:
  app: { codes: [EQ00001-EQ99999], paths: ["**"] }
constants: []
`;

const SETTINGS = `loglex: 1
catalogs: [catalog.yaml]
references: { python: "LOG_{name}" }
generate: [{ target: python, out: log_codes.py, importAs: log_codes }]
`;

/** Reasons that the project's settings settle: that a logger which a class of the project makes is one. */
const VOUCHED = new Set(['likely-logger', 'unproven-logger']);

export interface MigratedModules {
  readonly modules: readonly PythonModule[];
  /** The generated module that they import: `log_codes.py`. */
  readonly logCodes: string;
  /** How many calls were migrated. */
  readonly migrated: number;
  /** The calls that were not, by reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

export function migrateModules(modules: readonly PythonModule[]): MigratedModules {
  const { settings, problems } = readSettings([{ file: 'loglex.yaml', text: SETTINGS }], checks);
  if (problems.length > 0) throw new Error(problems[0]?.message);
  const source = { file: 'catalog.yaml', text: CATALOG };
  const session = sessionOf(parseCatalog([source]).catalog, settings);
  const frontEnd = createPythonFrontEnd(settings);
  const files = modules.map(({ name, text }) => {
    const file = `${name}.py`;
    const facts = frontEnd.facts({ file, text, tree: parsePython(text) });
    return { facts, text, session, isTest: false, hash: name };
  });
  const plan = planMigration(files);
  const reasons = new Map<string, number>();
  const decided = {
    ...plan,
    files: plan.files.map((file) => ({
      ...file,
      rows: file.rows.map((row) => {
        const open = row.reasons.filter(({ id }) => !VOUCHED.has(id));
        const isTaken = row.after !== undefined && open.length === 0;
        const [reason] = open;
        if (reason !== undefined) reasons.set(reason.id, (reasons.get(reason.id) ?? 0) + 1);
        return { ...row, decision: isTaken ? ('migrate' as const) : ('skip' as const) };
      }),
    })),
  };
  const written = files.map((file) => {
    const planned = decided.files.find(({ file: path }) => path === file.facts.file);
    const {
      edits,
      rows,
      problems: open,
    } = planned ? editsOf(decided, planned, file) : { edits: [], rows: [], problems: [] };
    const [problem] = open;
    if (problem !== undefined) throw new Error(`${problem.message}\n${problem.row.before}`);
    return { name: file.hash, text: applyEdits(file.text, edits), rows };
  });
  const used = new Set(written.flatMap(({ rows }) => rows.map(({ constant }) => constant)));
  const constants = plan.constants.filter(({ code }) => used.has(code));
  const added = addConstants(source, constants);
  if ('refused' in added) throw new Error(added.message);
  const parsed = parseCatalog([{ ...source, text: applyEdits(CATALOG, added.edits) }]);
  const [wrong] = parsed.problems.filter(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw new Error(wrong.message);
  const generated = GENERATORS.get('python')?.(parsed.catalog, { from: ['catalog.yaml'] });
  return {
    modules: written.map(({ name, text }) => ({ name, text })),
    logCodes: generated?.text ?? '',
    migrated: written.reduce((sum, { rows }) => sum + rows.length, 0),
    reasons,
  };
}
