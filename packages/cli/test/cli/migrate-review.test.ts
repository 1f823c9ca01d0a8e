/** The interactive parts of `loglex migrate`, at a real terminal. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MigrationPlan, PlannedRow } from '@loglex/engine';
import { loglex } from '../support/loglex.ts';
import { migrationProject, PLACE, plannedProject } from '../support/migration.ts';
import { atTerminal, type TerminalStep } from '../support/terminal.ts';

const PLAN = 'loglex-plan.json';

/** Two more calls that a person decides, by two constants more: SHOP104 and SHOP105. */
const MORE = `
export function ship(log: { info(text: string): void }, id: string): void {
  log.info('Parcel is packed');
  log.info(\`Parcel \${id} left the house\`);
}
`;

const project = () => plannedProject({ 'src/orders/ship.ts': MORE });

function planOf(root: string): MigrationPlan {
  return JSON.parse(readFileSync(join(root, PLAN), 'utf8')) as MigrationPlan;
}

/** The rows that a person decided, by what stands there. */
function decided(root: string): Record<string, PlannedRow['decision']> {
  const rows = planOf(root).files.flatMap((file) => file.rows);
  return Object.fromEntries(
    rows.filter(({ reviewed }) => reviewed).map(({ before, decision }) => [before, decision]),
  );
}

function review(root: string, steps: readonly TerminalStep[], args: readonly string[] = []) {
  return atTerminal(root, ['migrate', 'review', ...args], steps);
}

const BASKET = "log.warn('The basket was empty')";
const PACKED = "log.info('Parcel is packed')";
const LEFT = 'log.info(`Parcel ${id} left the house`)';

test('shows each call with its constant and why it is asked, and keeps what was decided', () => {
  const root = project();
  const { code, text } = review(root, [
    { see: '1 of 3', type: 'a' },
    { see: '2 of 3', type: 's' },
    { see: '3 of 3', type: 'a' },
    { see: 'All is decided', type: 'q' },
  ]);
  expect(code).toBe(0);
  expect(text).toContain('SHOP102 BASKET_EMPTY');
  expect(text).toContain('src/orders/place.ts:8:3');
  expect(text).toContain(`- ${BASKET}`);
  expect(text).toContain('+ logConstant(log, LOG.BASKET_EMPTY)');
  expect(text).toContain('unproven-logger');
  expect(text).toContain(`What was decided is in ${PLAN}`);
  expect(decided(root)).toEqual({ [BASKET]: 'migrate', [PACKED]: 'skip', [LEFT]: 'migrate' });
  expect(loglex(root, ['migrate', 'apply']).stderr).toContain('Migrated 7 calls');
});

test('edits a name and a message, shows what would be written, and apply writes it', () => {
  const root = project();
  const { code } = review(root, [
    { see: '1 of 3', type: 's' },
    { see: 'PARCEL_PACKED', type: 'n' },
    { see: 'Its name', type: '_NOW\r' },
    { see: '+ logConstant(log, LOG.PARCEL_PACKED_NOW)', type: 'm' },
    { see: 'Its message', type: '\u0015Packed\r' },
    { see: '“Packed”', type: 'a' },
    { see: '3 of 3', type: 'q' },
  ]);
  expect(code).toBe(0);
  expect(loglex(root, ['migrate', 'apply'])).toMatchObject({ code: 0 });
  const ship = readFileSync(join(root, 'src/orders/ship.ts'), 'utf8');
  expect(ship).toContain('logConstant(log, LOG.PARCEL_PACKED_NOW)');
  expect(ship).toContain(LEFT);
  expect(readFileSync(join(root, 'log-catalog/shop.yaml'), 'utf8')).toContain('message: Packed');
});

test('a name that is taken is told while it is typed, and Escape gives it up', () => {
  const root = project();
  const { code } = review(root, [
    { see: '1 of 3', type: 'n' },
    { see: 'Its name', type: '\u0015ORDER_PLACED\r' },
    { see: 'SHOP101 ORDER_PLACED', type: '\u001b' },
    { see: 'save and quit', type: 'q' },
  ]);
  expect(code).toBe(0);
  expect(planOf(root).constants.map(({ name }) => name)).toContain('BASKET_EMPTY');
});

test('merges with a constant that is searched for', () => {
  const root = project();
  review(root, [
    { see: '1 of 3', type: 's' },
    { see: '2 of 3', type: 'x' },
    { see: 'Which constant', type: 'BASKET' },
    { see: 'SHOP102 BASKET_EMPTY', type: '\r' },
    { see: '+ logConstant(log, LOG.BASKET_EMPTY)', type: 'q' },
  ]);
  const { constants, files } = planOf(root);
  expect(constants.map(({ name }) => name)).not.toContain('PARCEL_PACKED');
  const row = files.flatMap(({ rows }) => rows).find(({ before }) => before === PACKED);
  expect(row).toMatchObject({ constant: 'SHOP102', decision: 'skip' });
  expect(loglex(root, ['migrate', 'apply'])).toMatchObject({ code: 0 });
});

