/** A project on disk for one test, written as one string in which `//- path` begins each file. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** @returns the absolute path of its folder, which is removed when the test ends. */
export function temporaryProject(files: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-eslint-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of files.split(/^\/\/- /m).slice(1)) {
    const end = part.indexOf('\n');
    const path = join(folder, part.slice(0, end).trim());
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, part.slice(end + 1));
  }
  return folder;
}
