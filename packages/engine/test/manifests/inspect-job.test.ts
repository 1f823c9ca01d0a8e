import { MANIFEST_CHECKS } from '@loglex/engine';
import { describe, expect, it, test } from 'vitest';
import { catalogOf, inspect, stage, told } from './job.ts';

const DEMUX = '01_demux/manifest.json';
const ASR = '02_asr/manifest.json';

/** Two stages, the second of which reads from the first, and the third that had nothing to do. */
const WHOLE = {
  [DEMUX]: stage('demux', { outputs: [{ type: 'audio', path: 'out/job-1/01_demux/audio.wav' }] }),
  [ASR]: stage('asr', {
    inputs: [{ path: '01_demux/audio.wav', from: 'demux' }],
    outputs: { transcript: { path: '/w/out/job-1/02_asr/a.json' }, words: 'words.txt' },
  }),
  '03_mux/manifest.json': stage('mux', { status: 'skipped', inputs: ['02_asr/a.json'] }),
};
const FILES = ['01_demux/audio.wav', '01_demux/stage.log', '02_asr/a.json', '02_asr/words.txt'];

test('nothing is wrong with a job that is whole, however paths are written', () => {
  const job = inspect({ manifests: WHOLE, files: FILES });
  expect(job.findings).toEqual([]);
  expect(job.graph).toEqual({
    nodes: [
      { name: 'demux', number: 1, state: 'success', status: 'success', seconds: 4.25 },
      { name: 'asr', number: 2, state: 'success', status: 'success', seconds: 4.25 },
      { name: 'mux', number: 3, state: 'ended', status: 'skipped', seconds: 4.25 },
    ],
    edges: [
      { from: 0, to: 1, files: ['01_demux/audio.wav'], byPath: false },
      { from: 1, to: 2, files: ['02_asr/a.json'], byPath: true },
    ],
  });
});

/** One stage, `demux`, with something wrong. */
type Row = [
  name: string,
  manifest: object | string,
  expected: readonly string[],
  files?: readonly string[],
];

