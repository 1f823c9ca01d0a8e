/** A job's manifests, held to the catalog, to each other and to the files that are there. */
import { type Catalog, groupBy, type ManifestKind } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { pathMatcher } from '../text/path-glob.ts';
import { dirname } from '../text/posix-path.ts';
import { fileFindings } from './file-rules.ts';
import { finding } from './finding.ts';
import { createJob, type JobFolder } from './job.ts';
import type { ManifestText } from './manifest.ts';
import { orderFindings } from './order-rules.ts';
import { presenceFindings } from './presence-rules.ts';
import { readManifest } from './read-manifest.ts';
import { stageGraph, type StageGraph } from './stage-graph.ts';
import { stageLinks } from './stage-links.ts';
import { stageFindings } from './stage-rules.ts';
import { stagesOf, wordsOf } from './stages.ts';

export interface JobSource {
  /** What is there, and where. */
  readonly folder: JobFolder;
  /** The files that `kindOfManifest` knows. */
  readonly manifests: readonly ManifestText[];
  /** A path from the folder of the job as findings name it. */
  shown(path: string): string;
}

export interface JobInspection {
  /** By file, then by place. */
  readonly findings: readonly Finding[];
  /** Of all kinds of manifests that the job has. */
  readonly graph: StageGraph;
}

export type KindOf = (path: string) => ManifestKind | undefined;

/** Which kind of manifest a path from the folder of a job is that of. The first that the catalog declares wins. */
export function kindOfManifest(catalog: Catalog): KindOf {
  const kinds = Array.from(catalog.manifests.values(), (kind) => ({
    kind,
    matches: pathMatcher([kind.file]),
  }));
  return (path) => kinds.find(({ matches }) => matches(path))?.kind;
}

/** Never throws, whatever manifests say. */
export function inspectJob(
  { folder, manifests, shown }: JobSource,
  catalog: Catalog,
): JobInspection {
  const job = createJob(folder);
  const kindOf = kindOfManifest(catalog);
  const findings: Finding[] = [];
  const graphs: Parameters<typeof stageGraph>[0][number][] = [];
  const paths = new Set(manifests.map(({ path }) => path));
  const folders = new Set(Array.from(paths, dirname));
  const byKind = groupBy(manifests, ({ path }) => kindOf(path));
  for (const [kind, texts] of byKind) {
    if (!kind) continue;
    const words = wordsOf(kind, catalog);
    const read = texts.map((text) => ({ text, ...readManifest(text, kind) }));
    for (const { kind: id, message, ...place } of read.flatMap(({ problems }) => problems)) {
      findings.push(finding(id === 'unreadable' ? 'unreadable-manifest' : id, place, message));
    }
    const records = read.flatMap(({ stages }) => stages);
    const stages = stagesOf(records, kind, words, job);
    const links = stageLinks(stages, words.stages);
    findings.push(
      ...stages.flatMap((stage) => [...stageFindings(stage, kind, words, catalog)]),
      ...fileFindings(stages, kind, job, paths, catalog),
      ...orderFindings(links, stages, kind, words),
      ...presenceFindings(stages, kind, words, job, catalog, folders, shown),
    );
    graphs.push({ stages, links, declared: [...new Set(words.stages?.values())] });
  }
  return { findings: inReadingOrder(withoutEchoes(findings)), graph: stageGraph(graphs) };
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end,
  );
}

/** Most of what seems to be missing in a file that breaks off is the echo of that. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const isBroken = ({ check }: Finding) => check === 'unreadable-manifest';
  const broken = new Set(findings.filter(isBroken).map(({ file }) => file));
  return findings.filter((each) => isBroken(each) || !broken.has(each.file));
}
