/** Asks before files appear, where there is somebody to ask. */
import { createInterface } from 'node:readline/promises';
import { count } from '../terminal/count.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';

/** Whether to write `paths`. Without a terminal the command itself is the answer: nothing is overwritten. */
export async function confirm(paths: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
  for (const path of paths) say(`  ${visible(path)}`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Write ${count(paths.length, 'file')}? [Y/n] `);
    return /^(?:y|yes|)$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}
