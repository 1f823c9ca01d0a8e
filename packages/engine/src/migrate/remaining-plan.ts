/** What is left of a plan when a part of it was applied: the rest of the rows, where they stand now. */
import type { TextEdit } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '../text/line-index.ts';
import type { MigrationPlan, PlannedFile, PlannedRow } from './plan.ts';
import { sealOf } from './seal-row.ts';

/** What was done to one file. */
export interface AppliedFile {
  readonly file: string;
  /** SHA-256 of its bytes as they are now, in hex. */
  readonly hash: string;
  /** As it is now. */
  readonly text: string;
  /** Of the text that was planned on, sorted. */
  readonly edits: readonly TextEdit[];
  /** The rows of the plan that these edits migrate. */
  readonly rows: readonly PlannedRow[];
}

/** The plan without what was applied. Constants stay as long as a row names them: a row follows its order of keys. */
export function remainingPlan(plan: MigrationPlan, applied: readonly AppliedFile[]): MigrationPlan {
  const done = new Map(applied.map((each) => [each.file, each]));
  const files = plan.files.flatMap((planned) => {
    const change = done.get(planned.file);
    const left = change === undefined ? planned : remainingRows(planned, change);
    return left.rows.length === 0 ? [] : [left];
  });
  const named = new Set(files.flatMap(({ rows }) => rows.map(({ constant }) => constant)));
  const migrated = applied.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    ...plan,
    without: { ...plan.without, coded: plan.without.coded + migrated },
    constants: plan.constants.filter(({ code }) => named.has(code)),
    files,
    similar: plan.similar.filter(({ codes }) => codes.some((code) => named.has(code))),
  };
}

function remainingRows(planned: PlannedFile, change: AppliedFile): PlannedFile {
  const done = new Set(change.rows.map(({ start, end }) => `${start} ${end}`));
  const lineStarts = lineStartsOf(change.text);
  const rows = planned.rows
    .filter(({ start, end }) => !done.has(`${start} ${end}`))
    .flatMap((row): PlannedRow[] => {
      const place = placeOf(row, change.edits);
      if (place === undefined) return [];
      const { line, column } = positionAt(lineStarts, place.start);
      const before = change.text.slice(place.start, place.end);
      // Where a call inside of it was migrated, what would stand there is for the next plan to say.
      const { after, ...rest } = row;
      const kept = before === row.before && after !== undefined ? { after } : {};
      const said = { ...place, before, ...kept };
      return [{ ...rest, ...said, line: line + 1, column: column + 1, seal: sealOf(said) }];
    });
  return { ...planned, hash: change.hash, rows };
}

/** Where a call of the old text is in the new one; `undefined` where a call around it was exchanged and does not tell. */
function placeOf({ start, end, before }: PlannedRow, edits: readonly TextEdit[]) {
  const around = edits.find((edit) => edit.start <= start && end <= edit.end);
  if (around === undefined) return { start: moved(start, edits), end: moved(end, edits) };
  const at = around.text.indexOf(before);
  if (at < 0 || around.text.includes(before, at + 1)) return undefined;
  const from = moved(around.start, edits) + at;
  return { start: from, end: from + before.length };
}

/** Where an offset of the old text that lies inside of no edit is in the new one. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  return edits.reduce(
    (to, { start, end, text }) => (end <= offset ? to + text.length - (end - start) : to),
    offset,
  );
}
