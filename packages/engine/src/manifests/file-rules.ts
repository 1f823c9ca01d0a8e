/** What manifests say of files, held against what lies in the folder of the job. */
import type { Catalog, ManifestKind } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { finding } from './finding.ts';
import type { Job } from './job.ts';
import { quoted } from './quoted.ts';
import type { LocatedFile, Stage } from './stages.ts';

/** `manifests`: the paths of all of them, from the folder of the job. */
export function* fileFindings(
  stages: readonly Stage[],
  kind: ManifestKind,
  job: Job,
  manifests: ReadonlySet<string>,
  catalog: Catalog,
): Generator<Finding> {
  const written = new Set<string>();
  const writers = new Map<string, { readonly stage: Stage; readonly output: LocatedFile }>();
  for (const stage of stages) {
    for (const output of stage.outputs) {
      yield* presence(stage, output, 'output');
      const { place } = output;
      if (place?.kind !== 'inside') continue;
      written.add(place.path);
      const other = writers.get(place.path);
      if (!other) writers.set(place.path, { stage, output });
      else if (other.stage !== stage) yield shared(stage, output, other);
    }
    for (const intermediate of stage.intermediates) {
      yield* intermediateFindings(stage, intermediate);
      if (intermediate.place?.kind === 'inside') written.add(intermediate.place.path);
    }
  }
  for (const stage of stages) {
    for (const input of stage.inputs) yield* missingInput(stage, input, written);
  }
  yield* untrackedFiles(stages, kind, job, manifests, written, catalog);
}

function* presence(
  { name, record }: Stage,
  { file, place }: LocatedFile,
  what: 'output' | 'intermediate file',
): Generator<Finding> {
  const at = { file: record.file, range: file.range };
  const path = quoted(file.path?.text ?? '');
  if (place?.kind === 'outside') {
    const message = `The ${what} ${path} of ${quoted(name)} lies outside of the job, so it was not looked for, and who moves the job leaves it behind. Write it into the job.`;
    yield finding('outside-job', at, message);
  } else if (place?.is === 'absent') {
    const message = `The ${what} ${path} of ${quoted(name)} is not there, and what reads it will fail. Track a file when it is written, or write it.`;
    yield finding('missing-output', at, message);
  }
}

function* intermediateFindings(stage: Stage, intermediate: LocatedFile): Generator<Finding> {
  const { file, place } = intermediate;
  if (file.retained?.value === true) yield* presence(stage, intermediate, 'intermediate file');
  if (file.retained?.value !== false || stage.outcome === 'unfinished') return;
  if (place?.kind !== 'inside' || place.is === 'absent') return;
  const message = `The intermediate file ${quoted(file.path?.text ?? '')} of ${quoted(stage.name)} is not to be kept, and it is still there. Remove it when the stage ends, or say that it is kept, and why.`;
  yield finding('leftover-intermediate', { file: stage.record.file, range: file.range }, message);
}

function shared(
  stage: Stage,
  { file }: LocatedFile,
  other: { readonly stage: Stage; readonly output: LocatedFile },
): Finding {
  const message = `${quoted(stage.name)} and ${quoted(other.stage.name)} both track ${quoted(file.path?.text ?? '')} as their output: what the one wrote, the other has overwritten. Let each write a file of its own.`;
  return finding('shared-output', { file: stage.record.file, range: file.range }, message, [
    {
      file: other.stage.record.file,
      range: other.output.file.range,
      message: `That of ${quoted(other.stage.name)}.`,
    },
  ]);
}

/** What another stage tracks is told there where it is missing, and may be gone where it was not to be kept. */
function* missingInput(
  { name, record }: Stage,
  { file, place }: LocatedFile,
  written: ReadonlySet<string>,
): Generator<Finding> {
  if (place?.kind !== 'inside' || place.is !== 'absent' || written.has(place.path)) return;
  const message = `The input ${quoted(file.path?.text ?? '')} of ${quoted(name)} is not there, and no stage says that it wrote it, so this run cannot be repeated. Track it where it is written.`;
  yield finding('missing-input', { file: record.file, range: file.range }, message);
}

function* untrackedFiles(
  stages: readonly Stage[],
  { untracked, roles }: ManifestKind,
  { entries }: Job,
  manifests: ReadonlySet<string>,
  written: ReadonlySet<string>,
  { destinations }: Catalog,
): Generator<Finding> {
  const owners = new Map<string, Stage>();
  for (const stage of stages) {
    for (const folder of stage.folders ?? []) if (!owners.has(folder)) owners.set(folder, stage);
  }
  if (owners.size === 0) return;
  const isLog = pathMatcher([...destinations.values()].flatMap(({ file }) => file ?? []));
  const isExcused = pathMatcher(untracked);
  for (const { path, kind } of entries) {
    if (kind === 'folder' || manifests.has(path) || isLog(path)) continue;
    const folders = foldersAbove(path);
    const folder = folders.find((above) => owners.has(above));
    const stage = folder === undefined ? undefined : owners.get(folder);
    // A stage that did not go well leaves behind what it leaves behind.
    if (folder === undefined || stage?.outcome !== 'success') continue;
    if (written.has(path) || folders.some((above) => written.has(above))) continue;
    if (isExcused(path.slice(folder.length + 1))) continue;
    const { record } = stage;
    const range = record.values.get('outputs') ?? record.range;
    const place = { start: range.start, end: Math.min(range.start + 1, range.end) };
    const message = `${quoted(path)} lies in the folder of ${quoted(stage.name)}, and no manifest tracks it, so nobody knows what it is. Track it under "${roles.outputs[0]}" or "${roles.intermediates[0]}", or name it under "untracked" in the catalog.`;
    yield finding('untracked-file', { file: record.file, range: place }, message);
  }
}

/** Innermost first. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}