describe.each<Row>([
  ['is empty', '', ['unreadable-manifest']],
  ['is cut short', '{"stage": "demux", "status": "succ', ['unreadable-manifest']],
  ['is a list', '[]', ['wrong-value']],
  ['nests too deeply', `{"config": ${'['.repeat(70)}${']'.repeat(70)}}`, ['unreadable-manifest']],
  [
    'holds a number that JSON does not have',
    '{"stage":"demux","status":"success","timestamp":1700000000,"duration_seconds":NaN}',
    ['unreadable-manifest'],
  ],
  [
    'states a key twice',
    '{"stage":"demux","status":"success","status":"failed","timestamp":1700000000}',
    ['wrong-value'],
  ],
  ['has no status', { stage: 'demux', timestamp: '2026-01-31' }, ['missing-key']],
  ['has an unknown stage', stage('demuxing'), ['unknown-stage']],
  ['has an unknown status', stage('demux', { status: 'failure' }), ['unknown-status']],
  ['has a path for a status', stage('demux', { status: '/w/manifest.json' }), ['unknown-status']],
  ['has an alias of a status', stage('demux', { status: 'ok' }), []],
  [
    'was never finalized',
    stage('demux', { status: 'running', completed_at: null, duration_seconds: null }),
    ['unfinished-stage'],
  ],
  [
    'ended before it began',
    stage('demux', { completed_at: '2026-01-31T11:59:59' }),
    ['impossible-time'],
  ],
  ['took less than no time', stage('demux', { duration_seconds: -1 }), ['impossible-time']],
  ['took another time', stage('demux', { duration_seconds: 6 }), ['wrong-duration']],
  ['took about this time', stage('demux', { duration_seconds: 5 }), []],
  ['has times of two clocks', stage('demux', { completed_at: '2026-01-31T11:00:00Z' }), []],
  [
    'has times with offsets',
    stage('demux', {
      timestamp: '2026-01-31T14:00:00+02:00',
      completed_at: '2026-01-31 07:00:04,250-0500',
    }),
    [],
  ],
  [
    'began on a day that does not exist',
    stage('demux', { timestamp: '2026-02-30T12:00:00' }),
    ['wrong-value'],
  ],
  ['took a word', stage('demux', { duration_seconds: 'long' }), ['wrong-value']],
  ['has outputs that are a word', stage('demux', { outputs: 'audio.wav' }), ['wrong-value']],
  [
    'has an output without a path',
    stage('demux', { outputs: [{ type: 'audio' }] }),
    ['missing-key'],
  ],
  ['failed without an error', stage('demux', { status: 'failed' }), ['failure-without-error']],
  [
    'failed with an error',
    stage('demux', { status: 'failed', errors: [{ code: 'MP201', message: 'x' }] }),
    [],
  ],
  [
    'failed with a code in words',
    stage('demux', { status: 'failed', errors: ['MP201 No sound'] }),
    [],
  ],
  [
    'failed with an error without a code',
    stage('demux', { status: 'failed', errors: ['No sound'] }),
    ['uncoded-error'],
  ],
  [
    'failed with an unknown code',
    stage('demux', { status: 'failed', errors: [{ code: 'MP2001' }] }),
    ['unknown-error-code'],
  ],
  [
    'failed with a retired code',
    stage('demux', { status: 'failed', errors: ['[MP200] Silence'] }),
    ['unknown-error-code'],
  ],
  [
    'went well with an error',
    stage('demux', { errors: ['MP201 No sound'] }),
    ['success-with-error'],
  ],
  ['went well with an empty error', stage('demux', { error: '' }), []],
  ['tracks what is not there', stage('demux', { outputs: ['01_demux/a.wav'] }), ['missing-output']],
  [
    'keeps what is not there',
    stage('demux', { intermediate_files: [{ path: 'a.tmp', retained: true }] }),
    ['missing-output'],
  ],
  [
    'does not keep what is not there',
    stage('demux', { intermediate_files: [{ path: 'a.tmp', retained: false }] }),
    [],
  ],
  [
    'does not keep what is there',
    stage('demux', { intermediate_files: [{ path: 'a.tmp', retained: false }] }),
    ['leftover-intermediate'],
    ['01_demux/a.tmp'],
  ],
  [
    'does not track a file',
    stage('demux'),
    ['untracked-file'],
    ['01_demux/deep/a.wav', '01_demux/stage.log'],
  ],
  ['tracks a folder', stage('demux', { outputs: ['01_demux/deep'] }), [], ['01_demux/deep/a.wav']],
  [
    'failed, and left a file behind',
    stage('demux', { status: 'failed', errors: ['MP201'] }),
    [],
    ['01_demux/a.wav'],
  ],
  ['reads what is nowhere', stage('demux', { inputs: ['film.mp4'] }), ['missing-input']],
  ['reads what lies elsewhere', stage('demux', { inputs: ['/films/film.mp4'] }), []],
  [
    'reads from nowhere',
    stage('demux', { inputs: [{ path: '/x', from: 'demuxing' }] }),
    ['unknown-stage'],
  ],
  [
    'reads from a stage that did not run',
    stage('demux', { inputs: [{ path: '/x', from: 'mux' }] }),
    ['absent-source'],
  ],
  [
    'reads from itself',
    stage('demux', { inputs: [{ path: '/x', from: 'demux' }] }),
    ['stage-cycle'],
  ],
])('a manifest that %s', (_, manifest, expected, files = []) => {
  it(`tells ${expected.join(', ') || 'nothing'}`, () => {
    const job = inspect({ manifests: { [DEMUX]: manifest }, files });
    expect(told(job).map((line) => line.split(' ')[1])).toEqual(expected);
  });
});

