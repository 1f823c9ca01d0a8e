/**
 * What stands above an entry of the catalog: how often code names the constant, how often tests do, and when a log showed
 * it last.
 */
import type { Catalog, Location, LogConstant, TextRange } from '@loglex/catalog';
import { usesOf } from '../index/uses.ts';
import { counted } from './counted.ts';
import { declarationOf } from './declaration.ts';
import type { Sighting } from './last-seen.ts';
import type { Snapshot } from './snapshot.ts';
import { shownRange } from './source-target.ts';

/** `uses`: outside of tests; `tests`: in them; `seen`: in a log. */
export type CodeLensKind = 'uses' | 'tests' | 'seen';

/** A place for a lens. What it says is told of those alone that come into sight: a catalog may have ten thousand. */
export interface CodeLens {
  readonly kind: CodeLensKind;
  /** Of the code. */
  readonly range: TextRange;
  readonly code: string;
}

export interface ResolvedCodeLens {
  readonly title: string;
  /** By file and place. */
  readonly places: readonly Location[];
}

/** The lenses of the entries that are declared in `file`, in their order; entries that are out of use have the same. */
export function codeLenses(
  { constants }: Catalog,
  file: string,
  seen: Seen = NONE,
): readonly CodeLens[] {
  return constants.flatMap((constant): CodeLens[] => {
    const { code, source } = constant;
    if (source.file !== file) return [];
    const { selection: range } = declarationOf(source);
    return [
      { kind: 'uses', range, code },
      { kind: 'tests', range, code },
      ...(seen.has(constant) ? [{ kind: 'seen' as const, range, code }] : []),
    ];
  });
}

/** `undefined` where `file` has no such entry any more. */
export function resolveCodeLens(
  snapshot: Snapshot,
  file: string,
  { kind, code }: Pick<CodeLens, 'kind' | 'code'>,
  seen: Seen = NONE,
): ResolvedCodeLens | undefined {
  const entry = snapshot.session.catalog.byCode(code).find(({ source }) => source.file === file);
  if (entry === undefined) return undefined;
  if (kind === 'seen') {
    const sighting = seen.get(entry);
    return sighting && { title: `last seen ${whenOf(sighting)}`, places: [sighting] };
  }
  const places = placesOf(snapshot, entry, kind);
  return { title: titleOf(kind, places.length), places };
}

/** What logs have shown. */
type Seen = ReadonlyMap<LogConstant, Sighting>;

const NONE: Seen = new Map();

function whenOf({ time, file }: Sighting): string {
  return time ?? `in ${file}`;
}

function placesOf(snapshot: Snapshot, entry: LogConstant, kind: 'uses' | 'tests'): Location[] {
  return usesOf(entry, snapshot.index, snapshot.sessionOf)
    .filter((use) => snapshot.isTest(use.file) === (kind === 'tests'))
    .map((use) => ({ file: use.file, range: shownRange(use.mention) }));
}

function titleOf(kind: 'uses' | 'tests', count: number): string {
  if (kind === 'uses') return count === 0 ? 'no use' : counted(count, 'use');
  return count === 0 ? 'none in tests' : `${count} in tests`;
}
