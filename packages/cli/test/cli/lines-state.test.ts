/** `loglex lines --state`: a later run goes on where the last one ended, whatever became of the logs. */
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { ordersIn, payments, shopWithLogs } from '../support/logs.ts';
import { running } from '../support/running.ts';

const read = (root: string, ...logs: string[]) => {
  const { code, stdout, stderr } = loglex(root, ['lines', ...logs, '--state', 'read.json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};
const orders = (root: string, ...logs: string[]) => ordersIn(read(root, ...logs));

test('reads what is new, and counts lines on', () => {
  const root = shopWithLogs({ 'app.log': payments(1, 2) });
  expect(orders(root, 'app.log')).toEqual(['1', '2']);
  expect(read(root, 'app.log')).toBe('');
  appendFileSync(join(root, 'app.log'), payments(3));
  expect(read(root, 'app.log')).toMatch(/^3 {2}error {2}SHOP102/);
});

test('leaves a line that has not ended for the next time', () => {
  const root = shopWithLogs({ 'app.log': `${payments(1)}ERROR: Payment of A-2` });
  expect(orders(root, 'app.log')).toEqual(['1']);
  appendFileSync(join(root, 'app.log'), '3 failed\n');
  expect(orders(root, 'app.log')).toEqual(['23']);
});

test.each([
  ['shorter', payments(9)],
  ['as long as before', payments(3, 4)],
  ['longer', payments(3, 4, 5, 6)],
])('begins a log anew that was cut and is %s', (_, text) => {
  const root = shopWithLogs({ 'app.log': payments(1, 2) });
  expect(orders(root, 'app.log')).toEqual(['1', '2']);
  truncateSync(join(root, 'app.log'));
  appendFileSync(join(root, 'app.log'), text);
  expect(orders(root, 'app.log')).toEqual(ordersIn(text));
});

test('begins a log anew that was cut and begins as it did before', () => {
  const banner = 'INFO: The shop opens\n'.repeat(100);
  const root = shopWithLogs({ 'app.log': banner + payments(1, 2) });
  expect(orders(root, 'app.log')).toEqual(['1', '2']);
  truncateSync(join(root, 'app.log'));
  appendFileSync(join(root, 'app.log'), banner + payments(3, 4, 5));
  expect(orders(root, 'app.log')).toEqual(['3', '4', '5']);
});

/** By rename; by copying and cutting, as logrotate's copytruncate does; packed at once. */
const ROTATE: readonly (readonly [string, (log: string) => void])[] = [
  ['moved', (log) => renameSync(log, `${log}.1`)],
  [
    'copied and cut',
    (log) => {
      copyFileSync(log, `${log}.1`);
      truncateSync(log);
    },
  ],
  [
    'packed',
    (log) => {
      writeFileSync(`${log}.1.gz`, gzipSync(readFileSync(log)));
      rmSync(log);
    },
  ],
];

test.each(ROTATE)('loses and repeats nothing of a log that was %s', (_, rotate) => {
  for (const named of ['app.log', 'app.log*']) {
    const root = shopWithLogs({ 'app.log': payments(1, 2) });
    const log = join(root, 'app.log');
    expect(orders(root, named)).toEqual(['1', '2']);
    // Written after the last look, and before the log was rotated.
    appendFileSync(log, payments(3));
    rotate(log);
    appendFileSync(log, payments(4));
    expect(orders(root, named)).toEqual(['3', '4']);
    expect(orders(root, named)).toEqual([]);
    expect(orders(root, 'app.log*')).toEqual([]);
  }
});

test('follows a log through several rotations, from run to run', () => {
  const root = shopWithLogs({ 'app.log': payments(1) });
  const log = join(root, 'app.log');
  const seen = orders(root, 'app.log*');
  for (let order = 2; order < 8; order += 2) {
    for (const age of [3, 2, 1]) {
      try {
        renameSync(`${log}.${age}`, `${log}.${age + 1}`);
      } catch {
        continue;
      }
    }
    appendFileSync(log, payments(order));
    renameSync(log, `${log}.1`);
    writeFileSync(log, payments(order + 1));
    seen.push(...orders(root, 'app.log*'));
  }
  expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('does not take one log for another that begins alike', () => {
  const root = shopWithLogs({ 'a.log': payments(1), 'b.log': payments(1, 2) });
  expect(orders(root, 'a.log')).toEqual(['1']);
  expect(orders(root, 'b.log')).toEqual(['1', '2']);
});

test('goes on in UTF-16 and in packed logs', () => {
  const root = shopWithLogs();
  const all = payments(1, 2, 3);
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  writeFileSync(join(root, 'w.log'), utf16(payments(1)));
  writeFileSync(join(root, 'z.log.gz'), gzipSync(payments(1)));
  expect(orders(root, 'w.log', 'z.log.gz')).toEqual(['1', '1']);
  writeFileSync(join(root, 'w.log'), utf16(all));
  writeFileSync(join(root, 'z.log.gz'), gzipSync(all));
  expect(orders(root, 'w.log', 'z.log.gz')).toEqual(['2', '3', '2', '3']);
});

test('follows from there on as well, and remembers how far it came', async () => {
  const root = shopWithLogs({ 'app.log': payments(1) });
  expect(orders(root, 'app.log')).toEqual(['1']);
  const lines = running(root, ['lines', '-f', 'app.log', '--state', 'read.json']);
  appendFileSync(join(root, 'app.log'), payments(2));
  await lines.see('A-2 failed');
  renameSync(join(root, 'app.log'), join(root, 'app.log.1'));
  writeFileSync(join(root, 'app.log'), payments(3));
  await lines.see('A-3 failed');
  expect(ordersIn((await lines.end()).stdout)).toEqual(['2', '3']);
  expect(orders(root, 'app.log*')).toEqual([]);
});

test('repeats little after it was killed, and loses nothing', async () => {
  const text = payments(...Array.from({ length: 60_000 }, (_, order) => order));
  const root = shopWithLogs({ 'app.log': text });
  const lines = running(root, ['lines', '-f', 'app.log', '--state', 'read.json']);
  await lines.see('A-59000 failed');
  const first = await lines.end('SIGKILL');
  const all = new Set([...ordersIn(first.stdout), ...orders(root, 'app.log')]);
  expect(all.size).toBe(60_000);
});

test.each([
  '{',
  '[]',
  '{"loglex":"lines","version":2,"logs":[]}',
  '{"loglex":"lines","version":1,"logs":[{}]}',
])('refuses a file that says something else: %s', (state) => {
  const root = shopWithLogs({ 'app.log': payments(1), 'read.json': state });
  const { code, stdout, stderr } = loglex(root, ['lines', 'app.log', '--state', 'read.json']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('read.json does not say how far logs were read');
  expect(readFileSync(join(root, 'read.json'), 'utf8')).toBe(state);
});
