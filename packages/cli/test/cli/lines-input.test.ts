/** What `loglex lines` is given to read: globs, rotated sets, packed logs, broken bytes, lines without an end. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BINARY, loglex, quietEnvironment } from '../support/loglex.ts';
import { ordersIn, payments, shopWithLogs } from '../support/logs.ts';
import { inRotationOrder } from '../../src/lines/input/rotation.ts';

const orders = (root: string, ...logs: string[]) => {
  const { code, stdout, stderr } = loglex(root, ['lines', ...logs]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return ordersIn(stdout);
};

describe('logs', () => {
  test('by globs, each once', () => {
    const root = shopWithLogs({
      'logs/b.log': payments('b'),
      'logs/a.log': payments('a'),
      'logs/deep/c.log': payments('c'),
      'logs/x.txt': payments('x'),
      'odd[1].log': payments('odd'),
    });
    expect(orders(root, 'logs/*.log')).toEqual(['a', 'b']);
    expect(orders(root, 'logs/b.log', 'logs/**/*.log')).toEqual(['b', 'a', 'c']);
    expect(orders(root, join(root, 'logs/?.log'))).toEqual(['a', 'b']);
    expect(orders(join(root, 'src'), '../logs/*.log')).toEqual(['a', 'b']);
    expect(orders(root, 'odd[1].log')).toEqual(['odd']);
  });

  test('of a rotated set from the oldest to the newest', () => {
    const root = shopWithLogs({
      'app.log': payments('new'),
      'app.log.1': payments('1'),
      'app.log.2.gz': gzipSync(payments('2')),
      'app.log.10.gz': gzipSync(payments('10')),
    });
    expect(orders(root, 'app.log*')).toEqual(['10', '2', '1', 'new']);
    // As a shell sorts them.
    expect(orders(root, 'app.log', 'app.log.1', 'app.log.10.gz', 'app.log.2.gz')).toHaveLength(4);
  });

  test.each([
    [
      ['a.log', 'b.log', 'a.log-20260131', 'a.log-20260130.gz'],
      ['a.log-20260130.gz', 'a.log-20260131', 'a.log', 'b.log'],
    ],
    [
      ['a.log', 'a-2026-02-01.log', 'a-2026-01-31.log', 'a-2026-01-31.log.1'],
      ['a-2026-01-31.log.1', 'a-2026-01-31.log', 'a-2026-02-01.log', 'a.log'],
    ],
    [
      ['x/a.log', 'y/a.log.1', '-'],
      ['x/a.log', 'y/a.log.1', '-'],
    ],
  ])('%j in the order in which they were written', (names, expected) => {
    expect(inRotationOrder(names)).toEqual(expected);
  });

  test('packed by gzip, whatever they are called, in a pipe and cut short', () => {
    const packed = gzipSync(payments(1, 2));
    const root = shopWithLogs({ 'app.log.1': packed, 'plain.gz': payments(3) });
    expect(orders(root, 'app.log.1')).toEqual(['1', '2']);
    expect(orders(root, 'plain.gz')).toEqual(['3']);
    expect(ordersIn(loglex(root, ['lines', '-'], { input: packed }).stdout)).toEqual(['1', '2']);
    writeFileSync(
      join(root, 'cut.gz'),
      gzipSync(payments(...Array(5000).keys())).subarray(0, -2000),
    );
    const { code, stdout, stderr } = loglex(root, ['lines', 'cut.gz']);
    expect(code).toBe(2);
    expect(ordersIn(stdout).slice(0, 2)).toEqual(['0', '1']);
    expect(stderr).toBe('loglex: The log cut.gz cannot be read: unexpected end of file.\n');
  });

  test.each([
    ['28b52ffd00', 'zstd'],
    ['425a683931', 'bzip2'],
    ['fd377a585a00', 'xz'],
  ])('packed otherwise are told how to unpack: %s', (magic, program) => {
    const root = shopWithLogs({ 'app.log': Buffer.from(magic, 'hex') });
    mkdirSync(join(root, 'none'));
    const { code, stderr } = loglex(root, ['lines', 'app.log']);
    expect(code).toBe(2);
    expect(stderr).toContain(`packed by ${program}`);
    expect(stderr).toContain(`${program} -dc`);
  });

  test('that cannot be read are told, and the others are read', () => {
    const root = shopWithLogs({ 'app.log': payments(1) });
    const { code, stdout, stderr } = loglex(root, ['lines', 'none.log', 'src', 'app.log']);
    expect(code).toBe(2);
    expect(stdout).toContain('app.log:1  error  SHOP102');
    expect(stderr).toContain('There is no log none.log.');
    expect(stderr).toContain("src is a folder. Name the logs in it: 'src/*.log'.");
    const glob = loglex(root, ['lines', 'no*.log']);
    expect([glob.code, glob.stderr]).toEqual([2, 'loglex: No log matches no*.log.\n']);
  });
});