describe('paths', () => {
  const output = (path: string, files: readonly string[] = [], names?: readonly string[]) =>
    told(
      inspect({
        manifests: { [DEMUX]: stage('demux', { outputs: [path] }) },
        files,
        ...(names && { names }),
      }),
    );

  it.each([
    '../../job-2/a.wav',
    '/etc/passwd',
    '../../../etc/passwd',
    '/w/out/job-10/a.wav',
    'C:\\a.wav',
  ])('out of the job lead nowhere: %s', (path) =>
    expect(output(path)).toEqual([`${DEMUX} outside-job`]),
  );

  it.each([
    'out/job-1/01_demux/a.wav',
    './out/../out/job-1/01_demux/a.wav',
    '01_demux/a.wav',
    'a.wav',
    '/w/out/job-1/01_demux/a.wav',
    // Of a job that was moved here.
    '/elsewhere/job-1/01_demux/a.wav',
    'D:\\jobs\\job-1\\01_demux\\a.wav',
  ])('lead to one file: %s', (path) => expect(output(path, ['01_demux/a.wav'])).toEqual([]));

  it('lead into the job by each of its names', () => {
    const names = ['/w/out/latest', '/data/job-7'];
    expect(output('/data/job-7/01_demux/a.wav', ['01_demux/a.wav'], names)).toEqual([]);
    expect(output('/w/out/latest/01_demux/a.wav', ['01_demux/a.wav'], names)).toEqual([]);
  });

  it('follow links inside the job, and none out of it', () => {
    const link = (target: string) =>
      output('01_demux/now', [`01_demux/now -> ${target}`, '01_demux/a.wav']);
    // What the link leads to is tracked by it; where it does not arrive, the link is a file that nobody tracks.
    expect(link('a.wav')).toEqual([`${DEMUX} untracked-file`]);
    expect(link('../../../secret')).toContain(`${DEMUX} outside-job`);
    expect(link('/etc/passwd')).toContain(`${DEMUX} outside-job`);
    expect(link('gone')).toContain(`${DEMUX} missing-output`);
    expect(link('now')).toContain(`${DEMUX} missing-output`);
    expect(
      output('01_demux/deep/a.wav', ['01_demux/deep -> ../store', 'store/a.wav']),
    ).not.toContain(`${DEMUX} missing-output`);
  });

  it('are the same name in either form of Unicode', () => {
    expect(output('01_demux/cafe\u0301.wav', ['01_demux/caf\u00e9.wav'])).toEqual([]);
    expect(output('01_demux/🎬.wav', ['01_demux/🎬.wav'])).toEqual([]);
  });
});

describe('stages beside each other', () => {
  it('that read from a later one', () => {
    const job = inspect({
      manifests: {
        [DEMUX]: stage('demux', { inputs: [{ path: '/x', from: 'asr' }] }),
        [ASR]: stage('asr'),
      },
    });
    expect(told(job)).toEqual([`${DEMUX} later-input`]);
    expect(job.findings.at(-1)!.related[0]!.file).toBe(`out/job-1/${ASR}`);
  });

  it('that wait for each other, told once', () => {
    const reads = (name: string, from: string) => stage(name, { inputs: [{ path: '/x', from }] });
    const job = inspect({
      manifests: {
        [DEMUX]: reads('demux', 'mux'),
        [ASR]: reads('asr', 'demux'),
        '03_mux/manifest.json': reads('mux', 'asr'),
      },
    });
    expect(told(job).filter((line) => line.endsWith('stage-cycle'))).toHaveLength(1);
    expect(job.findings.filter(({ check }) => check === 'later-input')).toEqual([]);
  });

  it('that a legend orders where numbers do not', () => {
    const job = inspect({
      manifests: {
        [DEMUX]: stage('demux', { stage_number: null, inputs: [{ path: '/x', from: 'asr' }] }),
        [ASR]: stage('asr'),
      },
    });
    expect(told(job)).toEqual([`${DEMUX} later-input`]);
  });

  it('that write one file, or have one name', () => {
    const job = inspect({
      manifests: {
        [DEMUX]: stage('demux', { outputs: ['01_demux/a'] }),
        [ASR]: stage('demux', { outputs: ['01_demux/a'] }),
      },
      files: ['01_demux/a'],
    });
    expect(told(job)).toEqual([`${ASR} duplicate-stage`, `${ASR} shared-output`]);
  });

  it('that never wrote a manifest: those with a folder broke off', () => {
    const job = inspect({ manifests: { [DEMUX]: stage('demux') }, files: ['02_asr/stage.log'] });
    expect(job.findings.map(({ file, check, severity }) => [file, check, severity])).toEqual([
      ['out/job-1', 'missing-manifest', 'info'],
      ['out/job-1/02_asr', 'unfinished-stage', 'error'],
    ]);
    expect(job.graph.nodes.map(({ name, state }) => [name, state])).toEqual([
      ['demux', 'success'],
      ['asr', 'absent'],
      ['mux', 'absent'],
    ]);
  });
});

