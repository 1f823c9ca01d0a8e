/** The stages of a job as rules and graph see them: names and statuses by the legends, files by where they lie. */
import type { Catalog, Legend, ManifestKind } from '@loglex/catalog';
import { pathMatcher } from '../text/path-glob.ts';
import { dirname } from '../text/posix-path.ts';
import type { Job, Place } from './job.ts';
import type { StageRecord, TrackedFile } from './manifest.ts';

/** How a stage stands. `unfinished`: also one whose status nobody knows. */
export type Outcome = 'success' | 'failure' | 'ended' | 'unfinished';

export interface LocatedFile {
  readonly file: TrackedFile;
  /** Absent where the manifest names no path. */
  readonly place?: Place;
}

export interface Stage {
  readonly record: StageRecord;
  /** By its legend's own spelling; what has no name is called by its manifest. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly inputs: readonly LocatedFile[];
  readonly outputs: readonly LocatedFile[];
  readonly intermediates: readonly LocatedFile[];
  /** Its own folders, from that of the job; `undefined`: nobody says which they are. */
  readonly folders: readonly string[] | undefined;
  /** The less, the earlier; `undefined`: nobody says. */
  readonly order: number | undefined;
}

/** The words of a legend, aliases among them, each with the term that it stands for. */
export type Words = ReadonlyMap<string, string>;

/** The vocabulary of a kind of manifest; `undefined` where any word will do. */
export interface ManifestWords {
  readonly statuses: Words | undefined;
  readonly stages: Words | undefined;
}

export function wordsOf(
  { statusLegend, stageLegend }: ManifestKind,
  catalog: Catalog,
): ManifestWords {
  const words = (name: string | undefined): Words | undefined => {
    const legend = name === undefined ? undefined : catalog.legends.get(name);
    return legend && termsOf(legend);
  };
  return { statuses: words(statusLegend), stages: words(stageLegend) };
}

function termsOf({ terms }: Legend): Words {
  const words = new Map<string, string>();
  for (const { name, aliases } of terms.values()) {
    for (const word of [name, ...aliases]) if (!words.has(word)) words.set(word, name);
  }
  return words;
}

/** The stages in the order in which they run, as far as numbers or the legend tell. */
export function stagesOf(
  records: readonly StageRecord[],
  kind: ManifestKind,
  words: ManifestWords,
  job: Job,
): readonly Stage[] {
  const places = new Map([...new Set(words.stages?.values())].map((name, at) => [name, at]));
  // Numbers tell the order of those alone that have one; where one has none, only the legend is left.
  const numbered = records.every(({ number }) => number !== undefined);
  const stages = records.map((record): Stage => {
    const said = record.name?.text;
    const name = said === undefined ? record.path : (words.stages?.get(said) ?? said);
    const located = (files: readonly TrackedFile[]) =>
      files.map((file): LocatedFile => {
        if (file.path === undefined) return { file };
        return { file, place: job.locate(file.path.text, dirname(record.path)) };
      });
    return {
      record,
      name,
      outcome: outcomeOf(record, kind, words),
      inputs: located(record.inputs),
      outputs: located(record.outputs),
      intermediates: located(record.intermediates),
      folders: foldersOf(record, name, kind, job),
      order: numbered ? record.number?.value : places.get(name),
    };
  });
  return stages.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);
}

function outcomeOf(
  { status }: StageRecord,
  kind: ManifestKind,
  { statuses }: ManifestWords,
): Outcome {
  if (status === undefined) return 'unfinished';
  const is = (list: ManifestKind['final']) =>
    list.some(({ text }) => meaning(text, statuses) === meaning(status.text, statuses));
  if (!is(kind.final)) return 'unfinished';
  return is(kind.success) ? 'success' : is(kind.failure) ? 'failure' : 'ended';
}

function meaning(word: string, words: Words | undefined): string {
  return words?.get(word) ?? word;
}

function foldersOf(
  { path }: StageRecord,
  name: string,
  { folder, under }: ManifestKind,
  { entries }: Job,
): readonly string[] | undefined {
  if (folder !== undefined) {
    const isOwn = pathMatcher([folderGlob(folder, name)]);
    return entries.flatMap((entry) =>
      entry.kind === 'folder' && isOwn(entry.path) ? [entry.path] : [],
    );
  }
  const own = dirname(path);
  return under.length === 0 && own !== '' ? [own] : undefined;
}

/** `folder` of a kind of manifest for one stage: what its name holds is no glob. */
export function folderGlob(folder: string, stage: string): string {
  return folder.replaceAll('{stage}', () => stage.replace(/[\\*?[\]{}()!|@+]/g, '\\$&'));
}
