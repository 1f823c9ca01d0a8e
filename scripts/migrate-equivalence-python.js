// @ts-check
/**
 * Logs by calls made at random and by the coded calls that they are migrated to, in the real `logging` of CPython, and compares
 * the records: text, level, error, fields, place, the order of evaluation and the moment at which values become text.
 *
 *   node scripts/migrate-equivalence-python.js [--count 8000] [--seed 1] [--python python3 --python …]
 *
 * Exits with 1 where a record differs. Needs `python3`, or the Pythons that are named.
 */
import { parseArgs } from 'node:util';
import { compareCalls } from './equivalence-python/compare.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '8000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', multiple: true, default: ['python3'] },
  },
});
const { migrated, reasons, comparisons } = compareCalls({
  count: Number(values.count),
  seed: Number(values.seed),
  pythons: values.python,
});
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a)) {
  process.stdout.write(`${String(count).padStart(6)}  ${reason}\n`);
}
for (const { python, compared, records, differences } of comparisons) {
  process.stdout.write(
    `Python ${python}: ${compared} calls, ${migrated} of them migrated, ${records} records, ${differences.length} differences\n`,
  );
  for (const one of differences.slice(0, 20)) {
    process.stdout.write(`\n${one.difference}\n${one.old}${one.new}`);
  }
  if (differences.length > 0) process.exitCode = 1;
}