test('gives a constant another level', () => {
  const root = project();
  review(root, [
    { see: '1 of 3', type: 'l' },
    { see: 'Its level', type: '\u001b[A\r' },
    { see: 'SHOP102 is info now', type: 'q' },
  ]);
  expect(planOf(root).constants.find(({ code }) => code === 'SHOP102')?.level).toBe('info');
});

test.each<[string, TerminalStep, number]>([
  ['Ctrl-C', { see: '3 of 3', type: '\u0003' }, 0],
  ['SIGTERM', { see: '3 of 3', signal: 'SIGTERM' }, -15],
  ['SIGHUP', { see: '3 of 3', signal: 'SIGHUP' }, -1],
  ['SIGKILL', { see: '3 of 3', signal: 'SIGKILL' }, -9],
])('%s loses no decision', (_, last, code) => {
  const root = project();
  const outcome = review(root, [{ see: '1 of 3', type: 'a' }, { see: '2 of 3', type: 's' }, last]);
  expect(outcome.code).toBe(code);
  expect(decided(root)).toEqual({ [BASKET]: 'migrate', [PACKED]: 'skip' });
  // Where it could still do so, it gave the first screen and the cursor back.
  if (code !== -9) expect(outcome.raw).toMatch(/\u001b\[\?1049l\u001b\[\?25h/);
});

test('goes on where it was left', () => {
  const root = project();
  review(root, [
    { see: '1 of 3', type: 'a' },
    { see: '2 of 3', type: 'q' },
  ]);
  const { text } = review(root, [{ see: '1 of 2', type: 'q' }]);
  expect(text).toContain('PARCEL_PACKED');
});

test('says that there is nothing to ask', () => {
  const root = plannedProject({ 'src/orders/place.ts': '' });
  const { code, text } = review(root, []);
  expect(code).toBe(0);
  expect(text).toContain('There is nothing to review');
});

test('sends nothing of a plan to the terminal that would act there', () => {
  const root = project();
  const path = join(root, PLAN);
  const evil = '\\u001b]0;owned\\u0007\\u009b31m\\u202e';
  const text = readFileSync(path, 'utf8').replace('"The basket was empty"', `"${evil}"`);
  writeFileSync(path, text);
  const { raw } = review(root, [{ see: '1 of 3', type: 'q' }]);
  expect(raw).toContain('\\u001b]0;owned\\u0007');
  expect(raw).not.toContain('\u001b]0');
  expect(raw).not.toMatch(/[\u0007\u009b\u202e]/);
});

test('a small terminal shows the question and the keys', () => {
  const root = project();
  const { text } = atTerminal(root, ['migrate', 'review'], [{ see: 'save and quit', type: 'q' }], {
    rows: 14,
    columns: 44,
  });
  expect(text).toContain('SHOP102 BASKET_EMPTY');
  expect(text).toMatch(/… \d+ lines? more/);
});

test('alone, it asks, and applies what is safe', () => {
  const root = migrationProject();
  const { code, text } = atTerminal(root, ['migrate'], [{ see: 'What now?', type: '\r' }]);
  expect(code).toBe(0);
  expect(text).toContain('Migrate what is safe: 5 calls');
  expect(text).toContain('✔ Migrated 5 calls');
  expect(readFileSync(join(root, 'src/orders/place.ts'), 'utf8')).toContain('LOG.ORDER_PLACED');
});

test('alone, it reviews first where that is wanted, and asks again', () => {
  const root = migrationProject();
  const { code, text } = atTerminal(
    root,
    ['migrate'],
    [
      { see: 'What now?', type: '\u001b[B\r' },
      { see: '1 of 1', type: 'a' },
      { see: 'All is decided', type: 'q' },
      { see: 'Migrate 6 calls now?', type: '\r' },
    ],
  );
  expect(code).toBe(0);
  expect(text).toContain('✔ Migrated 6 calls');
  expect(existsSync(join(root, PLAN))).toBe(false);
});

test('alone, it changes nothing where the answer is no', () => {
  const root = migrationProject();
  const { code } = atTerminal(root, ['migrate'], [{ see: 'What now?', type: '\u0003' }]);
  expect(code).toBe(0);
  expect(readFileSync(join(root, 'src/orders/place.ts'), 'utf8')).toBe(PLACE);
  expect(existsSync(join(root, PLAN))).toBe(true);
});

test('without a terminal it says how to edit the plan', () => {
  const root = project();
  const { code, stdout, stderr } = loglex(root, ['migrate', 'review']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('A review needs a terminal');
  expect(stderr).toContain('`decision`');
});
