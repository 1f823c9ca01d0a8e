/** A project as an editor has it: buffers over the disk, an index that follows every change. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, hover, usesOf } from '@loglex/engine';
import { type LiveProject, openLiveProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { folder } from '../folder.ts';

const CATALOG = `loglex: 1
constants:
  - { code: A1, name: STARTED, level: info, message: Started }
  - { code: A2, name: STOPPED, level: info, message: Stopped }
`;

const SETTINGS = `loglex: 1
catalogs: [log-catalog/*.yaml]
references: { typescript: 'LOG.{name}' }
sinks: [{ call: logConstant, args: [logger, constant] }]
`;

const STARTS = 'logConstant(logger, LOG.STARTED);\n';
const STOPS = 'logConstant(logger, LOG.STOPPED);\n';

async function open(files: Record<string, string> = {}): Promise<LiveProject> {
  const root = folder({
    '.git/': '',
    'loglex.yaml': SETTINGS,
    'log-catalog/a.yaml': CATALOG,
    'src/a.ts': STARTS,
    ...files,
  });
  const project = openLiveProject(root, { cache: false, threads: 1 })!;
  await project.fill();
  return project;
}

function write(project: LiveProject, file: string, text: string): void {
  writeFileSync(join(project.root, file), text);
}

/** The files that use a constant. */
function users(project: LiveProject, code: string): readonly string[] {
  const { session, index, sessionOf } = project.snapshotFor('src/a.ts');
  return session.catalog
    .byCode(code)
    .flatMap((constant) => usesOf(constant, index, sessionOf))
    .map(({ file }) => file);
}

const ids = (findings: readonly Finding[]) => findings.map(({ check }) => check);

describe('buffers', () => {
  it('count before they are saved, and the disk again when they are closed', async () => {
    const project = await open();
    expect(users(project, 'A1')).toEqual(['src/a.ts']);
    project.setBuffer('src/a.ts', STOPS);
    expect([users(project, 'A1'), users(project, 'A2')]).toEqual([[], ['src/a.ts']]);
    project.setBuffer('src/a.ts', undefined);
    expect([users(project, 'A1'), users(project, 'A2')]).toEqual([['src/a.ts'], []]);
  });

  it('may be files that are not there yet, and are gone when they are closed', async () => {
    const project = await open();
    project.setBuffer('src/new.ts', STARTS);
    expect(users(project, 'A1')).toEqual(['src/a.ts', 'src/new.ts']);
    project.setBuffer('src/new.ts', undefined);
    expect(users(project, 'A1')).toEqual(['src/a.ts']);
  });

  it('that cannot be parsed keep what an earlier text said, and are in no index', async () => {
    const project = await open();
    project.setBuffer('src/a.ts', STARTS);
    expect(project.documentOf('src/a.ts')?.facts?.calls).toHaveLength(1);
    project.setBuffer('src/a.ts', `${STARTS}if (`);
    const document = project.documentOf('src/a.ts')!;
    expect(document.facts).toBeUndefined();
    expect(document.lastFacts?.calls).toHaveLength(1);
    expect(users(project, 'A1')).toEqual([]);
  });

  it('win over what is read in the background', async () => {
    const project = await open();
    const filled = project.fill();
    project.setBuffer('src/a.ts', STOPS);
    await filled;
    expect(users(project, 'A2')).toEqual(['src/a.ts']);
  });

  it('of a catalog count in every file', async () => {
    const project = await open();
    expect(ids(project.findingsIn('src/a.ts'))).toEqual([]);
    project.setBuffer('log-catalog/a.yaml', CATALOG.replace('STARTED', 'BEGUN'));
    expect(ids(project.findingsIn('src/a.ts'))).toEqual(['unknown-code']);
    project.setBuffer('log-catalog/a.yaml', `${CATALOG}  - { code: A1, level: info`);
    expect(ids(project.findingsIn('log-catalog/a.yaml'))).not.toEqual([]);
    project.setBuffer('log-catalog/a.yaml', undefined);
    expect(ids(project.findingsIn('src/a.ts'))).toEqual([]);
  });

  it('that the settings leave out are in no index, and explained all the same', async () => {
    const project = await open({ '.gitignore': 'src/out.ts\n' });
    project.setBuffer('src/out.ts', `${STARTS}// A1\n`);
    expect(users(project, 'A1')).toEqual(['src/a.ts']);
    const document = project.documentOf('src/out.ts')!;
    const found = hover(project.snapshotFor('src/out.ts'), document, document.text.indexOf('A1'));
    expect(found?.explanations[0]?.title).toBe('A1  STARTED');
  });
});

