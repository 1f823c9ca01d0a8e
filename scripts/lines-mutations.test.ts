/** Broken lines, a few of those that `npm run lines-mutations` makes: nothing throws. */
import { expect, it } from 'vitest';
import { mutatedLines } from './lines-mutations/mutate.js';
import { createPipeline } from './lines-mutations/pipeline.js';

it('are read and resolved', () => {
  const take = createPipeline();
  const lines = mutatedLines(1, 20_000);
  let answered = 0;
  for (let count = 0; count < 10_000; count++) {
    if (take(lines.next().value) > 0) answered++;
  }
  // Most are still what some template with hardly any text says.
  expect(answered).toBeGreaterThan(1000);
});
