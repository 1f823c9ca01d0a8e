/** What of a plan cannot be meant, after people edited it: each with the words for whoever did. */
import {
  levelOf,
  nearest,
  noLevel,
  parseTemplate,
  placeholderNames,
  type Catalog,
} from '@loglex/catalog';
import { titleOf } from '../constants/resolve.ts';
import type { MigrationPlan, PlannedConstant, PlannedRow } from './plan.ts';
import { sealOf } from './seal-row.ts';

export interface PlanComplaint {
  readonly of: PlannedConstant | PlannedRow;
  /** The key that it is about. */
  readonly key: string;
  readonly message: string;
}

/** `catalogs` may hold constants of the plan already, where a migration is resumed. */
export function planComplaints(
  { constants, files }: MigrationPlan,
  catalogs: readonly Catalog[],
): readonly PlanComplaint[] {
  const planned = new Map(constants.map((constant) => [constant.code, constant]));
  const isKnown = (code: string): boolean =>
    planned.has(code) || catalogs.some((catalog) => catalog.byCode(code).length > 0);
  const rows = files.flatMap((file) => file.rows);
  const codes = [...planned.keys()];
  return [
    ...collisions(constants),
    ...constants.flatMap((constant) => [...aboutConstant(constant, catalogs)]),
    ...rows.flatMap((row) => [...aboutRow(row, isKnown, codes)]),
  ];
}

function* collisions(constants: readonly PlannedConstant[]): Generator<PlanComplaint> {
  const codes = new Set<string>();
  const names = new Map<string, string>();
  for (const constant of constants) {
    const { code, name } = constant;
    if (codes.has(code)) {
      const message = `Two constants have the code ${code}, so a record would not tell which it is. Give one of them, and its rows, another.`;
      yield { of: constant, key: 'code', message };
    }
    const owner = names.get(name);
    if (owner !== undefined) {
      const message = `${owner} has the name ${name} too, so code could not tell them apart. Choose another name; to make one event of both, give the rows of ${code} the constant ${owner}.`;
      yield { of: constant, key: 'name', message };
    }
    codes.add(code);
    names.set(name, code);
  }
}

function* aboutConstant(
  constant: PlannedConstant,
  catalogs: readonly Catalog[],
): Generator<PlanComplaint> {
  const { code, name, level, message: template, keys } = constant;
  const owner = catalogs
    .flatMap((catalog) => [...catalog.byName(name), ...catalog.byCode(code)])
    .find((one) => one.name !== name || one.code !== code);
  if (owner !== undefined) {
    const key = owner.code === code ? 'code' : 'name';
    const message = `The catalog has ${titleOf(owner)} already. Choose another ${key}, or give the rows of ${code} the constant ${owner.code}.`;
    yield { of: constant, key, message };
  }
  const isRetired = catalogs.some((catalog) => catalog.retiredByCode(code).length > 0);
  if (isRetired) {
    const message = `${code} is retired, and old records carry it: it is never used again. Take another code.`;
    yield { of: constant, key: 'code', message };
  }
  if (levelOf(level) === undefined) {
    yield { of: constant, key: 'level', message: noLevel(level) };
  }
  const parsed = parseTemplate(template);
  const [problem] = parsed.problems;
  if (problem !== undefined) yield { of: constant, key: 'message', message: problem.message };
  const names = placeholderNames(parsed);
  if (names.some((one) => !keys.includes(one)) || keys.some((key) => !names.includes(key))) {
    const wanted = keys.map((key) => `{${key}}`).join(', ') || 'none';
    const message = `The placeholders of this message are not the fields of its calls: ${wanted}. Write each of these and no other; to rename one, change it in \`keys\` as well.`;
    yield { of: constant, key: 'message', message };
  }
}

function* aboutRow(
  row: PlannedRow,
  isKnown: (code: string) => boolean,
  codes: readonly string[],
): Generator<PlanComplaint> {
  const { decision, constant, after, seal } = row;
  if (seal !== sealOf(row)) {
    yield {
      of: row,
      key: after === undefined ? 'before' : 'after',
      message:
        'The place, `before` and `after` of a row are derived, so an edit there has no effect. Undo it; edit the name or the message of the constant, or the decision, instead.',
    };
  }
  if (decision !== 'migrate') return;
  if (constant === undefined) {
    const why = row.reasons[0]?.text ?? 'it has no constant';
    const message = `This call cannot be migrated: ${why}. Decide \`skip\`, or change the call and plan again.`;
    yield { of: row, key: 'decision', message };
  } else if (!isKnown(constant)) {
    const [near] = nearest(constant, codes);
    const advice = near === undefined ? 'Give the row one that is there.' : `Did you mean ${near}?`;
    const message = `No constant has the code ${constant}, in the plan or in the catalog. ${advice}`;
    yield { of: row, key: 'constant', message };
  }
}
