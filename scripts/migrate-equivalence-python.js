// @ts-check
/**
 * Logs by calls made at random and by the coded calls that they are migrated to, in the real `logging` of CPython, and compares
 * the records: text, level, error, fields, place, the order of evaluation and the moment at which values become text.
 *
 *   node scripts/migrate-equivalence-python.js [--calls 8000] [--seed 1] [--show 20] [--python python3 --python …]
 *
 * Exits with 1 where a record differs. Needs `python3`, or the Pythons that are named.
 */
import { parseArgs } from 'node:util';
import { findPython, verifyPython } from '@loglex/project';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '8000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '20' },
    python: { type: 'string', multiple: true, default: ['python3'] },
  },
});
for (const command of values.python) {
  const python = await findPython([command]);
  if (python === undefined) throw new Error(`${command} is no Python from 3.8 on`);
  const { calls, safe, reasons, differences } = await verifyPython({
    calls: Number(values.calls),
    seed: Number(values.seed),
    python,
  });
  const others = [...reasons].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} ${count}`);
  process.stdout.write(
    `Python ${python.version}: ${calls} calls, ${safe} of them migrated, ${differences.length} differences\n` +
      `  the others: ${others.join(', ')}\n`,
  );
  for (const { before, after, what } of differences.slice(0, Number(values.show))) {
    process.stdout.write(`\n${what}\n${before}\n${after}\n`);
  }
  if (differences.length > 0) process.exitCode = 1;
}
