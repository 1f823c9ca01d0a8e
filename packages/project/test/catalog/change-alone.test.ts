import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../src/project.ts';
import { folder } from '../folder.ts';

const CATALOG = `loglex: 1
components: { orders: { description: Takes orders., codes: [APP1-APP99] } }
constants:
  - { code: APP1, name: FIRST, level: info, message: First, component: orders }
`;

function project() {
  return folder({
    'loglex.yaml': 'loglex: 1\ncatalogs: [catalog.yaml]\n',
    'catalog.yaml': CATALOG,
  });
}

function open(root: string) {
  return openProject({ cwd: root, cache: false });
}

describe('changes of a catalog at one time', () => {
  it('give out no code twice, and lose no constant', async () => {
    const root = project();
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const projects = await Promise.all(names.map(() => open(root)));
    for (const { catalog } of projects) expect(catalog.constants).toHaveLength(1);
    const outcomes = await Promise.all(
      names.map((name, at) => {
        const constant = { name, level: 'info', message: `Said ${name}`, component: 'orders' };
        return projects[at]!.changeCatalog({ kind: 'add', constant });
      }),
    );
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([]);
    const { catalog } = await open(root);
    expect(catalog.constants.map(({ name }) => name).toSorted()).toEqual([...names, 'FIRST']);
    expect(new Set(catalog.constants.map(({ code }) => code)).size).toBe(7);
  });

  it('are about the constant where it stands by then', async () => {
    const root = project();
    const one = await open(root);
    const [target] = one.catalog.constants;
    writeFileSync(join(root, 'catalog.yaml'), `# A line more.\n${CATALOG}`);
    const changes = { message: 'The first' };
    expect(await one.changeCatalog({ kind: 'change', target: target!, changes })).toMatchObject({
      code: 'APP1',
    });
    expect(readFileSync(join(root, 'catalog.yaml'), 'utf8')).toBe(
      `# A line more.\n${CATALOG.replace('message: First', 'message: The first')}`,
    );
    const gone = CATALOG.replace('APP1, name: FIRST', 'APP2, name: OTHER');
    writeFileSync(join(root, 'catalog.yaml'), gone);
    expect(await one.changeCatalog({ kind: 'change', target: target!, changes })).toMatchObject({
      refused: expect.stringContaining('APP1 FIRST is not in the catalog any more'),
    });
  });

  it('wait until a migration that was cut short is finished', async () => {
    const root = project();
    mkdirSync(join(root, '.loglex/changes/0001'), { recursive: true });
    const cut = { title: 'migrate 1 call', began: '2026-01-01T00:00:00.000Z', files: [] };
    writeFileSync(join(root, '.loglex/changes/0001/change.json'), JSON.stringify(cut));
    const constant = { name: 'A', level: 'info', message: 'A', component: 'orders' };
    expect(await (await open(root)).changeCatalog({ kind: 'add', constant })).toMatchObject({
      refused: expect.stringContaining('loglex migrate resume'),
    });
  });
});
