/** The counts of an audit: by level, component and file. */
import { RUNGS } from '@loglex/catalog';
import { isConsole } from './console.ts';
import type { CountedCall, LevelName } from './counted-call.ts';
import { groupBy } from '@loglex/catalog';
import { mostFirst, tally } from './tally.ts';
import type { Count } from './tally.ts';

/** How much of the logging carries a constant. */
export type CodingCount = Readonly<Record<CountedCall['coding'], number>>;

export interface LevelCount extends Count<LevelName> {
  /** The spellings behind the rung: `warn`, `warning`. */
  readonly natives: readonly Count[];
}

export interface ComponentCount extends Count, CodingCount {
  readonly files: number;
}

export interface FileCount {
  readonly file: string;
  readonly calls: number;
  readonly inLoop: number;
}

/** A file that writes to the console although it has a logger. */
export interface ConsoleBeside {
  readonly file: string;
  readonly console: number;
  readonly logger: number;
}

export function countCoding(calls: readonly CountedCall[]): CodingCount {
  const count = { coded: 0, raw: 0, dynamic: 0 };
  for (const { coding } of calls) count[coding]++;
  return count;
}

const LEVEL_ORDER: readonly LevelName[] = [...RUNGS, 'dynamic', 'unstated'];

/** Lowest rung first; levels without a call are left out. */
export function countLevels(calls: readonly CountedCall[]): readonly LevelCount[] {
  const groups = groupBy(calls, ({ level }) => level);
  return LEVEL_ORDER.flatMap((name) => {
    const group = groups.get(name);
    return group ? [{ name, calls: group.length, natives: tally(group, nativeLevel) }] : [];
  });
}

function nativeLevel({ call: { level, method } }: CountedCall): string {
  return level === undefined || level.dynamic === true ? method : level.native;
}

export function countComponents(
  calls: readonly CountedCall[],
  componentOf: (file: string) => string,
): readonly ComponentCount[] {
  return [...groupBy(calls, ({ facts }) => componentOf(facts.file))]
    .map(([name, group]) => ({
      name,
      files: new Set(group.map(({ facts }) => facts)).size,
      calls: group.length,
      ...countCoding(group),
    }))
    .sort(
      mostFirst(
        ({ calls: count }) => count,
        ({ name }) => name,
      ),
    );
}

export function countFiles(calls: readonly CountedCall[]): readonly FileCount[] {
  return [...groupBy(calls, ({ facts }) => facts.file)]
    .map(([file, group]) => ({
      file,
      calls: group.length,
      inLoop: group.filter(({ call }) => call.context.inLoop).length,
    }))
    .sort(
      mostFirst(
        ({ calls: count }) => count,
        ({ file }) => file,
      ),
    );
}

export function countConsoleBeside(calls: readonly CountedCall[]): readonly ConsoleBeside[] {
  return [...groupBy(calls, ({ facts }) => facts.file)]
    .map(([file, group]) => {
      const onConsole = group.filter(({ call }) => isConsole(call)).length;
      return { file, console: onConsole, logger: group.length - onConsole };
    })
    .filter((count) => count.console > 0 && count.logger > 0)
    .sort(
      mostFirst(
        (count) => count.console,
        ({ file }) => file,
      ),
    );
}
