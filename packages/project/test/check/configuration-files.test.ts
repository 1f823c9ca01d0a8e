import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { folder } from '../folder.ts';

const FILES = {
  'loglex.yaml': `loglex: 1
catalogs: [logs.yaml]
files: { include: ['src/**'] }
configuration: [{ settings: logging, files: [config/*], environment: [APP_LOG_*] }]
`,
  'logs.yaml': `loglex: 1
settings: { logging: { keys: { logging.level: { type: level, environment: APP_LOG_LEVEL } } } }
`,
  'config/app.yaml': 'logging:\n  levle: info\n',
  'config/app.json': '{ "logging": { "level": "loud" } }',
  'config/notes.md': 'logging: levle',
  'src/a.ts': 'export const level = process.env.APP_LOG_LEVLE;\n',
  'src/b.py': 'import os\nlevel = os.getenv("APP_LOG_LEVLE")\n',
};

async function findings(files: Record<string, string>, paths: string[] = []) {
  const project = await openProject({ cwd: folder(files), cache: false });
  const { findings: found, problems, leftOut } = await project.check({ paths });
  return { found: found.map(({ file, check }) => `${file} ${check}`), problems, leftOut };
}

describe('configuration files', () => {
  it('are checked beside the sources, wherever they are', async () => {
    expect(await findings(FILES)).toEqual({
      found: [
        'config/app.json unknown-setting',
        'config/app.yaml unknown-setting',
        'src/a.ts unknown-setting',
        'src/b.py unknown-setting',
      ],
      problems: [],
      leftOut: [],
    });
  });

  it('are checked alone where they are named, and others are left out', async () => {
    const { found } = await findings(FILES, ['config/app.yaml']);
    expect(found).toEqual(['config/app.yaml unknown-setting']);
    const other = await findings({ ...FILES, 'other.yaml': 'a: 1\n' }, ['other.yaml']);
    expect([other.found, other.leftOut]).toEqual([[], ['other.yaml']]);
  });

  it('that cannot be read are a problem, and the rest is checked', async () => {
    const { found, problems } = await findings({ ...FILES, 'config/app.json': '{ "logging": ' });
    expect(found).toHaveLength(3);
    expect(problems).toMatchObject([{ kind: 'syntax', file: 'config/app.json' }]);
  });

  it('are found again from the cache, and read again when they change', async () => {
    const root = folder(FILES);
    mkdirSync(join(root, 'node_modules'));
    const run = async () => {
      const { findings: found } = await (await openProject({ cwd: root })).check();
      return found.filter(({ file }) => file === 'config/app.yaml').length;
    };
    expect([await run(), await run()]).toEqual([1, 1]);
    writeFileSync(join(root, 'config/app.yaml'), 'logging:\n  level: info\n');
    expect(await run()).toBe(0);
  });

  it('can be checked as a text', async () => {
    const project = await openProject({ cwd: folder(FILES), cache: false });
    const { findings: found } = project.checkText({
      file: 'config/new.yaml',
      text: 'logging: { level: 3 }\n',
    });
    expect(found.map(({ check, range }) => [check, range])).toEqual([
      ['unknown-setting', { start: 18, end: 19 }],
    ]);
    expect(project.checkText({ file: 'elsewhere.yaml', text: 'a: 1\n' }).leftOut).toBe(true);
  });
});
