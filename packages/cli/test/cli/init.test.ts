import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { tempProject } from '../support/temp-project.ts';

const FILES = {
  'src/orders/place.ts': `
import pino from 'pino';
const logger = pino();
logger.error('Order was not saved'); logger.error('Order was not saved'); logger.info('Up');
`,
  'src/billing/charge.ts': `
console.error('Card was refused'); console.info('Charged'); console.info('Refunded');
`,
};

const WRITTEN = ['log-catalog/billing.yaml', 'log-catalog/orders.yaml', 'loglex.yaml'];

function yamlFiles(root: string): string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.yaml'))
    .sort();
}

describe('loglex init', () => {
  test('writes settings and a catalog that are sound, and says what is next', () => {
    const root = tempProject(FILES);
    const { code, stdout, stderr } = loglex(root, ['init']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(yamlFiles(root)).toEqual(WRITTEN);
    for (const path of WRITTEN) expect(stdout).toContain(path);
    expect(stdout).toContain('2 components, 2 constants to begin with');
    expect(stdout).toContain('loglex check --baseline-init');
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
    const check = loglex(root, ['check', '--format', 'json']);
    expect(check.stderr).toBe('');
    expect(JSON.parse(check.stdout).findings.length).toBeGreaterThan(0);
  });

  test('what it suggests next works', () => {
    const root = tempProject(FILES);
    loglex(root, ['init']);
    expect(loglex(root, ['check', '--baseline-init']).code).toBe(0);
    expect(loglex(root, ['check', '--baseline', '--max-warnings', '0']).code).toBe(0);
  });

  test('--dry-run prints the same files and writes none', () => {
    const root = tempProject(FILES);
    const { code, stdout } = loglex(root, ['init', '--dry-run']);
    expect(code).toBe(0);
    expect(yamlFiles(root)).toEqual([]);
    loglex(root, ['init']);
    for (const path of WRITTEN) {
      expect(stdout).toContain(`# ${path}\n\n${readFileSync(join(root, path), 'utf8')}`);
    }
  });

  test.each(['loglex.yaml', 'log-catalog/orders.yaml'])('never overwrites %s', (path) => {
    const root = tempProject({ ...FILES, [path]: 'loglex: 1 # mine\n' });
    const { code, stdout, stderr } = loglex(root, ['init']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`There is ${path} already, and nothing was written.`);
    expect(yamlFiles(root)).toEqual([path]);
    expect(readFileSync(join(root, path), 'utf8')).toBe('loglex: 1 # mine\n');
  });

  test('--force overwrites its own files and no others', () => {
    const root = tempProject(FILES);
    loglex(root, ['init']);
    expect(loglex(root, ['init', '--force']).code).toBe(0);

    const other = tempProject({ ...FILES, 'log-catalog/mine.yaml': 'loglex: 1\n' });
    const { code, stderr } = loglex(other, ['init', '--force']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'There is log-catalog/mine.yaml, which the new files would contradict.',
    );
    expect(yamlFiles(other)).toEqual(['log-catalog/mine.yaml']);
  });

  test('--force replaces a link and leaves what it leads to alone', () => {
    const root = tempProject({ ...FILES, 'elsewhere.txt': 'mine' });
    symlinkSync('elsewhere.txt', join(root, 'loglex.yaml'));
    expect(loglex(root, ['init']).code).toBe(2);
    expect(loglex(root, ['init', '--force']).code).toBe(0);
    expect(readFileSync(join(root, 'elsewhere.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(root, 'loglex.yaml'), 'utf8')).toContain('loglex: 1');
  });

  test('refuses a folder that leads out of the project, and a file in its place', () => {
    const outside = tempProject();
    const root = tempProject({ ...FILES, notes: 'a file' });
    symlinkSync(outside, join(root, 'linked'));
    for (const dir of ['linked', 'notes']) {
      const { code, stderr } = loglex(root, ['init', '--dir', dir]);
      expect(code).toBe(2);
      expect(stderr).toContain(`${dir} cannot hold the catalog`);
    }
    expect(readdirSync(outside)).toEqual([]);
    expect(existsSync(join(root, 'loglex.yaml'))).toBe(false);
  });

  test('will not add a second settings file beside one of another name', () => {
    const root = tempProject({ ...FILES, 'loglex.json': '{ "loglex": 1 }' });
    const { code, stderr } = loglex(root, ['init', '--force']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is loglex.json, which the new files would contradict.');
  });

  test('--dir names another folder, inside the project', () => {
    const root = tempProject(FILES);
    expect(loglex(root, ['init', '--dir', 'docs/logs']).code).toBe(0);
    expect(yamlFiles(root)).toContain('docs/logs/orders.yaml');
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);

    const outside = loglex(tempProject(FILES), ['init', '--dir', '../logs']);
    expect(outside.code).toBe(2);
    expect(outside.stderr).toContain('--dir must name a folder inside the project');
  });

  test('leaves a folder alone that an outer settings file governs', () => {
    const root = tempProject({ 'loglex.yaml': 'loglex: 1\n', 'packages/a/src/a.ts': '' });
    const { code, stderr } = loglex(join(root, 'packages/a'), ['init']);
    expect(code).toBe(2);
    expect(stderr).toContain('governs this folder already');
    expect(existsSync(join(root, 'packages/a/loglex.yaml'))).toBe(false);
  });

  test('starts a catalog to fill in where nothing is logged', () => {
    const root = tempProject({ 'src/a.ts': 'export {};\n' });
    expect(loglex(root, ['init']).code).toBe(0);
    expect(loglex(root, ['catalog', 'check']).code).toBe(0);
    expect(loglex(root, ['check']).code).toBe(0);
  });
});
