import { GENERATORS, parseCatalog } from '@loglex/catalog';
import { createRegistry, type LogConstant } from '@loglex/runtime';
import { describe, expect, it } from 'vitest';

const UP: LogConstant = {
  code: 'A1',
  name: 'UP',
  level: 'info',
  message: 'Up',
  component: 'server',
};
const FULL: LogConstant = {
  code: 'A2',
  name: 'FULL',
  level: 'warn',
  message: 'Full',
  component: 'telemetry',
  subcomponent: 'db-sink',
};
const LOST: LogConstant = {
  code: 'A3',
  name: 'LOST',
  level: 'error',
  message: 'Lost',
  component: 'telemetry',
};
const COMPONENTS = {
  telemetry: { subcomponents: ['api'], loggers: ['app.telemetry.*', 'app.telemetry.legacy'] },
  server: { loggers: ['app'] },
  idle: {},
};

const registry = createRegistry({ UP, FULL, FORMER: FULL, LOST }, COMPONENTS);

describe('a registry', () => {
  it('finds constants', () => {
    expect(registry.getConstantByCode('A2')).toBe(FULL);
    expect(registry.getConstantByName('LOST')).toBe(LOST);
    expect(registry.getConstantByCode('toString')).toBeUndefined();
    expect(createRegistry([UP, { ...LOST, code: 'A1' }]).getConstantByCode('A1')).toBe(UP);
  });

  it('lists components and their parts', () => {
    expect(registry.listKnownComponents()).toEqual(['idle', 'server', 'telemetry']);
    const snapshot = registry.getComponentSnapshot();
    expect({ ...snapshot }).toEqual({ idle: [], server: [], telemetry: ['api', 'db-sink'] });
    expect(snapshot['constructor']).toBeUndefined();
  });

  it('offers what filters need', () => {
    expect(registry.getFilterData()).toEqual({
      levels: ['info', 'warn', 'error'],
      components: [
        { name: 'idle', subcomponents: [], levels: [] },
        { name: 'server', subcomponents: [], levels: ['info'] },
        { name: 'telemetry', subcomponents: ['api', 'db-sink'], levels: ['warn', 'error'] },
      ],
    });
  });

  it('knows whose a logger is', () => {
    expect(registry.getComponentOf('app.telemetry.sink.db')).toBe('telemetry');
    expect(registry.getComponentOf('app.telemetryx')).toBe('server');
    expect(registry.getComponentOf('other')).toBeUndefined();
    expect(registry.getComponentOf('')).toBeUndefined();
    const own = createRegistry([UP]);
    own.registerLogDomain('legacy.sink', 'sink');
    expect(own.getComponentOf('legacy.sink.a')).toBe('sink');
    expect(own.listKnownComponents()).toEqual(['server', 'sink']);
  });

  it('says what is wrong', () => {
    expect(registry.validateCatalog()).toEqual([]);
    const broken = [
      UP,
      { ...LOST, code: 'A1' },
      { ...UP, code: 'A4', level: 'loud' as 'info' },
      { ...UP, code: ' ', message: '', component: 'nobody' },
    ];
    expect(createRegistry(broken, COMPONENTS).validateCatalog()).toEqual([
      'A1 is the code of UP and LOST.',
      'A4 has the level loud, which is none.',
      '  has no code.',
      '  has no message.',
      '  belongs to nobody, which is no component.',
    ]);
  });

  it('reads the filters that generate writes', () => {
    const text = `loglex: 1
components: { server: { subcomponents: { api: {} } } }
constants:
  - { code: A1, name: UP, level: info, message: Up, component: server }
`;
    const { catalog } = parseCatalog([{ file: 'a.yaml', text }]);
    const snapshot = JSON.parse(GENERATORS.get('filter-snapshot')!(catalog, { from: [] }).text) as {
      components: { name: string; subcomponents: { name: string }[]; levels: object }[];
    };
    const { components } = createRegistry([UP], {
      server: { subcomponents: ['api'] },
    }).getFilterData();
    expect(components).toEqual(
      snapshot.components.map(({ name, subcomponents, levels }) => ({
        name,
        subcomponents: subcomponents.map((part) => part.name),
        levels: Object.keys(levels),
      })),
    );
  });
});
