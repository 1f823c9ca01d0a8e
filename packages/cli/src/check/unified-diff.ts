/** What would change in files, as a patch that `git apply` and `patch -p1` take. */
import { createTwoFilesPatch } from 'diff';
import type { ChangedText } from '@loglex/project';
import picocolors from 'picocolors';
import type { Look } from '../report/report.ts';
import { visible } from '../terminal/visible.ts';

/** `shown` gives the path of a file as people see it. */
export function unifiedDiff(
  changed: readonly ChangedText[],
  shown: (file: string) => string,
  look: Look,
): string {
  return changed
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => {
      const path = shown(file);
      // `diff` puts a separator line first, which no patch needs.
      const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '');
      const text = patch.slice(patch.indexOf('--- '));
      return look.color ? painted(text) : text;
    })
    .join('');
}

/** For eyes only: coloured, and control characters shown. */
function painted(patch: string): string {
  const paint = picocolors.createColors(true);
  return patch
    .split('\n')
    .map((line, index) => {
      const text = visible(line).replaceAll('\\t', '\t');
      if (index < 2) return paint.bold(text);
      if (line.startsWith('@@')) return paint.cyan(text);
      if (line.startsWith('+')) return paint.green(text);
      return line.startsWith('-') ? paint.red(text) : text;
    })
    .join('\n');
}
