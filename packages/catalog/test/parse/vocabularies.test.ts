import { readFileSync } from 'node:fs';
import { parseCatalog } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

const FILE = new URL('../../../../test-fixtures/catalogs/good/telemetry.yaml', import.meta.url);
const text = readFileSync(FILE, 'utf8');
const { catalog } = parseCatalog([{ file: 'telemetry.yaml', text }]);

describe('what a catalog file says beside its constants', () => {
  it('is in the model: legends', () => {
    const { terms, groups, scopes, order, ...provenance } = catalog.legends.get('provenance')!;
    expect(provenance).toMatchObject({
      separator: '; ',
      brackets: ['(', ')'],
      shownWhen: 'not-default',
      default: 'default',
    });
    expect([scopes, order.map((one) => one.text)]).toEqual([
      ['model', 'data'],
      ['source', 'mutation'],
    ]);
    expect(Array.from(terms.values(), ({ name, group }) => [name, group])).toEqual([
      ['default', 'source'],
      ['config', 'source'],
      ['cli', 'source'],
      ['override', 'source'],
      ['runtime', 'mutation'],
      ['derived', 'mutation'],
    ]);
    expect(terms.get('config')!.argument).toMatchObject({
      name: 'section',
      type: 'dotted',
      required: true,
    });
    expect(groups.get('mutation')).toMatchObject({ many: true, required: false });
    const health = catalog.legends.get('health')!.terms;
    expect(Array.from(health.values(), ({ level }) => level!.rung)).toEqual([
      'info',
      'warn',
      'fatal',
    ]);
  });

  it('is in the model: sections, settings, destinations, alert routes', () => {
    const run = catalog.sections.get('training_run')!;
    expect([run.level?.rung, run.may.map(({ rung }) => rung), run.open]).toEqual([
      'info',
      ['debug'],
      false,
    ]);
    expect(
      Array.from(run.keys.values(), ({ name, required, legend }) => [name, required, legend]),
    ).toEqual([
      ['model', true, undefined],
      ['epochs', false, 'provenance'],
    ]);
    const tree = catalog.settings.get('logging')!;
    expect(tree.description).toBe('How the application logs.');
    expect(tree.keys.get('logging.level')).toMatchObject({
      type: 'level',
      default: 'info',
      environment: 'APP_LOG_LEVEL',
    });
    expect(tree.keys.get('logging.distributed.backend')!.values).toEqual(['mpi', 'dask', '0']);
    expect(catalog.destinations.get('main')).toMatchObject({
      description: 'What operators read.',
      levels: ['info', 'warn', 'error'],
    });
    expect(Array.from(catalog.alerts.values(), ({ name, from }) => [name, from])).toEqual([
      ['pager', 'info'],
      ['email', 'error'],
      ['webhook', 'warn'],
    ]);
  });

  it('has ranges that hold what they speak of', () => {
    const written = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const legend = catalog.legends.get('provenance')!;
    expect(written(legend.source.key!)).toBe('provenance');
    expect(legend.examples.map(({ range }) => written(range))).toEqual([
      '(default)',
      "'(config:init.model)'",
      "'(cli:model; runtime)'",
    ]);
    expect(written(legend.groups.get('source')!.precedence[1]!.range)).toBe('cli');
    const level = catalog.settings.get('logging')!.keys.get('logging.level')!.source;
    expect([written(level.key!), written(level.values.get('default')!)]).toEqual([
      'logging.level',
      'info',
    ]);
  });

  it('is declared once: the first of two files counts', () => {
    const file = (level: string) => `loglex: 1\nsections: { run: { level: ${level} } }\n`;
    const two = parseCatalog([
      { file: 'a.yaml', text: file('info') },
      { file: 'b.yaml', text: file('warn') },
    ]);
    expect(two.catalog.sections.get('run')!.level!.rung).toBe('info');
    expect(two.problems.map(({ id, file: at }) => [id, at])).toEqual([
      ['duplicate-declaration', 'b.yaml'],
    ]);
  });
});

describe('hostile vocabularies', () => {
  const many = (count: number, each: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => each(index)).join('');

  it.each([
    [
      'groups that a tag needs',
      `legends:\n  it:\n    separator: ';'\n    examples: [t0]\n    groups:\n${many(20_000, (n) => `      g${n}: { required: true }\n`)}    terms:\n${many(20_000, (n) => `      t${n}: { group: g${n} }\n`)}`,
    ],
    [
      'scopes, and a tag of as many',
      `legends:\n  it:\n    separator: ';'\n    scopes: [${many(20_000, (n) => `s${n},`)}]\n    terms: { t: { scoped: true } }\n    examples: ["${many(20_000, (n) => `t:s${n};`)}t"]\n`,
    ],
    [
      'dots in the key of a setting',
      `settings:\n  it:\n    keys:\n      ? ${'a.'.repeat(200_000)}b\n      : { type: path }\n`,
    ],
  ])('of very many %s are read in time', (_, body) => {
    const start = performance.now();
    parseCatalog([{ file: 'c.yaml', text: `loglex: 1\n${body}` }]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
