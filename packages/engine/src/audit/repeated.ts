/** Texts that more than one site writes: one event with several homes, or several events with one name. */
import { RUNGS } from '@loglex/catalog';
import type { Rung } from '@loglex/catalog';
import type { CountedCall } from './counted-call.ts';
import { siteOf } from './site.ts';
import type { Site } from './site.ts';
import { groupBy } from '@loglex/catalog';
import { mostFirst } from './tally.ts';
import type { Wording } from './wording.ts';

export interface RepeatedText {
  /** As the first site spells it. */
  readonly text: string;
  /** The rungs that the sites state, lowest first. */
  readonly levels: readonly Rung[];
  readonly sites: readonly Site[];
}

export function repeatedTexts(
  calls: readonly (CountedCall & { readonly wording: Wording })[],
): readonly RepeatedText[] {
  return [...groupBy(calls, ({ wording }) => wording.key).values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      text: group[0].wording.text,
      levels: RUNGS.filter((rung) => group.some(({ level }) => level === rung)),
      sites: group.map(siteOf),
    }))
    .sort(
      mostFirst(
        ({ sites }) => sites.length,
        ({ text }) => text,
      ),
    );
}
