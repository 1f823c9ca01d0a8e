import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginChange, type NewChangedFile } from '../../src/journal/begin-change.ts';
import { carryOut } from '../../src/journal/carry-out.ts';
import { readChanges, unfinishedChange } from '../../src/journal/change.ts';
import { resumeChange } from '../../src/journal/resume.ts';
import { undoChange } from '../../src/journal/undo.ts';
import { folder } from '../folder.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

function change(root: string, files: readonly (readonly [string, string | undefined, string])[]) {
  return beginChange(root, {
    title: 'test',
    files: files.map(([file, before, after]): NewChangedFile => ({
      file,
      before: before === undefined ? undefined : bytes(before),
      after: bytes(after),
    })),
  });
}

/** All files of the project and what they hold, the state folder left out. */
function contents(root: string, below = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(root, below), { withFileTypes: true })
      .filter(({ name }) => name !== '.loglex')
      .flatMap((entry): [string, string][] => {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) return [[`${path}/`, ''], ...Object.entries(contents(root, path))];
        return [[path, readFileSync(join(root, path), 'latin1')]];
      }),
  );
}

const OLD = { 'a.js': '\uFEFFone\r\n', 'src/b.js': 'two', 'odd.bin': Buffer.from([0xff, 0, 0x80]) };
const FILES = [
  ['a.js', OLD['a.js'], '\uFEFFONE\r\n'],
  ['src/b.js', 'two', 'TWO'],
  ['new/deep/c.js', undefined, 'THREE'],
] as const;

describe('a change', () => {
  it('is written whole, keeps modes and links, and ignores its own folder', async () => {
    const root = folder({ ...OLD, 'real/d.js': 'x' });
    chmodSync(join(root, 'a.js'), 0o751);
    symlinkSync('real/d.js', join(root, 'link.js'));
    const begun = change(root, [...FILES, ['link.js', 'x', 'Y']]);
    expect(contents(root)['src/b.js']).toBe('two');
    expect(await carryOut(root, begun)).toEqual({ kind: 'finished' });
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe('\uFEFFONE\r\n');
    expect(readFileSync(join(root, 'new/deep/c.js'), 'utf8')).toBe('THREE');
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o751);
    expect(lstatSync(join(root, 'link.js')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'real/d.js'), 'utf8')).toBe('Y');
    expect(readFileSync(join(root, '.loglex/.gitignore'), 'utf8')).toMatch(/^\*$/m);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is taken back byte for byte, with the folders that it made', async () => {
    const root = folder(OLD);
    const before = contents(root);
    await carryOut(root, change(root, FILES));
    expect(contents(root)).not.toEqual(before);
    expect(await undoChange(root)).toMatchObject({ outcome: { kind: 'finished' } });
    expect(contents(root)).toEqual(before);
    expect(await undoChange(root)).toHaveProperty('refused');
  });

  it('leaves a folder that somebody else uses by now', async () => {
    const root = folder(OLD);
    await carryOut(root, change(root, FILES));
    writeFileSync(join(root, 'new/mine.txt'), 'mine');
    await undoChange(root);
    expect(existsSync(join(root, 'new/deep'))).toBe(false);
    expect(readFileSync(join(root, 'new/mine.txt'), 'utf8')).toBe('mine');
  });

  it('is taken back one after the other', async () => {
    const root = folder({ 'a.js': '0' });
    await carryOut(root, change(root, [['a.js', '0', '1']]));
    await carryOut(root, change(root, [['a.js', '1', '2']]));
    await carryOut(root, change(root, [['a.js', '2', '3']]));
    const held = () => readFileSync(join(root, 'a.js'), 'utf8');
    const seen: string[] = [];
    for (let turn = 0; turn < 2; turn++) {
      await undoChange(root);
      seen.push(held());
    }
    // What was undone is no longer the last: a new change is.
    await carryOut(root, change(root, [['a.js', '1', '9']]));
    for (let turn = 0; turn < 2; turn++) {
      await undoChange(root);
      seen.push(held());
    }
    expect(seen).toEqual(['2', '1', '1', '0']);
  });

  it('stops at a file that changed meanwhile', async () => {
    const root = folder(OLD);
    const begun = change(root, FILES);
    writeFileSync(join(root, 'src/b.js'), 'mine');
    expect(await carryOut(root, begun)).toMatchObject({
      kind: 'stopped',
      problem: { file: 'src/b.js', message: expect.stringContaining('changed') },
    });
    expect(readFileSync(join(root, 'src/b.js'), 'utf8')).toBe('mine');
    expect(unfinishedChange(root)?.id).toBe(begun.id);
  });

  it('is stopped by a signal, and resumed', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`f${index}.js`, 'old']),
    );
    const root = folder(many);
    const stop = new AbortController();
    const begun = change(
      root,
      Object.keys(many).map((file) => [file, 'old', 'new'] as const),
    );
    const onProgress = () => stop.abort();
    expect(await carryOut(root, begun, { signal: stop.signal, onProgress })).toEqual({
      kind: 'interrupted',
    });
    const written = Object.values(contents(root)).filter((text) => text === 'new').length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(100);
    expect(await resumeChange(root)).toMatchObject({ outcome: { kind: 'finished' } });
    expect(new Set(Object.values(contents(root)))).toEqual(new Set(['new']));
    expect(await resumeChange(root)).toHaveProperty('refused');
  });
});

