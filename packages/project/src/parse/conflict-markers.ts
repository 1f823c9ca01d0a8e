/** What a merge leaves in a file that somebody has to decide about. */
import type { SyntaxProblem } from '@loglex/engine';

/** The first conflict of a text that its parser cannot read, in whatever language. A text that is valid may quote such lines. */
export function conflictMarkers(text: string): SyntaxProblem | undefined {
  const marker = /^<{7}(?: .*)?$/m.exec(text);
  if (marker === null || !/^>{7}(?: .*)?$/m.test(text)) return undefined;
  return {
    message:
      'It holds the conflict markers of a merge, so it cannot be read. Resolve the conflict.',
    range: { start: marker.index, end: marker.index + marker[0].length },
  };
}
