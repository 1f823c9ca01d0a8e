/** Which stages have a manifest: each of the legend, if it was its turn, and none has two. */
import type { Catalog, ManifestKind } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { basename, dirname } from '../text/posix-path.ts';
import { finding } from './finding.ts';
import type { Job } from './job.ts';
import { quoted } from './quoted.ts';
import { folderGlob, type ManifestWords, type Stage } from './stages.ts';

/** `shown`: a path from the folder of the job as findings name it. `folders`: those in which a manifest lies. */
export function* presenceFindings(
  stages: readonly Stage[],
  kind: ManifestKind,
  words: ManifestWords,
  job: Job,
  catalog: Catalog,
  folders: ReadonlySet<string>,
  shown: (path: string) => string,
): Generator<Finding> {
  const byName = new Map<string, Stage>();
  for (const stage of stages) {
    const first = byName.get(stage.name);
    if (first) yield twice(stage, first);
    else byName.set(stage.name, stage);
  }
  const legend = catalog.legends.get(kind.stageLegend ?? '');
  for (const name of new Set(words.stages?.values())) {
    const term = legend?.terms.get(name);
    if (byName.has(name) || !term) continue;
    const folder = folderOf(name, kind, job);
    // Of a manifest that cannot be read, or gives its stage another name, enough has been said.
    if (folder !== undefined && folders.has(folder)) continue;
    const { file, key, range } = term.source;
    const related = [{ file, range: key ?? range, message: 'The stage.' }];
    if (folder === undefined) {
      const message = `${quoted(name)} has no manifest in this job: it was not its turn, or it was forgotten.`;
      yield finding('missing-manifest', { file: shown(''), range: START }, message, related);
    } else {
      const message = `${quoted(name)} has a folder and no manifest: it broke off, or nobody finalized it, so what it wrote may not be whole. Write its manifest on every way out.`;
      yield finding('unfinished-stage', { file: shown(folder), range: START }, message, related);
    }
  }
}

const START = { start: 0, end: 0 };

function twice({ name, record }: Stage, { record: first }: Stage): Finding {
  const message = `Two manifests tell of ${quoted(name)}, and which of them is true cannot be told. Keep one of them, or give the other stage a name of its own.`;
  return finding('duplicate-stage', { file: record.file, range: record.range }, message, [
    { file: first.file, range: first.range, message: 'The other one.' },
  ]);
}

/** The folder that a stage without a manifest has all the same: `asr`, or `02_asr`. */
function folderOf(
  name: string,
  { folder, file, under }: ManifestKind,
  { entries }: Job,
): string | undefined {
  if (folder === undefined && under.length > 0) return undefined;
  const isPlace = pathMatcher([folder === undefined ? dirname(file) : folderGlob(folder, name)]);
  return entries.find(
    ({ kind, path }) =>
      kind === 'folder' &&
      isPlace(path) &&
      (folder !== undefined || basename(path).replace(/^\d+[-_. ]+/, '') === name),
  )?.path;
}
