/** The plan of a migration as a tree, drawn with an indent for each level. */
import type { MigrationPlans, PlannedRow, ProjectMigration } from '@loglex/lsp';
import { expect, it } from 'vitest';
import {
  type MigrationNode,
  migrationNodes,
  sitesIn,
  tallyOf,
} from '../../src/migration/migration-nodes.ts';

function row(
  before: string,
  tier: PlannedRow['tier'],
  constant?: string,
  ...reasons: readonly string[]
): PlannedRow {
  return {
    ...{ line: 1, column: 1, start: 0, end: before.length, before, seal: '' },
    ...{ tier, decision: tier === 'safe' ? 'migrate' : 'skip', confidence: 'certain' },
    reasons: reasons.map((id) => ({ id, text: `${id} here` })),
    advice: [],
    ...(constant !== undefined && { constant, after: `logConstant(${constant})` }),
  };
}

const A1 = { code: 'A1', name: 'ONE', level: 'info', message: 'One', component: 'core' };
const B1 = { ...A1, code: 'B1', name: 'TWO', component: 'a part', keys: [], catalog: 'c.yaml' };

function project(
  root: string,
  files: Readonly<Record<string, readonly PlannedRow[]>>,
): ProjectMigration {
  return {
    ...{ root, isFilling: false, missing: [], constants: [A1] },
    plan: {
      loglexPlan: 1,
      without: { coded: 0, dynamic: 0, tests: 0 },
      constants: [B1],
      files: Object.entries(files).map(([file, rows]) => ({ file, hash: '', rows })),
      similar: [],
    },
    uris: Object.fromEntries(Object.keys(files).map((file) => [file, `file://${root}/${file}`])),
  };
}

const REASONS = { console: 'the line gains', label: 'a label', 'no-message': 'no message' };

const SHOP: MigrationPlans = {
  projects: [
    project('/shop', {
      'src/one.ts': [
        row('log(1)', 'review', 'B1', 'label', 'console'),
        row('log(2)', 'safe', 'A1'),
        row('log()', 'refused', undefined, 'no-message'),
        row('log(3)', 'review', 'B1', 'console'),
        row('log(3)', 'review', 'A1', 'console'),
      ],
      'src/two.ts': [row('log()', 'refused', undefined, 'no-message')],
    }),
  ],
  reasons: REASONS,
};

function drawn(nodes: readonly MigrationNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'site') return [`${indent}${node.site.row.before}`];
    return [`${indent}${node.kind} ${node.name}`, ...drawn(node.children, `${indent}  `)];
  });
}

it('has files, in them tiers by their gravest reason, the most frequent first', () => {
  expect(drawn(migrationNodes(sitesIn(SHOP), REASONS, 'file'))).toEqual([
    'file src/one.ts',
    '  safe ',
    '    log(2)',
    '  review the line gains',
    '    log(3)',
    '    log(3)',
    '  review a label',
    '    log(1)',
    '  refused no message',
    '    log()',
    'file src/two.ts',
    '  refused no message',
    '    log()',
  ]);
});

it('has components by name, and then what is refused in all of them', () => {
  expect(drawn(migrationNodes(sitesIn(SHOP), REASONS, 'component'))).toEqual([
    'component a part',
    '  review a label',
    '    log(1)',
    '  review the line gains',
    '    log(3)',
    'component core',
    '  safe ',
    '    log(2)',
    '  review the line gains',
    '    log(3)',
    'refused ',
    '  refused no message',
    '    log()',
    '    log()',
  ]);
});

it('has the projects above, where there are several', () => {
  const other = project('/stall', { 'src/one.ts': [row('log(2)', 'safe', 'A1')] });
  const plans = { ...SHOP, projects: [...SHOP.projects, other] };
  for (const grouping of ['file', 'component'] as const) {
    const nodes = migrationNodes(sitesIn(plans), REASONS, grouping);
    expect(nodes.map(({ kind, id }) => [kind, id])).toEqual([
      ['project', '/shop'],
      ['project', '/stall'],
    ]);
    const ids = idsOf(nodes);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

function idsOf(nodes: readonly MigrationNode[]): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...('children' in node ? idsOf(node.children) : [])]);
}

it('knows a call again that has moved, and tells calls apart that say the same', () => {
  const { rows } = SHOP.projects[0]!.plan.files[0]!;
  const moved = rows.map((each) => ({ ...each, line: each.line + 3, start: each.start + 60 }));
  const before = sitesIn({ projects: [project('/shop', { 'src/one.ts': rows })], reasons: {} });
  const after = sitesIn({ projects: [project('/shop', { 'src/one.ts': moved })], reasons: {} });
  const ids = before.map(({ id }) => id);
  expect(after.map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
});

it('says of each call what it would log, and whether that is new', () => {
  const found = sitesIn(SHOP).map(({ constant }) => constant && [constant.code, constant.isNew]);
  expect(found).toEqual([
    ['B1', true],
    ['A1', false],
    undefined,
    ['B1', true],
    ['A1', false],
    undefined,
  ]);
});

it('counts what is accepted, of which nothing is refused', () => {
  expect(tallyOf(sitesIn(SHOP), () => true)).toEqual({
    ...{ calls: 6, safe: 1, review: 3, refused: 2, accepted: 4 },
  });
});
