/** Sections as code writes them, held to the catalog: their title, what they show, and their level. */
import { closest, type Catalog, type Section, type TextRange } from '@loglex/catalog';
import type { SectionSite, Word } from '../facts/file-facts.ts';
import type { Fix } from '../fixes/fix.ts';
import { defineCheck, type Report } from './check.ts';
import { declarationOf } from './declaration.ts';
import { respellWord } from './respell-word.ts';

type MessageId = 'title' | 'key' | 'missing' | 'level';

export const sectionKeys = defineCheck<MessageId>({
  kind: 'file',
  id: 'section-keys',
  description: 'Require sections to have the title, keys and level of the catalog',
  defaultSeverity: 'error',
  testSeverity: 'off',
  fixable: 'suggestion',
  messages: {
    title:
      'The catalog has no section “{title}”, so readers cannot look up what it shows. {advice}',
    key: 'The section {title} has no key “{key}”, so whoever reads it by its keys misses this line. {advice}',
    missing:
      'The section {title} is shown without {keys}, which every one of them has. Show {them}.',
    level:
      'The section {title} is {wanted} in the catalog and is written at {level} here, so it is missed or gets in the way. Write it at {wanted}, or change the catalog.',
  },
  docs: {
    what: 'Looks at the calls that `sections` in loglex.yaml names. Reports a title that no section of the catalog has, a key that its section does not declare (unless it is `open`), a required key that is missing, and another level than the section has (`may` lists further ones that are right). What is computed when the code runs is not judged: a list that is built elsewhere, a key or a level in a variable. The tag beside a value is for [unknown-legend-term](unknown-legend-term.md).',
    why: 'A summary is read by its headings and keys, by people and by programs that compare one run with another. A section under another title, or without the line that all others have, is not found.',
    incorrect: [
      {
        title: 'A title that was mistyped',
        language: 'ts',
        code: `logSection(logger, 'Day summary', { orders: 12 });`,
      },
      {
        title: 'A key that nobody declared, and one that is missing',
        language: 'ts',
        code: `logSection(logger, 'day_summary', { order_count: 12 });`,
      },
      {
        title: 'At another level',
        language: 'ts',
        code: `logSection(logger, 'day_summary', { orders: 12 }, 'debug');`,
      },
      {
        title: 'The same in Python',
        language: 'py',
        code: `log_section(logger, "day_summary", [("order", 12), ("turnover", 350)], level=logging.DEBUG)`,
      },
    ],
    correct: [
      {
        language: 'ts',
        code: `logSection(logger, 'day_summary', { orders: 12, turnover: 350 });`,
      },
      {
        title: 'What is shown is decided elsewhere',
        language: 'ts',
        code: `logSection(logger, 'day_summary', { orders: 12, ...details });`,
      },
      {
        language: 'py',
        code: `log_section(logger, "day_summary", [("orders", 12, "(cli)"), ("turnover", 350)])`,
      },
      {
        title: 'At a level that the section may have as well',
        language: 'py',
        code: `log_section(logger, "stock", {"shelf": 3}, level=logging.INFO)`,
      },
    ],
    fix: 'A title or a key that is likely meant is offered as a suggestion.',
  },
  *run({ sectionSites = [] }, { catalog }) {
    for (const site of sectionSites) {
      const section = catalog.sections.get(site.title.text);
      if (section === undefined) {
        yield unknownTitle(site.title, catalog);
        continue;
      }
      yield* unknownKeys(site, section);
      yield* missingKeys(site, section);
      yield* wrongLevel(site, section);
    }
  },
});

function unknownTitle(title: Word, { sections }: Catalog): Report<MessageId> {
  const near = closest(title.text, sections.keys());
  const advice = near === undefined ? 'Declare it under sections.' : `Did you mean ${near}?`;
  return {
    messageId: 'title',
    data: { title: title.text, advice },
    range: plain(title.range),
    fixes: fixesOf(title, near),
  };
}

function* unknownKeys({ entries }: SectionSite, section: Section): Generator<Report<MessageId>> {
  if (section.open) return;
  for (const { key } of entries) {
    if (section.keys.has(key.text)) continue;
    const near = closest(key.text, section.keys.keys());
    const advice = near === undefined ? `It has: ${namesOf(section)}.` : `Did you mean ${near}?`;
    yield {
      messageId: 'key',
      data: { title: section.title, key: key.text, advice },
      range: plain(key.range),
      fixes: fixesOf(key, near),
      related: [declarationOf(section, `${section.title} is declared here`)],
    };
  }
}

function* missingKeys(
  { title, entries, complete }: SectionSite,
  section: Section,
): Generator<Report<MessageId>> {
  if (!complete) return;
  // A key that was mistyped is there: its own finding says so.
  const shown = new Set(
    entries.map(({ key: { text } }) =>
      section.keys.has(text) ? text : closest(text, section.keys.keys()),
    ),
  );
  const missing = [...section.keys.values()].filter(
    ({ name, required }) => required && !shown.has(name),
  );
  if (missing.length === 0) return;
  yield {
    messageId: 'missing',
    data: {
      title: section.title,
      keys: missing.map(({ name }) => `“${name}”`).join(' and '),
      them: missing.length > 1 ? 'them' : 'it',
    },
    range: plain(title.range),
    related: [declarationOf(section, `${section.title} is declared here`)],
  };
}

function* wrongLevel({ level }: SectionSite, section: Section): Generator<Report<MessageId>> {
  const { level: wanted, may, title } = section;
  if (wanted === undefined || level === undefined) return;
  const stated = level.dynamic === true ? level.candidates : [level];
  const allowed = [wanted, ...may];
  const isRight = stated.some(({ rung }) => allowed.some((one) => one.rung === rung));
  if (stated.length === 0 || isRight) return;
  yield {
    messageId: 'level',
    data: {
      title,
      wanted: wanted.native,
      level: stated.map(({ native }) => native.toLowerCase()).join(' or '),
    },
    range: plain(level.range),
    related: [declarationOf(section, `${title} is ${wanted.native} here`, 'level')],
  };
}

function fixesOf(word: Word, near: string | undefined): readonly Fix[] {
  const fix = near === undefined ? undefined : respellWord(word, near);
  return fix === undefined ? [] : [fix];
}

function namesOf({ keys }: Section): string {
  return [...keys.keys()].join(', ') || 'none';
}

function plain({ start, end }: TextRange): TextRange {
  return { start, end };
}
