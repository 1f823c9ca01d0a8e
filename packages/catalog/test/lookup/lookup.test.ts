import { componentSnapshot, parseCatalog, searchConstants } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

const { catalog } = parseCatalog([
  {
    file: 'c.yaml',
    text: `loglex: 1
components:
  telemetry: { subcomponents: { db-sink: {}, bus: {} } }
  session: {}
constants:
  - { code: LOG612, name: SINK_QUEUE_FULL, level: warn, message: "Telemetry queue full: {n} rows", component: telemetry, subcomponent: db-sink, tags: [backpressure] }
  - { code: LOG613, name: SINK_SLOW, level: info, message: "Writer is slow", component: telemetry, description: "The queue grows." }
  - { code: LOG61, name: QUEUE, level: error, message: "Session lost", component: session, aliases: [LINE] }
  - { code: LOG900, level: warn, message: "{n}" }
  - { code: LOG901, level: warn, message: "Telemetry queue full: {dropped} rows." }
`,
  },
]);

function found(query: string, limit?: number): string[] {
  return searchConstants(catalog, query, limit === undefined ? {} : { limit }).map(
    ({ constant }) => constant.code,
  );
}

describe('searchConstants', () => {
  it.each([
    ['LOG61', ['LOG61', 'LOG612', 'LOG613']],
    ['log612', ['LOG612']],
    ['queue', ['LOG61', 'LOG612', 'LOG901', 'LOG613']],
    ['queue full', ['LOG612', 'LOG901']],
    ['que ful', ['LOG612', 'LOG901']],
    ['line', ['LOG61']],
    ['backpressure', ['LOG612']],
    ['telemetry slow', ['LOG613']],
    ['queue absent', []],
    ['  ', []],
    ['ueue', []],
  ])('%s', (query, codes) => {
    expect(found(query)).toEqual(codes);
  });

  it('stops at the limit', () => {
    expect(found('queue', 2)).toEqual(['LOG61', 'LOG612']);
  });
});

describe('componentSnapshot', () => {
  it('counts by component, subcomponent and level', () => {
    const snapshot = componentSnapshot(catalog);
    expect(snapshot.map(({ name, count }) => [name, count])).toEqual([
      ['telemetry', 2],
      ['session', 1],
      [undefined, 2],
    ]);
    expect([...snapshot[0]!.levels]).toEqual([
      ['info', 1],
      ['warn', 1],
    ]);
    expect(
      Array.from(snapshot[0]!.subcomponents.values(), ({ name, count }) => [name, count]),
    ).toEqual([
      ['db-sink', 1],
      ['bus', 0],
    ]);
  });
});