describe('the disk', () => {
  it('is followed as the client tells', async () => {
    const project = await open();
    write(project, 'src/b.ts', STARTS);
    expect(project.changedOnDisk(['src/b.ts'])).toEqual({ changed: true, refill: false });
    expect(users(project, 'A1')).toEqual(['src/a.ts', 'src/b.ts']);
    rmSync(join(project.root, 'src'), { recursive: true });
    project.changedOnDisk(['src']);
    expect(users(project, 'A1')).toEqual([]);
  });

  it('is looked at where nobody tells', async () => {
    const project = await open();
    expect(project.look()).toEqual({ changed: false, refill: false });
    write(project, 'src/a.ts', `${STOPS}${STOPS}`);
    write(project, 'src/b.ts', STARTS);
    expect(project.look()).toEqual({ changed: true, refill: false });
    expect([users(project, 'A1'), users(project, 'A2')]).toEqual([
      ['src/b.ts'],
      ['src/a.ts', 'src/a.ts'],
    ]);
    rmSync(join(project.root, 'src/b.ts'));
    expect(project.look().changed).toBe(true);
    expect(users(project, 'A1')).toEqual([]);
  });

  it.each(['told', 'looked at'])(
    'with another catalog asks for no reading anew, %s',
    async (way) => {
      const project = await open();
      expect(ids(project.findingsIn('src/a.ts'))).toEqual([]);
      write(project, 'log-catalog/a.yaml', CATALOG.replace('STARTED', 'BEGUN '));
      const change =
        way === 'told' ? project.changedOnDisk(['log-catalog/a.yaml']) : project.look();
      expect(change).toEqual({ changed: true, refill: false });
      expect(ids(project.findingsIn('src/a.ts'))).toEqual(['unknown-code']);
    },
  );

  it.each([
    ['references', SETTINGS.replace('LOG.', 'CODES.')],
    ['files', `${SETTINGS}files: { exclude: [src/a.ts] }\n`],
  ])('with other settings on %s asks for it', async (_, settings) => {
    const project = await open();
    write(project, 'loglex.yaml', settings);
    expect(project.changedOnDisk(['loglex.yaml'])).toEqual({ changed: true, refill: true });
    await project.fill();
    expect(users(project, 'A1')).toEqual([]);
  });

  it('with another branch checked out is read in the background', async () => {
    const project = await open();
    for (let at = 0; at < 150; at++) write(project, `src/of-branch-${at}.ts`, STARTS);
    expect(project.look()).toEqual({ changed: true, refill: true });
    await project.fill();
    expect(users(project, 'A1')).toHaveLength(151);
  });
});

describe('findings over the whole project', () => {
  it('are there once they were looked for', async () => {
    const project = await open();
    expect(ids(project.findingsIn('log-catalog/a.yaml'))).toEqual([]);
    expect(project.checkWhole()).toBe(true);
    expect(ids(project.findingsIn('log-catalog/a.yaml'))).toEqual(['unused-code']);
    expect(project.checkWhole()).toBe(false);
    project.setBuffer('src/a.ts', STARTS + STOPS);
    expect(project.checkWhole()).toBe(true);
    expect(ids(project.findingsIn('log-catalog/a.yaml'))).toEqual([]);
  });

  it('move with a text that is being typed, and lose the fixes that were made for another', async () => {
    const project = await open();
    project.checkWhole();
    const textAt = (): string[] => {
      const { text } = project.documentOf('log-catalog/a.yaml')!;
      return project
        .findingsIn('log-catalog/a.yaml')
        .map(({ range }) => text.slice(range.start, range.end));
    };
    const [before] = textAt();
    project.setBuffer('log-catalog/a.yaml', `# 🎉 A comment\n${CATALOG}`);
    expect(textAt()).toEqual([before]);
    expect(project.findingsIn('log-catalog/a.yaml')[0]?.fixes).toEqual([]);
    project.setBuffer('log-catalog/a.yaml', CATALOG.replace('A2', 'A22'));
    expect(textAt()).toEqual([]);
  });
});

describe('filling', () => {
  it('can be ended, and says so', async () => {
    const root = folder({ '.git/': '', 'loglex.yaml': SETTINGS, 'log-catalog/a.yaml': CATALOG });
    const project = openLiveProject(root, { cache: false, threads: 1 })!;
    expect(project.phase).toBe('empty');
    const abort = new AbortController();
    abort.abort();
    await project.fill({ signal: abort.signal });
    expect(project.phase).toBe('partial');
    await project.fill();
    expect(project.phase).toBe('ready');
  });

  it('by a later call takes the place of an earlier one', async () => {
    const project = await open();
    await Promise.all([project.fill(), project.fill()]);
    expect([project.phase, users(project, 'A1')]).toEqual(['ready', ['src/a.ts']]);
  });
});