describe('one file that tells of all stages', () => {
  const catalog = catalogOf("file: manifest.json\nunder: run.stages\nfolder: '*_{stage}'");

  it('by name or as a list', () => {
    const { stage: _, ...demux } = stage('demux', { outputs: ['01_demux/a.wav'] }) as Record<
      string,
      unknown
    >;
    const files = ['01_demux/a.wav', '01_demux/b.wav', '02_demux2/c.wav'];
    for (const stages of [{ demux }, [{ ...demux, name: 'demux' }]]) {
      const job = inspect({ manifests: { 'manifest.json': { run: { stages } } }, files, catalog });
      expect(told(job)).toEqual(['manifest.json untracked-file']);
      expect(job.findings.at(-1)!.message).toContain('"01_demux/b.wav"');
    }
  });

  it.each([{}, { run: 1 }, { run: { stages: 'demux' } }])('and does not: %j', (manifest) => {
    const job = inspect({ manifests: { 'manifest.json': manifest }, catalog });
    expect(told(job)).toEqual(['manifest.json wrong-value']);
  });
});

test('every key that is required is asked for, of the end only where there is one', () => {
  const catalog = catalogOf(
    'required: [number, completed, duration, config, resources, warnings, type, from, retained, reason, message]',
  );
  const entries = {
    inputs: [{ path: '/x' }],
    outputs: [{ path: 'a' }],
    intermediate_files: [{ path: 'b' }],
  };
  const missing = (status: string) => {
    const manifest = { status, ...entries, errors: [{ code: 'MP201' }] };
    const { findings } = inspect({
      manifests: { [DEMUX]: manifest },
      files: ['01_demux/a', '01_demux/b'],
      catalog,
    });
    return findings
      .filter(({ check }) => check === 'missing-key')
      .map(({ message }) => /has no "(.+?)"/.exec(message)![1]);
  };
  const always = ['number', 'config', 'resources', 'warnings', 'message'];
  const ofFiles = ['type', 'from', 'type', 'type', 'retained', 'reason'];
  expect(missing('running').sort()).toEqual([...always, ...ofFiles].sort());
  expect(missing('failed').sort()).toEqual(
    [...always, ...ofFiles, 'completed_at', 'duration_seconds'].sort(),
  );
});

test('a catalog without codes asks for none', () => {
  const catalog = { ...catalogOf(), constants: [], retired: [] };
  const manifests = { [DEMUX]: stage('demux', { status: 'failed', errors: ['No sound'] }) };
  expect(told(inspect({ manifests, catalog }))).toEqual([]);
});

test('every check has words of its own', () => {
  expect(new Set(MANIFEST_CHECKS.map(({ docs }) => docs.what)).size).toBe(MANIFEST_CHECKS.length);
});
