/** The Python of this machine. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Python {
  /** The program, as it is found by its name. */
  readonly command: string;
  /** `3.11.7` */
  readonly version: string;
}

/** The first of `commands` that is a Python whose `logging` can be compared: 3.8 or later. */
export async function findPython(
  commands: readonly string[] = ['python3', 'python'],
): Promise<Python | undefined> {
  for (const command of commands) {
    const said = await run(command, ['-I', '-c', 'import sys; print(sys.version.split()[0])']).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );
    const [, major, minor] = /^(\d+)\.(\d+)/.exec(said) ?? [];
    if (Number(major) === 3 && Number(minor) >= 8) return { command, version: said };
  }
  return undefined;
}

const run = promisify(execFile);
