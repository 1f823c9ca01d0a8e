/** `loglex lines --follow`: logs that are written, cut, moved and made while it looks. */
import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { ordersIn, payments, shopWithLogs } from '../support/logs.ts';
import { running } from '../support/running.ts';

test('shows what is written as it is written, and Ctrl-C is no failure', async () => {
  const root = shopWithLogs({ 'app.log': payments(1) });
  const log = join(root, 'app.log');
  const lines = running(root, ['lines', '-f', 'app.log']);
  await lines.see('A-1 failed');
  appendFileSync(log, payments(2));
  await lines.see('A-2 failed');
  const { code, stdout, stderr } = await lines.end();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(ordersIn(stdout)).toEqual(['1', '2']);
});

test('lets a line wait until it has ended', async () => {
  const root = shopWithLogs({ 'app.log': 'ERROR: Payment of A-1' });
  const lines = running(root, ['lines', '-f', 'app.log', 'other.log']);
  await lines.see('other.log is not there yet');
  await setTimeout(800);
  expect(lines.stdout()).toBe('');
  appendFileSync(join(root, 'app.log'), '2 failed\n');
  await lines.see('A-12 failed');
  expect(ordersIn((await lines.end('SIGTERM')).stdout)).toEqual(['12']);
});

test('reads several logs, and those that are not there yet', async () => {
  const root = shopWithLogs({ 'a.log': payments('a') });
  const lines = running(root, ['lines', '-f', 'a.log', 'b.log']);
  await lines.see('A-a failed');
  writeFileSync(join(root, 'b.log'), payments('b'));
  await lines.see('A-b failed');
  appendFileSync(join(root, 'a.log'), payments('a2'));
  await lines.see('A-a2 failed');
  const { stdout, stderr } = await lines.end();
  expect(stdout.split('\n').map((row) => row.split('  ')[0])).toEqual([
    'a.log:1',
    'b.log:1',
    'a.log:2',
    '',
  ]);
  expect(stderr).toBe('loglex: b.log is not there yet.\nloglex: b.log is there.\n');
});

test('goes over to the new log when the old one is moved, and loses none of either', async () => {
  const root = shopWithLogs({ 'app.log': payments(1) });
  const log = join(root, 'app.log');
  const lines = running(root, ['lines', '-f', 'app.log']);
  await lines.see('A-1 failed');
  renameSync(log, `${log}.1`);
  appendFileSync(`${log}.1`, payments(2));
  await setTimeout(500);
  appendFileSync(`${log}.1`, payments(3));
  writeFileSync(log, payments(4));
  await lines.see('A-4 failed');
  const { stdout, stderr } = await lines.end();
  expect(ordersIn(stdout)).toEqual(['1', '2', '3', '4']);
  expect(stderr).toBe('loglex: app.log was rotated: the new one is read.\n');
});

test.each([
  ['shorter', payments(9)],
  ['as long as before', payments(3, 4)],
  ['longer', payments(3, 4, 5, 6)],
])('begins a log anew that was cut and is %s', async (_, text) => {
  const root = shopWithLogs({ 'app.log': payments(1, 2) });
  const log = join(root, 'app.log');
  const lines = running(root, ['lines', '-f', 'app.log']);
  await lines.see('A-2 failed');
  await setTimeout(500);
  truncateSync(log);
  appendFileSync(log, text);
  await lines.see('was cut');
  await lines.see(text.trimEnd().split('\n').at(-1)!.slice(7));
  expect(ordersIn((await lines.end()).stdout)).toEqual(['1', '2', ...ordersIn(text)]);
});

test('waits for a log that was removed', async () => {
  const root = shopWithLogs({ 'app.log': payments(1) });
  const lines = running(root, ['lines', '-f', 'app.log']);
  await lines.see('A-1 failed');
  rmSync(join(root, 'app.log'));
  await setTimeout(500);
  writeFileSync(join(root, 'app.log'), payments(2));
  await lines.see('A-2 failed');
  expect((await lines.end()).code).toBe(0);
});

test('reads rotated and packed logs once, and follows the newest', async () => {
  const root = shopWithLogs({ 'app.log.1': payments(1), 'app.log': payments(2) });
  const lines = running(root, ['lines', '-f', 'app.log*']);
  await lines.see('A-2 failed');
  appendFileSync(join(root, 'app.log'), payments(3));
  await lines.see('A-3 failed');
  expect(ordersIn((await lines.end()).stdout)).toEqual(['1', '2', '3']);
});

test('shows what comes on stdin as it comes', async () => {
  const lines = running(shopWithLogs(), ['lines', '-']);
  lines.type(payments(1));
  await lines.see('A-1 failed');
  lines.type(payments(2));
  await lines.see('A-2 failed');
  await lines.end('SIGKILL');
});

test('tells a layout from the lines, though a banner comes first', async () => {
  const root = shopWithLogs({ 'app.log': '=== shop ===\n' });
  const lines = running(root, ['lines', '-f', 'app.log']);
  await lines.see('=== shop ===');
  appendFileSync(join(root, 'app.log'), payments(1));
  await lines.see('2  error  SHOP102');
  await lines.end();
});

test('ends where nothing can grow', () => {
  const root = shopWithLogs({ 'app.log.gz': gzipSync(payments(1)) });
  const { code, stdout, stderr } = loglex(root, ['lines', '-f', 'app.log.gz', 'src']);
  expect([code, ordersIn(stdout)]).toEqual([2, ['1']]);
  expect(stderr).toContain('src is a folder.');
});

test('refuses stdin, which is read as it comes anyway', () => {
  const { code, stderr } = loglex(shopWithLogs(), ['lines', '-f', '-']);
  expect(code).toBe(2);
  expect(stderr).toContain('--follow is for files');
});
