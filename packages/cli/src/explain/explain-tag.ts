/** A tag or a message in the words of a legend: what each of its terms says, and what is wrong with it. */
import type { Reading, Term } from '@loglex/catalog';
import type { Page } from './page.ts';

/** `text`: the tag as the person met it. `declared`: where its legend stands. */
export function explainTag(page: Page, text: string, reading: Reading, declared: string): void {
  const { legend } = reading;
  page.title(text, `${reading.kind === 'tag' ? 'tag' : 'message'} of the legend ${legend.name}`);
  if (legend.description) page.prose(legend.description);
  if (reading.kind === 'message') {
    const { term, values } = reading.match;
    const said = Array.from(values, ([name, value]) => [name, value.text] as const);
    page.rows([[term.name, aboutTerm(term)], ...said, ['declared', declared]]);
    return;
  }
  const { terms, problems, omittable } = reading.tag;
  page.rows([
    ...terms.map(({ term, argument, scope, range }) => {
      const lines = [
        ...aboutTerm(term),
        ...(argument === undefined ? [] : [`${term.argument?.name ?? 'argument'}: ${argument}`]),
        ...(scope === undefined ? [] : [`scope: ${scope}`]),
      ];
      return [text.slice(range.start, range.end), lines] as const;
    }),
    ['left out', omittable ? 'it may be' : undefined],
    ['declared', declared],
  ]);
  if (problems.length > 0) {
    page
      .heading('What is wrong with it')
      .rows(
        problems.map(({ range, message }) => [text.slice(range.start, range.end) || '—', message]),
      );
  }
}

/** What a term says, or its group where it says nothing. */
function aboutTerm({ description, group, level }: Term): readonly string[] {
  const about = [description, group && `group: ${group}`, level && `level: ${level.native}`];
  const said = about.filter((line) => line !== undefined && line !== '');
  return said.length > 0 ? (said as string[]) : ['a term'];
}
