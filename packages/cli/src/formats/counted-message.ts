/** What a finding says, and how often, for formats that have no other place for a number. */
import type { Finding } from '@loglex/engine';
import { grouped } from '../terminal/count.ts';

/** `… (× 1,000)`; nothing is added where it was found once. */
export function countedMessage({
  finding: { message },
  occurrences = 1,
}: {
  readonly finding: Finding;
  readonly occurrences?: number | undefined;
}): string {
  return occurrences > 1 ? `${message} (× ${grouped(occurrences)})` : message;
}
