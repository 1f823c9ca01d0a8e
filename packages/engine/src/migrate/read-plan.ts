/** Reads a plan back that people may have edited: what they decided, and what of it cannot be meant. */
import { readDocument, readShape, type DataNode, type TextRange } from '@loglex/catalog';
import type { Catalog } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '../text/line-index.ts';
import type { MigrationPlan, PlannedConstant, PlannedRow } from './plan.ts';
import { planComplaints } from './plan-complaints.ts';
import { PLAN_SCHEMA } from './plan-schema.ts';

export interface ReadPlanOptions {
  /** What problems call the plan. */
  readonly file?: string;
  /** The catalogs of the project, for codes and names that the plan may not have, or may not give again. */
  readonly catalogs?: readonly Catalog[];
}

export interface PlanProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly range: TextRange;
  /** What is wrong, why it matters, and what to do. */
  readonly message: string;
}

export interface ReadPlan {
  /** `undefined` where the text is no plan. With problems, it is what could be read and must not be applied. */
  readonly plan: MigrationPlan | undefined;
  readonly problems: readonly PlanProblem[];
}

/** `text` is read as JSON, whatever the name of its file. */
export function readPlan(
  text: string,
  { file = 'loglex-plan.json', catalogs = [] }: ReadPlanOptions = {},
): ReadPlan {
  // A plan is one file however much is migrated, and whoever reads it has made it.
  const document = readDocument({ file: 'plan.json', text }, Infinity);
  const shape = readShape(PLAN_SCHEMA, document.root, file);
  const lineStarts = lineStartsOf(text);
  const tell = (range: TextRange, message: string): PlanProblem => ({
    file,
    line: positionAt(lineStarts, range.start).line + 1,
    range,
    message,
  });
  const misshapen = [...document.problems, ...shape.problems].map((problem) =>
    tell(problem.range, problem.message),
  );
  const read = shape.value as Partial<MigrationPlan> | undefined;
  if (misshapen.length > 0 || read?.constants === undefined || read.files === undefined) {
    const none = tell({ start: 0, end: 0 }, 'This is no plan of a migration. Plan again.');
    return { plan: undefined, problems: misshapen.length > 0 ? misshapen : [none] };
  }
  const plan = completed(read as ShapedPlan);
  const problems = planComplaints(plan, catalogs).map(({ of, key, message }) => {
    const node = shape.nodeOf(nodeKeys.get(of) ?? of);
    return tell(rangeOf(node, key), message);
  });
  return { plan, problems };
}

type ShapedPlan = Partial<MigrationPlan> & Pick<MigrationPlan, 'constants' | 'files'>;

/** What the shape knows an object by, where the plan has a copy of it. */
const nodeKeys = new WeakMap<object, object>();

/** With what a plan may leave out, and with records where the reader has maps. */
function completed({ constants, files, ...plan }: ShapedPlan): MigrationPlan {
  return {
    loglexPlan: 1,
    ...(plan.types === true && { types: true }),
    without: { ...NONE_WITHOUT, ...plan.without },
    constants: constants.map((constant) => copyOf(constant, recordOf(constant) as PlannedConstant)),
    files: files.map(({ file, hash, rows }) => ({
      file,
      hash,
      rows: rows.map((row: Partial<PlannedRow> & PlannedRow) =>
        copyOf(row, {
          ...row,
          reasons: row.reasons ?? [],
          confidence: row.confidence ?? 'certain',
          advice: row.advice ?? [],
        }),
      ),
    })),
    similar: plan.similar ?? [],
  };
}

const NONE_WITHOUT = { coded: 0, dynamic: 0, tests: 0 };

function copyOf<Value extends object>(original: object, copy: Value): Value {
  nodeKeys.set(copy, original);
  return copy;
}

function recordOf(value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [key, recordOf(item)]));
  }
  if (Array.isArray(value)) return value.map(recordOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recordOf(item)]));
}

/** The range of a key's value, or of the whole object. */
function rangeOf(node: DataNode | undefined, key: string): TextRange {
  if (node?.kind !== 'map') return { start: 0, end: 0 };
  return node.entries.find((entry) => entry.key.text === key)?.value.range ?? node.range;
}
