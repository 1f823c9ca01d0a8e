/** `loglex docs` as a user runs it: what it writes, what it leaves alone, and what it says of stale pages. */
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isGenerated } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CATALOG, CLEAN, SETTINGS, shop } from '../support/shop.ts';
import { tempProject, write } from '../support/temp-project.ts';

const WITH_DOCS = `${SETTINGS}docs: { out: docs/logs, title: Shop logs }\n`;

describe('loglex docs', () => {
  it('writes a site where loglex.yaml says, from any folder of the project', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS, 'src/a.ts': CLEAN }));
    const { code, stdout, stderr } = loglex(join(root, 'src'), ['docs']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: '../docs/logs: 5 files, 5 written.\n',
    });
    expect(readdirSync(join(root, 'docs/logs')).sort()).toEqual([
      'assets',
      'components',
      'index.html',
    ]);
    expect(readFileSync(join(root, 'docs/logs/index.html'), 'utf8')).toContain(
      '<title>Shop logs</title>',
    );
    const page = readFileSync(join(root, 'docs/logs/components/shop.html'), 'utf8');
    for (const anchor of ['SHOP101', 'SHOP102', 'SHOP103']) {
      expect(page).toContain(`id="${anchor}"`);
    }
    expect(page).not.toContain('Emitted');
  });

  it('writes Markdown in a folder, or everything on one page', () => {
    const root = tempProject(shop());
    expect(loglex(root, ['docs', '--out', 'pages', '--format', 'markdown']).code).toBe(0);
    expect(readdirSync(join(root, 'pages')).sort()).toEqual(['README.md', 'shop.md']);
    expect(loglex(root, ['docs', '--out', 'LOGS.md']).code).toBe(0);
    expect(readFileSync(join(root, 'LOGS.md'), 'utf8')).toContain('\n### SHOP101 ORDER_PLACED\n');
  });

  it('says where constants are emitted, with links, tests left out', () => {
    const root = tempProject(
      shop({
        'loglex.yaml': `${SETTINGS}docs: { out: logs, sources: "https://example.test/{file}#L{line}" }\n`,
        'src/place order.ts': CLEAN,
        'src/place.test.ts': CLEAN,
      }),
    );
    expect(loglex(root, ['docs', '--with-sites']).code).toBe(0);
    const page = readFileSync(join(root, 'logs/components/shop.html'), 'utf8');
    expect(page).toContain('https://example.test/src/place%20order.ts#L7');
    expect(page).toContain('Emitted at 1 place');
    expect(page).not.toContain('place.test.ts');
  });

  describe('in a monorepo', () => {
    const inner = (
      name: string,
      docs = 'docs: { out: docs/logs, format: markdown, sites: true }',
    ) => ({
      [`packages/${name}/loglex.yaml`]: `loglex: 1
extends: ../../loglex.yaml
catalogs: [catalog.yaml]
${docs}
`,
      [`packages/${name}/catalog.yaml`]: `loglex: 1
components: { ${name}: {} }
constants: [{ code: ${name.toUpperCase()}1, name: ${name.toUpperCase()}, level: info, message: Hi, component: ${name} }]
`,
      [`packages/${name}/src/a.ts`]: `import pino from 'pino';
const logger = pino();
logger.info(LOG.${name.toUpperCase()});
`,
    });
    const FILES = shop({
      'loglex.yaml': `${SETTINGS.replace('["src/**"]', '["**/src/**"]')}docs: { out: logs }\n`,
      'src/a.ts': CLEAN,
      ...inner('one'),
      ...inner('two'),
      ...inner('three', ''), // It has no place of its own, and is not written over that of the root.
    });
    const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

    it('writes each part that names a place, from its own catalog', () => {
      const root = tempProject(FILES);
      const { code, stderr } = loglex(root, ['docs']);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `logs: 5 files, 5 written.
packages/one/docs/logs: 3 files, 3 written.
packages/two/docs/logs: 3 files, 3 written.
`,
      });
      expect(readdirSync(join(root, 'logs/components'))).toEqual(['shop.html']);
      expect(read(root, 'packages/one/docs/logs/one.md')).toContain('packages/one/src/a.ts:3');
      expect(readdirSync(join(root, 'packages/one/docs/logs')).sort()).toEqual([
        'README.md',
        'one.md',
        'shop.md',
      ]);
    });

    it('--check tells of each, and --out is for the part of the working directory', () => {
      const root = tempProject(FILES);
      loglex(root, ['docs']);
      expect(loglex(root, ['docs', '--check']).code).toBe(0);
      write(root, {
        'packages/two/catalog.yaml': FILES['packages/two/catalog.yaml']!.replace('Hi', 'Ho'),
      });
      const { code, stdout } = loglex(join(root, 'packages/one'), ['docs', '--check']);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '../two/docs/logs/two.md is stale\n' });
      loglex(join(root, 'packages/one'), ['docs', '--out', 'one.md']);
      expect(read(root, 'packages/one/one.md')).toContain('ONE1');
      expect(loglex(root, ['docs', '--check']).code).toBe(1);
    });

    it('says so where the only place is that of an outer file', () => {
      const files = {
        ...shop(inner('three', '')),
        'loglex.yaml': `${SETTINGS}docs: { out: logs }\n`,
      };
      const root = tempProject(files);
      const { code, stderr } = loglex(join(root, 'packages/three'), ['docs']);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('logs is where the outer loglex.yaml has its pages.'),
      });
    });

    it('refuses a place that two parts name', () => {
      const root = tempProject({
        ...FILES,
        'packages/two/loglex.yaml': FILES['packages/two/loglex.yaml']!.replace(
          'docs/logs',
          '../one/docs/logs',
        ),
      });
      const { code, stderr } = loglex(root, ['docs']);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('packages/one/docs/logs is where two loglex.yaml'),
      });
      expect(existsSync(join(root, 'logs'))).toBe(false);
    });
  });

  it('is the same, byte for byte, whenever it runs', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
    loglex(root, ['docs']);
    expect(loglex(root, ['docs']).stderr).toBe('docs/logs: 5 files, nothing changed.\n');
  });
});