describe('inner settings', () => {
  it('govern their folder, and what they use of an outer catalog is a use there', async () => {
    const project = await open({
      'inner/loglex.yaml': 'loglex: 1\nextends: ../loglex.yaml\n',
      'inner/b.ts': STARTS,
    });
    expect(users(project, 'A1')).toEqual(['inner/b.ts', 'src/a.ts']);
    expect(openLiveProject(join(project.root, 'inner'))?.root).toBe(project.root);
  });
});

it('is none where no settings file stands', () => {
  expect(openLiveProject(folder({ '.git/': '', 'a.ts': STARTS }))).toBeUndefined();
});

describe('a large catalog in which somebody types', () => {
  const LARGE = `${CATALOG}  - { code: A3, name: LONG, level: info, message: '{n', description: "${'x'.repeat(500_000)}" }\n`;
  const messageIn = (project: LiveProject, file: string) =>
    project.snapshotFor(file).session.catalog.byCode('A1')[0]?.message;

  it('counts for other files when it is caught up with, and for itself at once', async () => {
    const project = await open({ 'log-catalog/a.yaml': LARGE });
    project.findingsIn('src/a.ts');
    project.setBuffer('log-catalog/a.yaml', LARGE.replace('Started', 'Begun'));
    expect(messageIn(project, 'src/a.ts')).toBe('Started');
    expect(project.catchUp()).toBe(true);
    expect(messageIn(project, 'src/a.ts')).toBe('Begun');
    expect(project.catchUp()).toBe(false);
    project.setBuffer('log-catalog/a.yaml', LARGE.replace('Started', 'Up'));
    expect(messageIn(project, 'log-catalog/a.yaml')).toBe('Up');
  });

  it('has its findings where they stand by now', async () => {
    const project = await open({ 'log-catalog/a.yaml': LARGE });
    const before = LARGE.indexOf('{n');
    const start = () =>
      project.findingsIn('log-catalog/a.yaml').find(({ check }) => check === 'invalid-template')
        ?.range.start;
    project.setBuffer('log-catalog/a.yaml', LARGE.replace('Started', 'Starting up'));
    expect(start()).toBe(before + 4);
  });

  it('counts in a change that is planned, whatever was known', async () => {
    const project = await open({ 'log-catalog/a.yaml': LARGE.replace("'{n'", 'n') });
    project.findingsIn('src/a.ts');
    project.setBuffer('log-catalog/a.yaml', LARGE.replace('Started', 'Begun'));
    const planned = project.changes.planned('src/a.ts', ({ scope }) => scope.catalog.byCode('A1'));
    expect(planned).toMatchObject([{ message: 'Begun' }]);
  });
});

describe('what leads lines of logs back', () => {
  it('is made beforehand, and where code or catalog changed anew', async () => {
    const project = await open({ 'src/raw.ts': 'console.log(`up ${n} times`);\n' });
    expect(['app.log', 'logs/a.log.1', 'src/a.ts'].map((file) => project.isLog(file))).toEqual([
      true,
      true,
      false,
    ]);
    const steps = () => {
      let count = 0;
      while (project.prepareLog('app.log')) count++;
      return count;
    };
    // One set of the constants, one of the calls.
    expect([steps(), steps()]).toEqual([2, 0]);
    project.setBuffer('src/raw.ts', 'console.log(`down ${n} times`);\n');
    project.snapshotFor('app.log');
    expect(steps()).toBe(1);
    project.setBuffer('log-catalog/a.yaml', CATALOG.replace('Started', 'Begun'));
    project.snapshotFor('app.log');
    expect(steps()).toBe(1);
  });

  it('and what is wrong in a log that is open, at every record of it, unless it is long', async () => {
    const project = await open();
    const line = '2025-03-01T08:00:00Z INFO A9 gone\n';
    const prepared = (text: string) => {
      project.setBuffer('app.log', text);
      while (project.prepareLog('app.log'));
      return project.findingsIn('app.log');
    };
    const found = prepared(line.repeat(250));
    expect(found).toHaveLength(250);
    expect(found.at(-1)).toMatchObject({
      check: 'line-unknown-code',
      range: { start: 249 * line.length + 26, end: 249 * line.length + 28 },
    });
    expect(prepared(line.repeat(2_000_000 / line.length + 1))).toEqual([]);
    project.setBuffer('app.log', undefined);
    expect(project.findingsIn('app.log')).toEqual([]);
  });
});
