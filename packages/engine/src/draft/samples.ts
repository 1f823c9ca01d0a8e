/** The constants that a new catalog starts with: the messages that most deserve one, errors first. */
import { RUNGS, levelOf } from '@loglex/catalog';
import type { Rung } from '@loglex/catalog';
import type { WordedCall } from '../audit/advise.ts';
import { siteOf } from '../audit/site.ts';
import type { Site } from '../audit/site.ts';
import { groupBy } from '@loglex/catalog';
import { tally } from '../audit/tally.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { draftCall } from '../migrate/draft-call.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import { draftTemplate } from './template.ts';
import type { DraftTemplate } from './template.ts';

export interface Sample extends DraftTemplate {
  /** The wording's key: no two samples share it. */
  readonly key: string;
  readonly level: Rung;
  /** Other rungs at which its sites say it today, lowest first. */
  readonly may: readonly Rung[];
  readonly sites: readonly Site[];
}

/** The settings of a file. */
export type SettingsOf = (facts: FileFacts) => Settings;

/** Longer texts make poor templates: they are for a person to cut. */
const LONGEST = 160;

/** A catalog with such characters would be taken for a broken file; lines are for a person to join. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFD]/u;

/**
 * At most `limit` samples: what several of `calls` say, then errors that one says; the gravest and the
 * most frequent first.
 */
export function draftSamples(
  calls: readonly WordedCall[],
  settingsOf: SettingsOf,
  limit: number,
): readonly Sample[] {
  return [...groupBy(calls, ({ wording }) => wording.key).values()]
    .map((group) => sampleOf(group, settingsOf))
    .filter(({ level, sites }) => sites.length > 1 || gravity(level) === 2)
    .filter(({ key, message }) => isTelling(key) && message.length <= LONGEST)
    .filter(({ message }) => !UNWRITABLE.test(message) && message === message.trim())
    .sort(
      (a, b) =>
        Number(b.sites.length > 1) - Number(a.sites.length > 1) ||
        gravity(b.level) - gravity(a.level) ||
        b.sites.length - a.sites.length ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, limit);
}

/** One word alone (`Error:`, `db`) is a label more often than an event. */
function isTelling(key: string): boolean {
  return (key.match(/\p{L}{2,}/gu) ?? []).length > 1;
}

function sampleOf(group: readonly [WordedCall, ...WordedCall[]], settingsOf: SettingsOf): Sample {
  const sites = group.map(siteOf);
  const stated = sites.flatMap(({ level }) => levelOf(level)?.rung ?? []);
  const [level = 'info', ...others] = tally(stated, (rung) => rung).map(({ name }) => name);
  return {
    key: group[0].wording.key,
    level,
    may: RUNGS.filter((rung) => others.includes(rung)),
    sites,
    ...templateOf(group, settingsOf),
  };
}

function templateOf(
  [first, ...others]: readonly [WordedCall, ...WordedCall[]],
  settingsOf: SettingsOf,
): DraftTemplate {
  const drafted = ({ call, facts }: WordedCall) => ({
    call,
    draft: draftCall(call, facts, settingsOf(facts)),
  });
  return draftTemplate([drafted(first), ...others.map(drafted)], writerOf(first.facts).keyCase);
}

function gravity(level: Rung): 0 | 1 | 2 {
  if (level === 'error' || level === 'fatal') return 2;
  return level === 'warn' ? 1 : 0;
}
