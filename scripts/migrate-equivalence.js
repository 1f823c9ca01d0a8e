// @ts-check
/**
 * Runs generated log calls as they are and as a migration writes them, with the real loggers, and compares what was written.
 *
 *   node scripts/migrate-equivalence.js [dialect…] [--calls 5000] [--seed 1] [--show 5]
 *
 * Exit 1 where a call that a migration would take without asking wrote another record.
 */
import { parseArgs } from 'node:util';
import { DIALECTS, loadPackage, verifyDialect } from '@loglex/project';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    calls: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
  },
});
const root = new URL('../packages/runtime', import.meta.url).pathname;
const chosen = DIALECTS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
for (const dialect of chosen) {
  const report = await verifyDialect(dialect, {
    calls: Number(values.calls),
    seed: Number(values.seed),
    load: (name) => loadPackage(name, root),
  });
  const { calls, safe, threw, dropped, reasons, differences } = report;
  const others = [...reasons].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} ${count}`);
  process.stdout.write(
    `${dialect.id}: ${calls} calls, ${safe} taken unasked (${threw} threw before they logged, ${dropped} had fields that the logger dropped), ${differences.length} differences\n` +
      `  the others: ${others.join(', ')}\n`,
  );
  for (const { before, after, what } of differences.slice(0, Number(values.show))) {
    process.stdout.write(`  - ${before}\n  + ${after}\n    ${what}\n`);
  }
  if (differences.length > 0) process.exitCode = 1;
}
