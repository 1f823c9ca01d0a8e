/** `loglex catalog merge-driver`: what git calls for catalog files. Exit code 1 tells git that a person must decide. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mergeCatalogs } from '@loglex/catalog';
import { decodeText } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';

/** The first three are files that git made; the result takes the place of `ours`. `path` says what the file is. */
export function runMergeDriver(
  base: string,
  ours: string,
  theirs: string,
  path = ours,
): Promise<ExitCode> {
  const { text, conflicts } = mergeCatalogs({
    file: path,
    base: read(base),
    ours: read(ours),
    theirs: read(theirs),
  });
  writeFileSync(ours, text);
  for (const { message, marked } of conflicts) {
    const where = marked ? '' : ' No markers stand in the file.';
    say(`${visible(path)}: ${visible(message)}${where}`);
  }
  return Promise.resolve(conflicts.length > 0 ? EXIT.findings : EXIT.clean);
}

function read(file: string): string {
  const { text, problem } = decodeText(readFileSync(file), file);
  if (problem) throw new CommandError(`${file}: ${problem.message}`);
  return text;
}
