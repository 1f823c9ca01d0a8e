/** `loglex lines --manifests`, from its options to its exit code. */
import { relative, resolve } from 'node:path';
import {
  inspectJob,
  kindOfManifest,
  MANIFEST_CHECKS,
  mermaidOf,
  type StageGraph,
} from '@loglex/engine';
import type { Project } from '@loglex/project';
import { sourceTexts } from '../check/source-texts.ts';
import { CommandError } from '../command-error.ts';
import type { GraphFormat, ManifestsOptions } from '../commands/lines.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { baseFolder } from '../formats/base-folder.ts';
import { FORMATS } from '../formats/formats.ts';
import { openConfigured, shownPath, unreadOf } from '../open-project.ts';
import { buildReport, type RunResult } from '../report/build-report.ts';
import { lookOf } from '../terminal/look.ts';
import { output } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { readJob } from './job-on-disk.ts';

export async function runManifests(options: ManifestsOptions): Promise<ExitCode> {
  const { manifests: folder, graph, outputFile } = options;
  const project = await openConfigured(options);
  const { catalog, root, cwd } = project;
  const broken = unreadOf(project, [project]);
  if (catalog.manifests.size === 0 && broken.length === 0) {
    throw new CommandError(
      'The catalog says nothing of manifests. Declare a kind of them, `manifests: { stage: {} }`: docs/manifests.md says what may stand in it.',
    );
  }
  const kindOf = kindOfManifest(catalog);
  const shown = (path: string) => posix(relative(root, resolve(cwd, folder, path))) || '.';
  const bases = [...new Set([cwd, root])];
  const isManifest = (path: string) => kindOf(path) !== undefined;
  const job = await readJob(folder, { cwd, bases }, isManifest, shown);
  if (job.manifests.length + job.unread.length + broken.length === 0) {
    const globs = Array.from(catalog.manifests.values(), ({ file }) => visible(file)).join(', ');
    throw new CommandError(
      `${visible(folder)} holds no manifest (${globs}). Name the folder of a job, or say under "manifests" in the catalog where they lie.`,
    );
  }
  const { findings, graph: stages } = inspectJob({ ...job, shown }, catalog);
  const texts = new Map(job.manifests.map(({ file, text }) => [file, text]));
  const result: RunResult = {
    findings,
    unread: [...broken, ...job.unread.map(({ path, message }) => ({ file: shown(path), message }))],
    files: job.manifests.length,
    known: 0,
    checks: MANIFEST_CHECKS,
  };
  await write(result, texts, project, options);
  if (graph !== undefined) await output(await drawn(stages, graph), outputFile);
  if (result.unread.length > 0) return EXIT.failed;
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}

/** Where the graph is the data of stdout, findings are talk. */
async function write(
  result: RunResult,
  texts: ReadonlyMap<string, string>,
  project: Project,
  { format, graph, outputFile }: ManifestsOptions,
): Promise<void> {
  const onDisk = sourceTexts(project.root);
  const report = buildReport(
    result,
    (file) => texts.get(file) ?? onDisk(file),
    shownPath(project, baseFolder(format, project.cwd, process.env)),
  );
  const formatter = await FORMATS[format]();
  const file = graph === undefined ? outputFile : undefined;
  const stream = graph !== undefined && outputFile === undefined ? process.stderr : process.stdout;
  const text = await formatter(report, lookOf(file === undefined ? stream : undefined));
  if (file === undefined) stream.write(text);
  else await output(text, file);
}

/** The largest picture that anybody could look at; laying out a larger one takes minutes. */
const MOST_STAGES = 300;
const MOST_ARROWS = 1500;

async function drawn(graph: StageGraph, format: GraphFormat): Promise<string> {
  if (format === 'mermaid') return mermaidOf(graph);
  if (graph.nodes.length > MOST_STAGES || graph.edges.length > MOST_ARROWS) {
    throw new CommandError(
      `${graph.nodes.length} stages with ${graph.edges.length} arrows are no picture any more. \`--graph mermaid\` writes them as text.`,
    );
  }
  return (await import('./graph-svg.ts')).svgOf(graph);
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