describe('a change that was cut short', () => {
  /** As a kill after the first file leaves it. */
  async function cut() {
    const root = folder(OLD);
    const before = contents(root);
    const begun = change(root, FILES);
    writeFileSync(join(root, 'a.js'), '\uFEFFONE\r\n');
    writeFileSync(join(root, `src/.b.js.loglex-${begun.id}.tmp`), 'TW');
    mkdirSync(join(root, 'new'));
    return { root, before };
  }

  it('is finished by resume, which leaves nothing else behind', async () => {
    const { root } = await cut();
    await resumeChange(root);
    const whole = folder(OLD);
    await carryOut(whole, change(whole, FILES));
    expect(contents(root)).toEqual(contents(whole));
  });

  it('is taken back by undo', async () => {
    const { root, before } = await cut();
    await undoChange(root);
    expect(contents(root)).toEqual(before);
    expect(unfinishedChange(root)).toBeUndefined();
  });

  it('is not resumed over what somebody wrote meanwhile', async () => {
    const { root } = await cut();
    writeFileSync(join(root, 'src/b.js'), 'mine');
    expect(await resumeChange(root)).toMatchObject({ files: ['src/b.js'] });
    expect(readFileSync(join(root, 'src/b.js'), 'utf8')).toBe('mine');
  });

  it('did not begin where its journal is not whole', async () => {
    const root = folder(OLD);
    mkdirSync(join(root, '.loglex/changes/0001'), { recursive: true });
    writeFileSync(join(root, '.loglex/changes/0001/contents'), 'half');
    expect(unfinishedChange(root)).toBeUndefined();
    expect(await undoChange(root)).toHaveProperty('refused');
    await carryOut(root, change(root, FILES));
    expect(readChanges(root).map(({ id, finished }) => [id, finished])).toEqual([['0002', true]]);
  });
});

describe('undo', () => {
  it('names files that changed since, and keeps them aside where it is forced', async () => {
    const root = folder(OLD);
    const before = contents(root);
    await carryOut(root, change(root, FILES));
    writeFileSync(join(root, 'src/b.js'), 'mine');
    expect(await undoChange(root)).toMatchObject({
      refused: expect.stringContaining('src/b.js changed since'),
      files: ['src/b.js'],
    });
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe('\uFEFFONE\r\n');
    const back = await undoChange(root, { force: true });
    expect(contents(root)).toEqual(before);
    const id = 'change' in back ? back.change.id : '';
    expect(readFileSync(join(root, `.loglex/changes/${id}/kept/src/b.js`), 'utf8')).toBe('mine');
  });

  it('says so where the journal was damaged, and writes nothing', async () => {
    const root = folder(OLD);
    await carryOut(root, change(root, FILES));
    writeFileSync(join(root, '.loglex/changes/0001/contents'), 'x');
    expect(await undoChange(root)).toMatchObject({ refused: expect.stringContaining('damaged') });
    expect(readFileSync(join(root, 'src/b.js'), 'utf8')).toBe('TWO');
  });

  it('never writes outside the root', async () => {
    const outer = folder({ 'in/': '', 'outside.js': 'old' });
    const root = join(outer, 'in');
    symlinkSync('../outside.js', join(root, 'link.js'));
    const begun = change(root, [['link.js', 'old', 'new']]);
    expect(await carryOut(root, begun)).toMatchObject({ kind: 'stopped' });
    expect(readFileSync(join(outer, 'outside.js'), 'utf8')).toBe('old');
  });
});
