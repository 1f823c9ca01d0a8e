/** `loglex lines --manifests` on jobs that CPython ran, and on folders that mean no good. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalog } from '@loglex/catalog';
import { MANIFEST_CHECKS } from '@loglex/engine';
import { describe, expect, it, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { tempProject, write } from '../support/temp-project.ts';

const FIXTURE = new URL('../../../../test-fixtures/projects/media-pipeline', import.meta.url);
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** The fixture, with a film to work on in `out/job`. */
function pipeline(): string {
  const root = tempProject();
  cpSync(FIXTURE, root, { recursive: true });
  write(root, { 'out/job/film.mp4': 'film' });
  return root;
}

/** Runs Python in the fixture. `ffmpeg`: the shell script that stands for it. */
function python(root: string, args: readonly string[], ffmpeg = 'exit 1'): void {
  write(root, { 'bin/ffmpeg': `#!/bin/sh\n${ffmpeg}\n` });
  execFileSync('chmod', ['+x', join(root, 'bin/ffmpeg')]);
  const env = {
    ...process.env,
    PYTHONPATH: root,
    PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
  };
  spawnSync('python3', args, { cwd: root, env });
}

/** Three stages as their manifests have them; what comes before `finalize` of each may be put between. */
const STAGES = (between: Readonly<Record<string, string>> = {}) => `
from pathlib import Path
from shared.stage_io import StageIO
job = Path("out/job")
def stage(name, reads, writes):
    io = StageIO(name, job)
    io.get_stage_logger().info("begun")
    for file, stage in reads:
        io.get_input_path(file, from_stage=stage)
    for file in writes:
        path = io.get_output_path(file)
        path.write_text("x")
        io.track_output(path)
    return io
demux = stage("demux", [], ["audio.wav"])
${between['demux'] ?? 'demux.finalize()'}
asr = stage("asr", [("audio.wav", "demux")], ["transcript.json"])
${between['asr'] ?? 'asr.finalize()'}
subtitles = stage("subtitles", [("transcript.json", "asr")], ["film.srt"])
${between['subtitles'] ?? 'subtitles.finalize()'}
`;

const CHECK = ['lines', '--manifests', 'out/job'] as const;

interface Json {
  readonly findings: readonly {
    readonly check: string;
    readonly file: string;
    readonly severity: string;
  }[];
}

function found(root: string): readonly string[] {
  const { stdout } = loglex(root, [...CHECK, '--format', 'json']);
  return (JSON.parse(stdout) as Json).findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, check }) => `${file.replace('out/job/', '')} ${check}`);
}

