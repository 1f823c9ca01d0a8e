/** Two versions of a catalog compared: what changed, and whom it concerns. */
import { compareCodes } from '../blocks/compare-codes.ts';
import type { Catalog, LogConstant } from '../model.ts';
import { CHANGE_KINDS, type CatalogChange } from './change.ts';
import { compareConstants } from './compare-constants.ts';
import { pairConstants } from './pair-constants.ts';

/** The changes from `before` to `after`, by code, then in the order of `CHANGE_KINDS`. */
export function diffCatalogs(before: Catalog, after: Catalog): readonly CatalogChange[] {
  const { pairs, gone, come } = pairConstants(before, after);
  const changes = [
    ...gone.map((constant) => departure(constant, after)),
    ...come.map((constant) => arrival(constant, before)),
    ...pairs.flatMap(([old, now]) => [
      ...compareConstants(old, now),
      ...(old.code === now.code ? [] : [recoding(old, now, after), ...reuse(now, before)]),
    ]),
  ];
  return changes.toSorted(
    (a, b) =>
      compareCodes(a.code, b.code) || CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind),
  );
}

function departure(before: LogConstant, after: Catalog): CatalogChange {
  const { code, name } = before;
  const shared = { code, name, before, asksForNewCode: false };
  const [retired] = after.retiredByCode(code);
  if (retired === undefined) {
    const message =
      after.byCode(code).length > 0
        ? `It is gone, and ${after.byCode(code)[0]!.name} still has its code.`
        : 'It is gone without a trace, so its code may be given to something else. Retire it instead.';
    return { kind: 'removed', impact: 'breaking', message, ...shared };
  }
  const instead =
    retired.replacedBy === undefined ? '' : `; ${retired.replacedBy} stands in its place`;
  return before.deprecated === undefined
    ? {
        kind: 'retired',
        impact: 'breaking',
        message: `It was retired without having been deprecated${instead}.`,
        ...shared,
        after: retired,
      }
    : {
        kind: 'retired',
        impact: 'risky',
        message: `It was retired, as its deprecation announced${instead}.`,
        ...shared,
        after: retired,
      };
}

function arrival(after: LogConstant, before: Catalog): CatalogChange {
  const [reused] = reuse(after, before);
  if (reused !== undefined) return reused;
  const { code, name } = after;
  const message = `New: “${after.message}”.`;
  return { kind: 'added', impact: 'harmless', asksForNewCode: false, code, name, message, after };
}

/** Another code for what was said under one: nobody finds it by the old, unless that says where it went. */
function recoding(before: LogConstant, after: LogConstant, catalog: Catalog): CatalogChange {
  const { code: old } = before;
  const { code, name } = after;
  const isKept = catalog.retiredByCode(old).some(({ replacedBy }) => replacedBy === code);
  const message = isKept
    ? `${old} is retired, and ${code} stands in its place: who looks for ${old} has to look for ${code}.`
    : `${old} became ${code}: who looks for ${old} finds no new records. Keep the code, or retire ${old}: \`loglex catalog rename --code\` does both.`;
  return {
    kind: 'recoded',
    impact: 'breaking',
    asksForNewCode: false,
    code,
    name,
    message,
    before,
    after,
  };
}

/** A code that stood for something else before: old records would be read as what it says now. */
function reuse(after: LogConstant, before: Catalog): readonly CatalogChange[] {
  const { code, name } = after;
  const former = before.byCode(code)[0] ?? before.retiredByCode(code)[0];
  if (former === undefined) return [];
  const was = former.name ?? 'something that is retired';
  const message = `${code} stood for ${was} before: old records under it would be read as ${name}. Give ${name} a code of its own.`;
  return [{ kind: 'reused', impact: 'breaking', asksForNewCode: true, code, name, message, after }];
}
