/** Logs as a view has them: rows, filters, growth, and what logs do to those who read them. */
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fileSource,
  type LogFilter,
  type LogKnowledge,
  type LogRow,
  openLog,
  type OpenLog,
  textSource,
} from '@loglex/project';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let folder: string;
let log: OpenLog | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loglex-log-'));
});

afterEach(async () => {
  await log?.close();
  log = undefined;
  rmSync(folder, { recursive: true });
});

/** Nothing is known but what the lines themselves say: a code stands before the message. */
const KNOWLEDGE: LogKnowledge = {
  layouts: [],
  isCode: (text) => /^A\d+$/.test(text),
  explain({ message, code = /^A\d+\b/.exec(message)?.[0] }) {
    const known = code === undefined ? {} : { by: 'code' as const, code };
    return { ...known, constants: [], retired: [], answers: [], ambiguous: false, exact: true };
  },
};

const TEXT = `2025-03-01T08:00:00Z INFO A101 Order placed
2025-03-01T08:00:01Z ERROR A102 Order lost
Traceback (most recent call last):
  File "a.py", line 1, in place
KeyError: 'cart'
2025-03-01T08:00:02Z INFO A101 Order placed
2025-03-01T08:00:03Z WARN A103 Überlauf
`;

async function idle(): Promise<void> {
  await vi.waitFor(() => expect(log!.state().isBusy).toBe(false), { interval: 5, timeout: 9_000 });
}

async function shown(filter: LogFilter): Promise<readonly number[]> {
  log!.filter(filter);
  await idle();
  const rows = await log!.rows(0, 100);
  return rows.map(({ line }) => line);
}

it('has rows with what their layout says', async () => {
  log = openLog(textSource(TEXT), KNOWLEDGE, () => undefined);
  await idle();
  expect(log.state()).toMatchObject({ lines: 7, known: 7, shown: 7 });
  const [first, second, third] = await log.rows(0, 3);
  expect(first).toEqual({
    line: 0,
    text: '2025-03-01T08:00:00Z INFO A101 Order placed',
    isCut: false,
    continues: false,
    level: 'info',
    code: 'A101',
    time: '2025-03-01T08:00:00Z',
    message: 'A101 Order placed',
  } satisfies LogRow);
  expect(second).toMatchObject({ level: 'error', code: 'A102' });
  expect(third).toMatchObject({ continues: true, level: 'error', text: TEXT.split('\n')[2] });
  expect((await log.record(4))?.record).toMatchObject({
    message: 'A102 Order lost',
    line: 2,
    lines: 4,
  });
});

