/** The text of a file as it was checked: that of stdin, or what is on disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextOf } from '../report/build-report.ts';

export function sourceTexts(
  root: string,
  stdin?: { readonly file: string; readonly text: string },
): TextOf {
  return (file) => {
    if (file === stdin?.file) return stdin.text;
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined; // It is gone since it was checked: its findings stand at its first line.
    }
  };
}
