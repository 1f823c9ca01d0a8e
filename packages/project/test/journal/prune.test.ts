import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginChange } from '../../src/journal/begin-change.ts';
import { carryOut } from '../../src/journal/carry-out.ts';
import type { Change } from '../../src/journal/change.ts';
import { CHANGES_KEPT, pruneChanges } from '../../src/journal/prune.ts';
import { resumeChange } from '../../src/journal/resume.ts';
import { undoChange } from '../../src/journal/undo.ts';
import { folder } from '../folder.ts';

/** Changes `a.js` from one number to the next. */
function begin(root: string): Change {
  const before = readFileSync(join(root, 'a.js'));
  const after = Buffer.from(String(Number(before.toString()) + 1));
  return beginChange(root, { title: 'count', files: [{ file: 'a.js', before, after }] });
}

async function changed(root: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await carryOut(root, begin(root));
}

const textOf = (root: string) => readFileSync(join(root, 'a.js'), 'utf8');
const kept = (root: string) => readdirSync(join(root, '.loglex/changes')).map(Number);

it('keeps the last changes, all of which can be taken back', async () => {
  const root = folder({ 'a.js': '0' });
  await changed(root, CHANGES_KEPT + 3);
  expect(kept(root)).toHaveLength(CHANGES_KEPT);
  expect(kept(root)[0]).toBe(4);
  pruneChanges(root, 3);
  expect(kept(root)).toEqual([CHANGES_KEPT + 1, CHANGES_KEPT + 2, CHANGES_KEPT + 3]);
  for (let left = 3; left > 0; left -= 1) {
    expect(await undoChange(root)).toMatchObject({ outcome: { kind: 'finished' } });
  }
  expect(textOf(root)).toBe(String(CHANGES_KEPT));
  expect(await undoChange(root)).toMatchObject({
    nothing: true,
    refused: /keeps the last 50 changes/,
  });
});

it('keeps what was cut short, and what follows it, until it is taken back', async () => {
  const root = folder({ 'a.js': '0' });
  await changed(root, 2);
  begin(root);
  pruneChanges(root, 0);
  expect(kept(root)).toEqual([3]);
  expect(await resumeChange(root)).toMatchObject({ outcome: { kind: 'finished' } });
  expect(textOf(root)).toBe('3');

  begin(root);
  writeFileSync(join(root, 'a.js'), '4');
  // The undo is begun and not finished either.
  const stopped = AbortSignal.abort();
  expect(await undoChange(root, { signal: stopped })).toMatchObject({
    outcome: { kind: 'interrupted' },
  });
  pruneChanges(root, 0);
  expect(kept(root)).toEqual([4, 5]);
  await resumeChange(root);
  pruneChanges(root, 0);
  expect(kept(root)).toEqual([]);
});

it('keeps what a forced undo took from somebody', async () => {
  const root = folder({ 'a.js': '0' });
  await changed(root, 1);
  writeFileSync(join(root, 'a.js'), '70');
  await undoChange(root, { force: true });
  await changed(root, 2);
  pruneChanges(root, 1);
  expect(kept(root)).toEqual([2, 4]);
  expect(readFileSync(join(root, '.loglex/changes/0002/kept/a.js'), 'utf8')).toBe('70');
  expect(await undoChange(root)).toMatchObject({ outcome: { kind: 'finished' } });
  expect(textOf(root)).toBe('1');
});

it('leaves no change behind that cannot be read, where it is killed over its work', async () => {
  const root = folder({ 'a.js': '0' });
  await changed(root, 2);
  pruneChanges(root, 1);
  expect(existsSync(join(root, '.loglex/changes/0001'))).toBe(false);
  await changed(root, 1);
  expect(kept(root)).toEqual([2, 3]);
});