describe.runIf(hasPython)('a job that CPython ran', () => {
  it('is clean where it is complete, and drawn', () => {
    const root = pipeline();
    python(root, ['-c', STAGES()]);
    expect(loglex(root, CHECK)).toEqual({
      code: 0,
      stdout: '✔ No findings in 3 files.\n',
      stderr: '',
    });
    const { stdout, stderr } = loglex(root, [...CHECK, '--graph', 'mermaid']);
    expect(stderr).toBe('✔ No findings in 3 files.\n');
    expect(stdout.split('\n').filter((line) => line.includes('-->'))).toEqual([
      '  s0 -->|"audio.wav"| s1',
      '  s1 -->|"transcript.json"| s2',
    ]);
    expect(loglex(root, [...CHECK, '--graph', 'svg', '-o', 'job.svg']).stdout).toContain(
      'No findings',
    );
    const svg = readFileSync(join(root, 'job.svg'), 'utf8');
    expect(svg.match(/<g class="success">/g)).toHaveLength(3);
    expect(svg.match(/<path class="edge"/g)).toHaveLength(2);
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'was not finalized',
      { asr: 'asr.manifest.save(asr.folder("asr") / "manifest.json")' },
      ['02_asr/manifest.json unfinished-stage'],
    ],
    [
      'wrote no manifest',
      { asr: '' },
      ['02_asr unfinished-stage', '03_subtitles/manifest.json absent-source'],
    ],
    [
      'has a status of its own',
      { asr: 'asr.finalize("failure")' },
      ['02_asr/manifest.json unknown-status'],
    ],
    [
      'failed and does not say why',
      { asr: 'asr.finalize("failed")' },
      ['02_asr/manifest.json failure-without-error'],
    ],
    [
      'says why without a code',
      { asr: 'asr.add_error("No"); asr.finalize("failed")' },
      ['02_asr/manifest.json uncoded-error'],
    ],
    ['says why with a code', { asr: 'asr.add_error("MP204 No"); asr.finalize("failed")' }, []],
    [
      'wrote what it does not track',
      { asr: 'asr.get_output_path("words.txt").write_text(""); asr.finalize()' },
      ['02_asr/manifest.json untracked-file'],
    ],
    [
      'tracks what it did not write',
      { asr: 'asr.track_output(asr.get_output_path("unsure.json")); asr.finalize()' },
      ['02_asr/manifest.json missing-output'],
    ],
    [
      'reads from a later stage',
      { asr: 'asr.get_input_path("film.srt", from_stage="subtitles"); asr.finalize()' },
      ['02_asr/manifest.json stage-cycle'],
    ],
  ])('is found to be broken where a stage %s', (_, between, expected) => {
    const root = pipeline();
    python(root, ['-c', STAGES(between)]);
    expect(found(root)).toEqual(expected);
    const errors = expected.filter((line) => !line.endsWith('uncoded-error'));
    expect(loglex(root, CHECK).code).toBe(errors.length > 0 ? 1 : 0);
  });

  it('is what the program of the fixture makes of it, with its mistakes', () => {
    const root = pipeline();
    const run = ['-m', 'scripts.run_pipeline', 'out/job'];
    // The sound is written, and then asr asks for a stage that there is not, and is never heard of again.
    python(root, run, 'for last; do :; done; echo sound > "$last"');
    expect(found(root)).toEqual(['02_asr unfinished-stage']);
    rmSync(join(root, 'out/job/02_asr'), { recursive: true });
    python(root, run, 'exit 1');
    expect(found(root)).toEqual([
      '01_demux/manifest.json unknown-status',
      '01_demux/manifest.json uncoded-error',
    ]);
  });
});

const CATALOG = `loglex: 1
legends: { status: { terms: { running: {}, success: {} } } }
manifests: { stage: { legends: { status: status }, final: [success] } }
`;

function project(files: Readonly<Record<string, string>>): string {
  return tempProject({
    'loglex.yaml': 'loglex: 1\ncatalogs: [c.yaml]\n',
    'c.yaml': CATALOG,
    ...files,
  });
}

const GOOD = JSON.stringify({ stage: 'a', status: 'success', timestamp: '2026-01-31T12:00:00Z' });

test.each([
  ['no such folder', ['lines', '--manifests', 'none'], /^loglex: none is not there\./],
  ['a file', ['lines', '--manifests', 'c.yaml'], /^loglex: c\.yaml is no folder\./],
  [
    'a folder without manifests',
    ['lines', '--manifests', 'empty'],
    /^loglex: empty holds no manifest \(\*\/manifest\.json\)\./,
  ],
  ['no folder', ['lines'], /--manifests <folder>/],
])('exits with 2 for %s', (_, args, message) => {
  const outcome = loglex(project({ 'empty/x.txt': '' }), args);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});

test('exits with 2 where the catalog says nothing of manifests', () => {
  const outcome = loglex(project({ 'c.yaml': 'loglex: 1\n', 'job/a/manifest.json': GOOD }), [
    'lines',
    '--manifests',
    'job',
  ]);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('The catalog says nothing of manifests.');
});

test('a folder outside of the project, by an absolute path and by a link, is a job like any other', () => {
  const job = tempProject({
    'a/manifest.json': GOOD.replace('}', `,"outputs":["OUT/a/x"]}`),
    'a/x': '',
  });
  write(job, {
    'a/manifest.json': readFileSync(join(job, 'a/manifest.json'), 'utf8').replace('OUT', job),
  });
  const root = project({});
  symlinkSync(job, join(root, 'latest'));
  for (const folder of [job, 'latest']) {
    expect(loglex(root, ['lines', '--manifests', folder])).toMatchObject({ code: 0, stderr: '' });
  }
});

