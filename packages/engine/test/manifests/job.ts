/** A job in a test: a catalog, manifests as objects, and the other files that lie there. */
import { parseCatalog } from '@loglex/catalog';
import { inspectJob, type JobEntry, type JobInspection, kindOfManifest } from '@loglex/engine';

/** The catalog of the tests. `more`: keys of the kind of manifest. */
export function catalogOf(more = ''): ReturnType<typeof parseCatalog>['catalog'] {
  const { catalog, problems } = parseCatalog([
    {
      file: 'catalog.yaml',
      text: `loglex: 1
legends:
  status: { terms: { running: {}, success: { aliases: [ok] }, failed: {}, skipped: {} } }
  stage: { terms: { demux: {}, asr: {}, mux: {} } }
destinations:
  stage: { file: '*/stage.log' }
constants:
  - { code: MP201, level: error, message: No sound }
retired:
  - { code: MP200, replaced-by: MP201 }
manifests:
  stage:
    legends: { status: status, stage: stage }
${more.replace(/^/gm, '    ')}
`,
    },
  ]);
  if (problems.length > 0) throw new Error(problems[0]!.message);
  return catalog;
}

export interface TestJob {
  /** By path from the folder of the job; texts as they are, all else as JSON. */
  readonly manifests: Readonly<Record<string, unknown>>;
  /** Paths of files; one that ends in `/` is a folder, and `a -> b` a link. */
  readonly files?: readonly string[];
  readonly catalog?: ReturnType<typeof catalogOf>;
  /** Default: `/w/out/job-1`, of which `/w` is the base. */
  readonly names?: readonly string[];
}

export function inspect({
  manifests,
  files = [],
  catalog = catalogOf(),
  names,
}: TestJob): JobInspection {
  const kindOf = kindOfManifest(catalog);
  const texts = Object.entries(manifests).map(([path, value]) => ({
    file: `out/job-1/${path}`,
    path,
    text: typeof value === 'string' ? value : JSON.stringify(value, null, 1),
  }));
  const entries = new Map<string, JobEntry>();
  for (const file of [...Object.keys(manifests), ...files]) {
    const [path = '', target] = file.split(' -> ');
    const segments = path.replace(/\/$/, '').split('/');
    for (let end = 1; end < segments.length; end++) {
      const folder = segments.slice(0, end).join('/');
      if (!entries.has(folder)) entries.set(folder, { path: folder, kind: 'folder' });
    }
    const own = segments.join('/');
    entries.set(
      own,
      target === undefined
        ? { path: own, kind: path.endsWith('/') ? 'folder' : 'file' }
        : { path: own, kind: 'link', target },
    );
  }
  return inspectJob(
    {
      folder: {
        names: names ?? ['/w/out/job-1'],
        bases: ['/w'],
        entries: [...entries.values()],
      },
      manifests: texts.filter(({ path }) => kindOf(path) !== undefined),
      shown: (path) => (path === '' ? 'out/job-1' : `out/job-1/${path}`),
    },
    catalog,
  );
}

/** `01_demux/manifest.json missing-output`, sorted as they come; what is only told (info) is left out. */
export function told({ findings }: JobInspection): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, check }) => `${file.replace(/^out\/job-1\/?/, '')} ${check}`);
}

/** A stage that went well: `files` were written into its folder and are tracked. */
export function stage(name: string, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    stage: name,
    stage_number: ['demux', 'asr', 'mux'].indexOf(name) + 1,
    timestamp: '2026-01-31T12:00:00.5',
    status: 'success',
    completed_at: '2026-01-31T12:00:04.75',
    duration_seconds: 4.25,
    inputs: [],
    outputs: [],
    intermediate_files: [],
    errors: [],
    warnings: [],
    ...more,
  };
}
