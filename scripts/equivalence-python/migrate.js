// @ts-check
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
import { parsePython } from '@loglex/project';

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

/**
 * @param {readonly import('./calls.js').Module[]} modules
 * @returns the modules as they are afterwards, with the generated one, the offsets of calls that were migrated, and why others were not
 */
export function migrate(modules) {
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
  /** @type {Map<string, number>} */
  const reasons = new Map();
  const decided = {
    ...plan,
    files: plan.files.map((file) => ({
      ...file,
      rows: file.rows.map((row) => {
        const open = row.reasons.filter(({ id }) => !VOUCHED.has(id));
        const key = row.tier === 'safe' ? 'safe' : `${row.tier}: ${open[0]?.id ?? 'vouched for'}`;
        reasons.set(key, (reasons.get(key) ?? 0) + 1);
        const isTaken = row.after !== undefined && open.length === 0;
        return {
          ...row,
          decision: /** @type {'migrate' | 'skip'} */ (isTaken ? 'migrate' : 'skip'),
        };
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