describe('bytes', () => {
  const text = `INFO: Größe ≠ 10 😀\n${payments('ü')}`;
  const big = (little: Buffer) => Buffer.from(little).swap16();
  const marked = Buffer.from(`\ufeff${text}`, 'utf16le');

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', marked],
    ['UTF-16, big end first', big(marked)],
  ])('in %s', (_, bytes) => {
    const root = shopWithLogs({ 'app.log': bytes });
    const { stdout } = loglex(root, ['lines', 'app.log']);
    expect(stdout).toBe(
      '1  info  -  -  -  Größe ≠ 10 😀\n2  error  SHOP102  shop  -  Payment of A-ü failed\n',
    );
  });

  test('that are none become U+FFFD; zeros, as a cut log begins with them, are left out', () => {
    const hole = Buffer.alloc(3_000_000);
    const bytes = Buffer.concat([
      hole,
      Buffer.from(payments(1)),
      Buffer.from('INFO: a\xff\xc3\n', 'latin1'),
    ]);
    const { code, stdout } = loglex(shopWithLogs({ 'app.log': bytes }), ['lines', 'app.log']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      '1  error  SHOP102  shop  -  Payment of A-1 failed\n2  info  -  -  -  a\ufffd\ufffd\n',
    );
  });

  test('that speak to a terminal do not, in messages, traces, names of logs and JSON', () => {
    const evil = '\u001b]0;evil\u0007\u001b[2J\u009b31m\u202e\r';
    const log = `ERROR: Payment of A-${evil}1 failed\n    at f (${evil})\nINFO: ${evil}\n`;
    const root = shopWithLogs({ 'app.log': log, [`b\u001b[31m.log`]: log });
    for (const args of [[], ['--format', 'jsonl']]) {
      const { stdout } = loglex(root, ['lines', 'app.log', 'b*.log', ...args], {
        env: { FORCE_COLOR: '0' },
      });
      expect(stdout).not.toBe('');
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});

/** Runs it with a small heap and tells what it took, in MB. */
function measured(root: string, args: readonly string[]) {
  const script = `
    process.on('exit', () => process.stderr.write('RSS ' + process.resourceUsage().maxRSS / 1024));
    process.argv = [process.argv[0], 'loglex', ...${JSON.stringify(args)}];
    await import(${JSON.stringify(BINARY)});`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=96', '--input-type=module', '-e', script],
    {
      cwd: root,
      env: quietEnvironment(),
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/null', 'w'), 'pipe'],
      timeout: 110_000,
    },
  );
  return { code: status, megabytes: Number(/RSS ([\d.]+)/.exec(stderr)?.[1] ?? NaN), stderr };
}

describe('a log that is larger than memory', () => {
  test('is read piece by piece', { timeout: 120_000 }, () => {
    const root = shopWithLogs({ 'small.log': payments(1) });
    const piece = Buffer.from(payments(...Array(30_000).keys()).repeat(4));
    const log = openSync(join(root, 'app.log'), 'w');
    let bytes = 0;
    while (bytes < 200e6) bytes += writeSync(log, piece);
    closeSync(log);
    const small = measured(root, ['lines', 'small.log']);
    const large = measured(root, ['lines', 'app.log', '--state', 'read.json']);
    expect([small.code, large.code]).toEqual([0, 0]);
    // Of 200 MB, twice over in UTF-16, hardly anything may be there at once.
    expect(large.megabytes - small.megabytes).toBeLessThan(100);
  });

  test('in one line, or in none that ends, is cut', { timeout: 60_000 }, () => {
    const root = shopWithLogs({ 'app.log': `INFO: ${'x'.repeat(10e6)}\n${payments(1)}` });
    const { code, stdout } = loglex(root, ['lines', 'app.log']);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(10e6);
    expect(ordersIn(stdout)).toEqual(['1']);
    const log = openSync(join(root, 'endless.log'), 'w');
    for (let megabyte = 0; megabyte < 150; megabyte++) writeSync(log, Buffer.alloc(1e6, 120));
    closeSync(log);
    expect(measured(root, ['lines', 'endless.log'])).toMatchObject({ code: 0 });
  });
});

test('ends quietly where its reader has enough', () => {
  const root = shopWithLogs({ 'app.log': payments(...Array(100_000).keys()) });
  const command = `set -o pipefail; "${process.execPath}" "${BINARY}" lines app.log | head -n 2`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: root,
    env: quietEnvironment(),
    encoding: 'utf8',
  });
  expect({ status, stderr, rows: ordersIn(stdout) }).toEqual({
    status: 0,
    stderr: '',
    rows: ['0', '1'],
  });
});
