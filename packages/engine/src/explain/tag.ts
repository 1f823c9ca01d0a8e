/** A tag or a message in the words of a legend: what each of its terms says, and what is wrong with it. */
import type { Reading, Term } from '@loglex/catalog';
import { type Explanation, type ExplanationRow, prose } from './explanation.ts';

/** `text`: the tag as the person met it. `further`: rows that only the face knows. */
export function explainReading(
  text: string,
  reading: Reading,
  further: readonly ExplanationRow[] = [],
): Explanation {
  const { legend } = reading;
  return {
    title: text,
    kind: `${reading.kind === 'tag' ? 'tag' : 'message'} of the legend ${legend.name}`,
    body: [
      ...prose(legend.description),
      ...(reading.kind === 'tag' ? ofTag(text, reading.tag, further) : ofMessage(reading, further)),
    ],
  };
}

type Body = Explanation['body'];
type TagReading = Extract<Reading, { kind: 'tag' }>;
type MessageReading = Extract<Reading, { kind: 'message' }>;

function ofMessage({ match }: MessageReading, further: readonly ExplanationRow[]): Body {
  const { term, values } = match;
  const found = Array.from(values, ([name, value]) => [name, value.text] as const);
  return [{ kind: 'rows', rows: [[term.name, aboutTerm(term)], ...found, ...further] }];
}

function ofTag(
  text: string,
  { terms, problems, omittable }: TagReading['tag'],
  further: readonly ExplanationRow[],
): Body {
  const rows = terms.map(({ term, argument, scope, range }): ExplanationRow => {
    const lines = [
      ...aboutTerm(term),
      ...(argument === undefined ? [] : [`${term.argument?.name ?? 'argument'}: ${argument}`]),
      ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ];
    return [text.slice(range.start, range.end), lines];
  });
  const body: Body = [
    {
      kind: 'rows',
      rows: [...rows, ['left out', omittable ? 'it may be' : undefined], ...further],
    },
  ];
  if (problems.length === 0) return body;
  return [
    ...body,
    { kind: 'heading', text: 'What is wrong with it' },
    {
      kind: 'rows',
      rows: problems.map(({ range, message }) => [
        text.slice(range.start, range.end) || '—',
        message,
      ]),
    },
  ];
}

/** What a term says, or its group where it says nothing. */
function aboutTerm({ description, group, level }: Term): readonly string[] {
  const about = [description, group && `group: ${group}`, level && `level: ${level.native}`];
  const said = about.filter((line) => line !== undefined && line !== '');
  return said.length > 0 ? (said as string[]) : ['a term'];
}
