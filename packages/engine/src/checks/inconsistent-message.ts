/** One thing said in two ways, or at two levels. */
import type { Location, Rung } from '@loglex/catalog';
import { groupBy } from '@loglex/catalog';
import { hasWord, keyOf, readableText, wordingOf } from '../constants/message-text.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { defineCheck, type CheckContext } from './check.ts';
import { isSure } from './sure.ts';

/** One raw call with a text. */
interface Site extends Location {
  readonly text: string;
  readonly key: string;
  readonly words: string;
  readonly rung: Rung | undefined;
}

export const inconsistentMessage = defineCheck({
  kind: 'project',
  id: 'inconsistent-message',
  description: 'Disallow one message at two levels or in two wordings',
  defaultSeverity: 'warning',
  testSeverity: 'off',
  messages: {
    levels:
      '“{text}” is logged at {level} here and at {usual} elsewhere, so a filter by level shows half of it. Settle on one level.',
    wording:
      '“{text}” is worded “{usual}” elsewhere, so a search for one finds half of them. Settle on one wording.',
  },
  docs: {
    what: 'Compares the texts of all log calls without a constant. Reports those at another level than most calls with the same text, and those of three words or more that differ from a more frequent text only in case, punctuation or values. On a tie the first in the order of files is taken for the usual one.',
    why: 'Who searches a log types one wording and filters by one level. What was logged in two ways is found in half.',
    incorrect: [
      {
        title: 'Two levels',
        language: 'ts',
        code: `logger.warn('Cart expired');\nlogger.info('Cart expired');`,
      },
      {
        title: 'Two wordings',
        language: 'ts',
        code: `logger.warn('Could not reach the warehouse');\nlogger.warn('could not reach the warehouse!');`,
      },
      { language: 'py', code: 'logger.warning("Cart expired")\nlogger.info("Cart expired")' },
    ],
    correct: [
      {
        language: 'ts',
        code: `logger.warn('Cart expired');\nlogger.info('Cart restored');`,
      },
      {
        language: 'py',
        code: 'logger.warning("Cart expired")\nlogger.info("Cart restored")',
      },
    ],
  },
  *run(files, context) {
    const sites = [...files].flatMap((facts) => [...sitesOf(facts, context)]);
    for (const alike of groupBy(sites, ({ words }) => words).values()) {
      if (alike.length < 2) continue;
      const usualText = mostFrequent(alike, ({ key }) => key);
      for (const site of isTelling(usualText.words) ? alike : []) {
        if (site.key === usualText.key) continue;
        yield {
          messageId: 'wording',
          data: { text: site.text, usual: usualText.text },
          file: site.file,
          range: site.range,
          related: [{ ...placeOf(usualText), message: 'Worded so here' }],
        };
      }
      for (const same of groupBy(alike, ({ key }) => key).values()) {
        const levelled = same.filter(({ rung }) => rung !== undefined);
        if (levelled.length < 2) continue;
        const usual = mostFrequent(levelled, ({ rung }) => rung ?? '');
        for (const site of levelled) {
          if (site.rung === usual.rung) continue;
          yield {
            messageId: 'levels',
            data: { text: site.text, level: site.rung ?? '', usual: usual.rung ?? '' },
            file: site.file,
            range: site.range,
            related: [{ ...placeOf(usual), message: `At ${usual.rung ?? ''} here` }],
          };
        }
      }
    }
  },
});

function* sitesOf(facts: FileFacts, { session, settings, isTest }: CheckContext): Generator<Site> {
  if (isTest(facts.file)) return;
  for (const call of facts.calls) {
    const { message, level } = call;
    if (message?.static !== true || !isSure(call, settings)) continue;
    if (session.identify(call).kind !== 'raw') continue;
    const key = keyOf(message);
    const words = wordingOf(message);
    if (!hasWord(words)) continue;
    const { start, end } = message.expression;
    const text = readableText(message);
    const rung = level === undefined || level.dynamic === true ? undefined : level.rung;
    yield { file: facts.file, range: { start, end }, text, key, words, rung };
  }
}

/** Whether a wording has words enough to be told from another: `Error:` and `error` are none. */
function isTelling(words: string): boolean {
  return words.split(' ', 3).length === 3;
}

/** The first of the largest group. */
function mostFrequent(sites: readonly Site[], by: (site: Site) => string): Site {
  let largest: readonly Site[] = [];
  for (const group of groupBy(sites, by).values())
    if (group.length > largest.length) largest = group;
  const [first] = largest;
  if (first === undefined) throw new Error('a group of sites is never empty');
  return first;
}

function placeOf({ file, range }: Location): Location {
  return { file, range };
}
