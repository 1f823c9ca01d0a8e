/** A catalog as views list it, and constants as they are looked for. */
import { catalogOverview, searchedConstants } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const { snapshot, marks, markOf } = editorFixture(`
  //- src/order.ts
  logConstant(logger, LOG.STARTED);
  logger.warn('A2 Is up');
  //- src/order.py
  log_constant(logger, LOG_STARTED)
  //- src/order.test.ts
  logConstant(logger, LOG.STARTED);
  #- $catalog
  loglex: 1
  components:
    core: { description: The heart., owner: team-core, subcomponents: { pump: { description: It beats. } } }
  constants:
    - { code: A1, name: STARTED, level: warning, message: Has begun, component: core, subcomponent: pump }
              ^^ entry
    - { code: A2, level: info, message: Is up, runbook: 'https://example.test/a2', deprecated: { replaced-by: A1 } }
              ^^ entry
                               ^^^^^^^ finding
                                              ^^^^^ finding
  retired:
    - { code: A0, name: BEFORE, replaced-by: A1 }
              ^^ entry
`);
const CATALOG = 'log-catalog.yaml';
const findings = marks.filter(({ label }) => label === 'finding');
const findingsIn = (file: string) => (file === CATALOG ? findings : []);

it('says of each entry what a view shows', () => {
  const { components, constants, retired } = catalogOverview(snapshot, findingsIn);
  expect(components).toMatchObject([
    {
      name: 'core',
      description: 'The heart.',
      owner: 'team-core',
      subcomponents: [{ name: 'pump', description: 'It beats.' }],
    },
  ]);
  expect(constants).toMatchObject([
    {
      ...{ code: 'A1', name: 'STARTED', level: 'warning', rung: 'warn', message: 'Has begun' },
      ...{ component: 'core', subcomponent: 'pump', uses: 2, tests: 1, findings: 0 },
    },
    {
      ...{ code: 'A2', name: 'A2', rung: 'info', uses: 1, tests: 0, findings: 2 },
      ...{ runbook: 'https://example.test/a2', deprecated: { replacedBy: 'A1' } },
    },
  ]);
  expect(constants[0]).not.toHaveProperty('deprecated');
  expect(retired).toMatchObject([{ code: 'A0', name: 'BEFORE', replacedBy: 'A1' }]);
  const places = [...constants, ...retired].map((each) =>
    markOf(each.file, each.selection, 'entry'),
  );
  expect(places).toEqual(marks.filter(({ label }) => label === 'entry'));
});

it.each([
  ['a2', ['A2']],
  ['begun', ['A1']],
  ['core', ['A1']],
  ['warning', ['A1']],
  ['is info', ['A2']],
  ['', ['A1', 'A2']],
  ['nothing', []],
])('finds by %j', (query, codes) => {
  const found = searchedConstants(snapshot, findingsIn, query, 10);
  expect(found.map(({ code }) => code)).toEqual(codes);
});

it('gives as many as are asked for', () => {
  expect(searchedConstants(snapshot, findingsIn, '', 1)).toHaveLength(1);
});