describe('loglex docs --check', () => {
  it('passes when the pages say what the catalog says, whatever git did to line ends', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
    loglex(root, ['docs']);
    const page = join(root, 'docs/logs/components/shop.html');
    write(root, {
      'docs/logs/components/shop.html': readFileSync(page, 'utf8').replaceAll('\n', '\r\n'),
    });
    expect(loglex(root, ['docs', '--check'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('fails when they are stale, names them and the command, and writes nothing', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
    loglex(root, ['docs']);
    write(root, { 'log-catalog/shop.yaml': CATALOG.replace('Order placed', 'Order was placed') });
    const before = readFileSync(join(root, 'docs/logs/components/shop.html'), 'utf8');
    expect(loglex(root, ['docs', '--check', '--with-sites'])).toEqual({
      code: 1,
      stdout:
        'docs/logs/components/shop.html is stale\ndocs/logs/assets/search-index.js is stale\n',
      stderr: 'The reference does not say what the catalog says. Run: loglex docs --with-sites\n',
    });
    expect(readFileSync(join(root, 'docs/logs/components/shop.html'), 'utf8')).toBe(before);
  });

  it('fails when a page is missing and when one is left over', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
    expect(loglex(root, ['docs', '--check']).stdout).toContain('docs/logs/index.html is missing');
    loglex(root, ['docs']);
    write(root, { 'log-catalog/shop.yaml': CATALOG.replaceAll('shop', 'store') });
    const { code, stdout } = loglex(root, ['docs', '--check']);
    expect(code).toBe(1);
    expect(stdout).toContain('docs/logs/components/shop.html is left over');
  });
});

describe('what is in the folder already', () => {
  it('is removed where an earlier run wrote it, and kept where anybody else did', () => {
    const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
    loglex(root, ['docs']);
    write(root, {
      'log-catalog/shop.yaml': CATALOG.replaceAll('shop', 'store'),
      'docs/logs/components/mine.html': '<p>mine</p>',
    });
    expect(loglex(root, ['docs']).code).toBe(0);
    expect(readdirSync(join(root, 'docs/logs/components')).sort()).toEqual([
      'mine.html',
      'store.html',
    ]);
  });

  it('is no file where the folder of the pages should be', () => {
    const root = tempProject(shop());
    for (const args of [
      ['docs', '--out', 'loglex.yaml'],
      ['docs', '--check', '--out', 'loglex.yaml'],
    ]) {
      expect(loglex(root, args)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'loglex: loglex.yaml is a file, and the pages need a folder. Choose another with --out.\n',
      });
    }
    expect(loglex(root, ['docs', '--out', 'loglex.yaml/logs']).stderr).toMatch(
      /^loglex: loglex\.yaml is a file/,
    );
  });

  it('is not overwritten where somebody else wrote it', () => {
    const root = tempProject(
      shop({ 'loglex.yaml': WITH_DOCS, 'docs/logs/index.html': '<p>mine</p>' }),
    );
    const { code, stderr } = loglex(root, ['docs']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'loglex: docs/logs/index.html is in the way: loglex docs did not write it, so it is not replaced. ' +
        'Move it away, or choose another folder with --out.\n',
    );
    expect(readdirSync(join(root, 'docs/logs'))).toEqual(['index.html']);
  });
});

describe('loglex docs refuses', () => {
  it('to guess where the pages go', () => {
    const { code, stderr } = loglex(tempProject(shop()), ['docs']);
    expect(code).toBe(2);
    expect(stderr).toContain('Name a folder with --out, or write `docs: { out: docs/logs }`');
  });

  it.each(['..', '../pages', '.', '/pages'])('to write to %s', (out) => {
    const { code, stderr } = loglex(tempProject(shop()), ['docs', '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toContain('is no folder of its own inside the project');
  });

  it('to follow a link out of the project', () => {
    const root = tempProject(shop());
    const elsewhere = tempProject({ 'kept.txt': '' });
    symlinkSync(elsewhere, join(root, 'docs'));
    expect(loglex(root, ['docs', '--out', 'docs/logs']).code).toBe(2);
    expect(readdirSync(elsewhere)).toEqual(['kept.txt']);
  });

  it('to write pages that would lack what it could not read', () => {
    const root = tempProject(
      shop({ 'log-catalog/more.yaml': 'constants: [', 'loglex.yaml': WITH_DOCS }),
    );
    const { code, stderr } = loglex(root, ['docs']);
    expect(code).toBe(2);
    expect(stderr).toContain('log-catalog/more.yaml');
    expect(existsSync(join(root, 'docs'))).toBe(false);
  });

  it('a site on one page', () => {
    const { code, stderr } = loglex(tempProject(shop()), [
      'docs',
      '--out',
      'a.md',
      '--format',
      'html',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('a.md is one page of Markdown, and a site is a folder');
  });
});

it('marks its scripts as generated, so that loglex check leaves them out', () => {
  const root = tempProject(shop({ 'loglex.yaml': WITH_DOCS }));
  loglex(root, ['docs']);
  for (const name of readdirSync(join(root, 'docs/logs/assets'))) {
    expect(isGenerated(readFileSync(join(root, 'docs/logs/assets', name), 'utf8')), name).toBe(
      true,
    );
  }
});
