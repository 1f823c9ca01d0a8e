// @ts-check
/**
 * A million broken lines: `npm run lines-mutations`. Nothing may throw, and no line may take more than its length's time:
 * the slowest are made longer and longer, and the time for a byte has to stay what it is.
 *
 *     node scripts/lines-mutations.js [--lines 1000000] [--seed 1]
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { mutatedLines } from './lines-mutations/mutate.js';
import { createPipeline } from './lines-mutations/pipeline.js';

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const LONGEST = 200_000;
/** Shorter lines are over before a clock can tell. */
const LONG = 2000;
/** How many of the slowest are made longer. */
const SLOWEST = 20;

const take = createPipeline();
const lines = mutatedLines(Number(options.seed), LONGEST);
/** @type {{ line: string, perByte: number }[]} */
let slowest = [];
let characters = 0;
let resolved = 0;
for (let count = 0; count < Number(options.lines); count++) {
  const line = lines.next().value;
  const start = process.hrtime.bigint();
  if (take(line) > 0) resolved++;
  const perByte = Number(process.hrtime.bigint() - start) / line.length;
  characters += line.length;
  if (line.length < LONG || perByte <= (slowest.at(-1)?.perByte ?? 0)) continue;
  // A pause of the machine is no property of the line.
  const again = Math.min(perByte, timeOf(line));
  slowest = [...slowest, { line, perByte: again }]
    .sort((a, b) => b.perByte - a.perByte)
    .slice(0, SLOWEST);
}
process.stdout.write(
  `${Number(options.lines).toLocaleString('en')} lines, ${Math.round(characters / 1e6)} million characters, ${resolved} with an answer: none threw.\n`,
);

let worst = { perCharacter: 0, line: '' };
let failed = false;
for (const { line, perByte } of slowest) {
  const piece = line.slice(0, 20_000);
  const few = timeOf(piece.repeat(2));
  const many = timeOf(piece.repeat(32));
  const most = Math.max(perByte, few, many);
  if (most > worst.perCharacter) worst = { perCharacter: most, line };
  // Time that grows with the square of the length would be 16 times that.
  if (many > 4 * few) {
    failed = true;
    process.stdout.write(
      `${few.toFixed(1)} ns for a character, and ${many.toFixed(1)} where the line is 16 times as long: ${JSON.stringify(line.slice(0, 300))}\n`,
    );
  }
}
process.stdout.write(
  `Worst of the lines of ${LONG} characters and more: ${slowest[0]?.perByte.toFixed(1)} ns for a character; with the ${slowest.length} slowest made longer, ${worst.perCharacter.toFixed(1)} ns: ${JSON.stringify(worst.line.slice(0, 300))}\n`,
);
process.exitCode = failed ? 1 : 0;

/** Nanoseconds for each character, the least of three. @param {string} line */
function timeOf(line) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint();
    take(line);
    least = Math.min(least, Number(process.hrtime.bigint() - start) / line.length);
  }
  return least;
}
