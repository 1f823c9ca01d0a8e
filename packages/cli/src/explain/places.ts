/** Places as people and programs see them: a path from where they stand, and lines and columns from 1. */
import type { EntrySource, Location } from '@loglex/catalog';
import { lineStartsOf, positionAt } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { sourceTexts } from '../check/source-texts.ts';
import { shownPath } from '../open-project.ts';
import type { TextOf } from '../report/build-report.ts';

export interface ShownPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place in a line: `src/a.ts:12:5`. */
export type PlaceOf = (location: Location) => string;

/** Where a location begins. */
export function placesIn(project: Project): (location: Location) => ShownPlace {
  const textOf: TextOf = sourceTexts(project.root);
  const shown = shownPath(project);
  const starts = new Map<string, readonly number[]>();
  return ({ file, range }) => {
    if (!starts.has(file)) starts.set(file, lineStartsOf(textOf(file) ?? ''));
    const { line, column } = positionAt(starts.get(file)!, range.start);
    return { file: shown(file), line: line + 1, column: column + 1 };
  };
}

export function inOneLine({ file, line, column }: ShownPlace): string {
  return `${file}:${line}:${column}`;
}

/** An entry of a list begins where it does, one of a map at its key. */
export function entryStart({ file, range, key = range }: EntrySource): Location {
  return { file, range: key };
}