test('follows no link out of the job, and into no circle', () => {
  const secret = tempProject({ 'manifest.json': GOOD, 'passwords.txt': '' });
  const root = project({
    'job/a/manifest.json': GOOD.replace('}', ',"outputs":["a/out","a/x","../../../etc/passwd"]}'),
  });
  symlinkSync(secret, join(root, 'job/b'));
  symlinkSync(join(secret, 'passwords.txt'), join(root, 'job/a/x'));
  symlinkSync('..', join(root, 'job/a/round'));
  symlinkSync('out', join(root, 'job/a/out'));
  const { stdout } = loglex(root, ['lines', '--manifests', 'job', '--format', 'json']);
  const { findings, summary } = JSON.parse(stdout) as Json & {
    readonly summary: { readonly files: number };
  };
  expect(summary.files).toBe(1);
  expect(findings.map(({ check }) => check).sort()).toEqual(
    ['missing-output', 'outside-job', 'outside-job', 'untracked-file', 'untracked-file'].sort(),
  );
});

test('takes hostile manifests for what they are', () => {
  const root = project({
    'job/a/manifest.json': `{"stage":"__proto__","status":"\\u001b[31m","timestamp":1700000000,"outputs":{"__proto__":{"path":"🎬\u202e"}}}`,
    'job/b/manifest.json': `{"x":${'['.repeat(100_000)}`,
    'job/c/manifest.json': `{"stage":"c","status":"running","timestamp":1700000000,"config":"${'x'.repeat(17_000_000)}"}`,
    'job/__proto__/manifest.json': GOOD,
  });
  const { code, stdout, stderr } = loglex(root, [
    'lines',
    '--manifests',
    'job',
    '--graph',
    'svg',
    '-o',
    'x.svg',
  ]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
  expect(stdout.match(/unreadable-manifest/g)).toHaveLength(2);
  expect(readFileSync(join(root, 'x.svg'), 'utf8')).not.toMatch(/[\u001b\u202e]/);
});

describe.runIf(hasPython && existsSync('/dev/fd'))('what is no regular file', () => {
  it('is not waited for', () => {
    const root = project({ 'job/a/manifest.json': GOOD, 'job/b/x': '' });
    execFileSync('mkfifo', [join(root, 'job/b/manifest.json')]);
    expect(loglex(root, ['lines', '--manifests', 'job']).code).toBe(0);
  });
});

test('explain says what a finding means', () => {
  const { code, stdout } = loglex(project({}), ['explain', 'unfinished-stage']);
  expect(code).toBe(0);
  expect(stdout).toContain('It broke off and did not say so');
});

test('the page about manifests lists every check, and its catalogs are sound', () => {
  const page = readFileSync(new URL('../../../../docs/manifests.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('<!-- checks -->'), page.indexOf('<!-- end -->'));
  const rows = Array.from(
    table.matchAll(/^\| `(.+?)` *\| (\S+) *\| (.+?) *\|$/gm),
    ([, ...cells]) => cells,
  );
  expect(rows).toEqual(
    MANIFEST_CHECKS.map(({ id, defaultSeverity, description }) => [
      id,
      defaultSeverity,
      description,
    ]),
  );
  const catalogs = Array.from(page.matchAll(/```yaml\n(.+?)```/gs), ([, text = '']) => text);
  expect(catalogs).toHaveLength(2);
  for (const text of catalogs)
    expect(parseCatalog([{ file: 'c.yaml', text }]).problems).toEqual([]);
  // What is said to be enough is: nothing is wrong with the manifest but that its files are not there.
  const [manifest = ''] = Array.from(page.matchAll(/```json\n(.+?)```/gs), ([, text = '']) => text);
  const root = project({
    'c.yaml': 'loglex: 1\nmanifests: { stage: {} }\n',
    'out/job/01_demux/manifest.json': manifest,
  });
  expect(found(root)).toEqual(['01_demux/manifest.json missing-output']);
});
