/** Where the data of a command goes: stdout, or the file that was named. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../command-error.ts';

/** Writes `text` to `file`, whose folders are made, or to stdout. */
export async function output(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new CommandError(
      `The output file ${file} could not be written: ${(error as Error).message}.`,
    );
  }
}

/** One line of talk on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