it('shows what filters let through, whole records at a time', async () => {
  log = openLog(textSource(TEXT), KNOWLEDGE, () => undefined);
  expect(await shown({ levels: ['info'] })).toEqual([0, 5]);
  expect(await shown({ text: 'keyerror' })).toEqual([1, 2, 3, 4]);
  expect(await shown({ text: 'ORDER', levels: ['info'] })).toEqual([0, 5]);
  expect(await shown({ text: 'überlauf' })).toEqual([6]);
  expect(await shown({ text: 'nothing' })).toEqual([]);
  expect(await shown({ codes: ['A103'] })).toEqual([6]);
  expect(log.rowOf(3)).toBe(0);
  expect(await shown({})).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('follows a log that grows, is cut, and is replaced by another', async () => {
  const file = join(folder, 'a.log');
  writeFileSync(file, TEXT.slice(0, TEXT.indexOf('KeyError') + 3));
  log = openLog(fileSource(file), KNOWLEDGE, () => undefined);
  await idle();
  expect(log.state()).toMatchObject({ lines: 5, known: 5 });
  appendFileSync(file, TEXT.slice(TEXT.indexOf('KeyError') + 3));
  log.look();
  await idle();
  expect(log.state()).toMatchObject({ lines: 7, known: 7 });
  expect((await log.rows(4, 1))[0]).toMatchObject({ text: "KeyError: 'cart'", continues: true });
  expect(log.counts().levels).toMatchObject({ info: 2, error: 1, warn: 1, none: 0 });

  writeFileSync(file, 'ERROR new\n');
  log.look();
  await idle();
  expect((await log.rows(0, 9)).map(({ text }) => text)).toEqual(['ERROR new']);

  writeFileSync(join(folder, 'b.log'), `${TEXT}${TEXT}`);
  renameSync(join(folder, 'b.log'), file);
  log.look();
  await idle();
  expect(log.state()).toMatchObject({ lines: 14, known: 14 });

  rmSync(file);
  log.look();
  await idle();
  expect(log.state().problem).toContain('ENOENT');
});

it('follows with a filter', async () => {
  const file = join(folder, 'a.log');
  writeFileSync(file, TEXT);
  log = openLog(fileSource(file), KNOWLEDGE, () => undefined);
  expect(await shown({ text: 'placed', levels: ['info'] })).toEqual([0, 5]);
  appendFileSync(file, `  and more of it\n${TEXT}`);
  log.look();
  await idle();
  expect((await log.rows(0, 9)).map(({ line }) => line)).toEqual([0, 5, 8, 13]);
});

it('takes hostile lines for data', async () => {
  const hostile = [
    '\u001b]0;title\u0007\u001b[31mERROR\u001b[0m A101 red',
    '<img src=x onerror=alert(1)>',
    'a\u202eb\u0000c\rd',
    `A102 ${'x'.repeat(3_000_000)}`,
    '\ufffd'.repeat(3),
    '',
  ];
  log = openLog(textSource(hostile.join('\r\n')), KNOWLEDGE, () => undefined);
  await idle();
  const rows = await log.rows(0, 10);
  expect(rows.map(({ text }) => text.slice(0, 30))).toEqual([
    'ERROR A101 red',
    '<img src=x onerror=alert(1)>',
    'a\\u202eb\ufffdc\\nd',
    `A102 ${'x'.repeat(25)}`,
    '\ufffd\ufffd\ufffd',
  ]);
  expect(rows[3]).toMatchObject({ isCut: true });
  expect(rows[3]!.text.length).toBeLessThan(5_000);
});

it('reads an empty log, a missing one, and one with a byte order mark', async () => {
  log = openLog(textSource(''), KNOWLEDGE, () => undefined);
  await idle();
  expect(log.state()).toMatchObject({ lines: 0, known: 0, shown: 0 });
  expect(await log.rows(0, 10)).toEqual([]);
  expect(await log.record(0)).toBeUndefined();
  await log.close();

  log = openLog(fileSource(join(folder, 'none.log')), KNOWLEDGE, () => undefined);
  await idle();
  expect(log.state().problem).toContain('ENOENT');
  await log.close();

  log = openLog(textSource(`\ufeff${TEXT}`), KNOWLEDGE, () => undefined);
  await idle();
  expect((await log.rows(0, 1))[0]).toMatchObject({ level: 'info', text: TEXT.split('\n')[0] });
});

describe.each([
  ['little endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['big endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('a log in UTF-16, %s', (_, encode) => {
  // The second byte of ਅ, or the first, is that of a newline; the last character takes two units.
  const wide = `${TEXT.replaceAll('\n', '\r\n')}2025-03-01T08:00:04Z INFO A104 ਅਊ Ꝋ 🎉\r\n`;

  it('is read, shown and searched as any', async () => {
    const file = join(folder, 'wide.log');
    writeFileSync(file, encode(wide));
    log = openLog(fileSource(file), KNOWLEDGE, () => undefined);
    await idle();
    expect(log.state()).toMatchObject({ lines: 8, known: 8 });
    const rows = await log.rows(0, 10);
    expect(rows.map(({ text }) => text)).toEqual(wide.split('\r\n').slice(0, -1));
    expect(rows[0]).toMatchObject({ level: 'info', code: 'A101', time: '2025-03-01T08:00:00Z' });
    expect(await shown({ text: 'keyerror' })).toEqual([1, 2, 3, 4]);
    expect(await shown({ text: 'ÜBERLAUF' })).toEqual([6]);
    expect(await shown({ text: 'ਊ Ꝋ 🎉' })).toEqual([7]);
    expect((await log.record(4))?.record).toMatchObject({ message: 'A102 Order lost', lines: 4 });
  });

  it('is followed, also where half of a character is written first', async () => {
    const file = join(folder, 'wide.log');
    const bytes = encode(wide);
    // In the byte order mark, in a character, and between the two bytes of a newline.
    const newline = encode(wide.slice(0, wide.indexOf('\n') + 1)).length - 1;
    writeFileSync(file, '');
    log = openLog(fileSource(file), KNOWLEDGE, () => undefined);
    let from = 0;
    for (const to of [1, 41, newline, 701, bytes.length]) {
      appendFileSync(file, bytes.subarray(from, to));
      from = to;
      log.look();
      await idle();
    }
    expect(log.state()).toMatchObject({ lines: 8, known: 8, bytes: bytes.length });
    const rows = await log.rows(0, 10);
    expect(rows.map(({ text }) => text)).toEqual(wide.split('\r\n').slice(0, -1));
  });

  it('is another one where one in UTF-8 takes its place', async () => {
    const file = join(folder, 'wide.log');
    writeFileSync(file, encode(wide));
    log = openLog(fileSource(file), KNOWLEDGE, () => undefined);
    await idle();
    writeFileSync(file, 'ERROR new\n');
    log.look();
    await idle();
    expect((await log.rows(0, 9)).map(({ text }) => text)).toEqual(['ERROR new']);
  });
});

it('stays quick below a record without an end', { timeout: 10_000 }, async () => {
  const text = `2025-03-01T08:00:00Z ERROR A101 Bad\n${'  at f (a.js:1:2)\n'.repeat(200_000)}`;
  log = openLog(textSource(text), KNOWLEDGE, () => undefined);
  expect(await shown({ text: 'a.js' })).toHaveLength(100);
  expect(log.state()).toMatchObject({ shown: 200_001 });
});
