import { expect, test } from 'vitest';
import { node } from '../../src/doctor/machine.ts';
import { loglex } from '../support/loglex.ts';
import { CLEAN, SETTINGS, shop } from '../support/shop.ts';
import { commitAll, tempProject } from '../support/temp-project.ts';

test('a healthy project: every line ok, 0', () => {
  const root = tempProject(shop({ 'src/a.ts': CLEAN }));
  commitAll(root);
  const { code, stdout, stderr } = loglex(root, ['doctor']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^ok +settings +loglex\.yaml$/m);
  expect(stdout).toMatch(/^ok +catalog +1 file: 2 constants, 1 component, 1 retired$/m);
  expect(stdout).toMatch(/^ok +files +1 matched, 1 file with 1 log call$/m);
  expect(stdout).toMatch(/^ok +references +javascript LOG\.\{name\}: 1 lead to a constant$/m);
  expect(stdout).not.toMatch(/^(warn|fail)/m);
});

test('without settings: 1, and what to do', () => {
  const { code, stdout } = loglex(tempProject(), ['doctor']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^fail +settings .+\n +`loglex init`/m);
});

test('each thing that is not well has its line', () => {
  const settings = `${SETTINGS}
generate: [{ target: typescript, out: src/log-codes.ts }]
emit: { typescript: { sink: logConstant, from: "@example/absent" } }
`;
  const root = tempProject({
    ...shop({ 'loglex.yaml': settings, 'src/a.ts': CLEAN.replace('PLACED', 'PLACD') }),
    'src/binary.ts': '\0',
  });
  const { code, stdout } = loglex(root, ['doctor']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^warn +git .+no repository/m);
  expect(stdout).toMatch(/^warn +files +src\/binary\.ts: /m);
  expect(stdout).toMatch(/^warn +references .+: 0 lead to a constant, 1 do not$/m);
  expect(stdout).toMatch(/^warn +generate +src\/log-codes\.ts is not there, so no fix/m);
  expect(stdout).toMatch(/^warn +emit +logConstant from @example\/absent is not there, so no fix/m);
});

test('files.include that matches nothing fails', () => {
  const root = tempProject(shop({ 'lib/a.ts': CLEAN }));
  const { code, stdout } = loglex(root, ['doctor']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^fail +files +none is matched$/m);
});

test.each([
  ['20.19.0', 'ok'],
  ['20.18.3', 'fail'],
  ['21.9.0', 'fail'],
  ['22.13.0', 'ok'],
  ['22.12.0', 'fail'],
  ['23.5.0', 'fail'],
  ['24.0.0', 'ok'],
  ['26.1.0', 'ok'],
])('node %s is %s', (version, state) => {
  expect(node(version).state).toBe(state);
});
