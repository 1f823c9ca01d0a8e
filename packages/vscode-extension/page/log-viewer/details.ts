/** What a line means, beside the lines: as in a hover, with the values in it, the calls that write it, and the whole record. */
import type { LogLineExplanation } from '@loglex/lsp';
import type { Words } from '../../src/log-viewer/messages.ts';
import { type Child, element, filled } from '../element.ts';

export interface Details {
  readonly root: HTMLElement;
  show(explanation: LogLineExplanation | undefined): void;
  close(): void;
}

export function createDetails(
  words: Words,
  go: (list: 'sites' | 'entries', at: number) => void,
  onClose: () => void,
): Details {
  const content = element('div', { class: 'content' });
  const close = element(
    'button',
    { type: 'button', class: 'close', title: words.close, 'aria-label': words.close },
    '×',
  );
  const root = element(
    'aside',
    { class: 'details', 'aria-label': words.details, hidden: true },
    close,
    content,
  );
  const hide = () => {
    root.hidden = true;
    onClose();
  };
  close.addEventListener('click', hide);

  function placesOf(title: string, list: 'sites' | 'entries', explained: LogLineExplanation) {
    const places = explained[list];
    if (places.length === 0) return [];
    const links = places.slice(0, MOST_PLACES).map(({ file, location }, at) => {
      const text = `${file}:${location.range.start.line + 1}`;
      const link = element('button', { type: 'button', class: 'link' }, text);
      link.addEventListener('click', () => go(list, at));
      return element('li', {}, link);
    });
    const more = places.length > MOST_PLACES ? [element('li', {}, '…')] : [];
    return [element('h3', {}, title), element('ul', { class: 'places' }, ...links, ...more)];
  }

  return {
    root,
    show(explained) {
      root.hidden = explained === undefined;
      if (explained === undefined) return;
      const { line, text, explanations, values, ambiguous, sites } = explained;
      const isKnown = explanations.length + sites.length > 0;
      content.replaceChildren(
        element('h2', {}, filled(words.line ?? '', (line + 1).toLocaleString())),
        ...(isKnown ? [] : [element('p', { class: 'unknown' }, words.unknown)]),
        ...(ambiguous ? [element('p', { class: 'unknown' }, words.ambiguous)] : []),
        ...explanations.flatMap(explanationOf),
        ...(values.length > 0
          ? [element('h3', {}, words.values), rowsOf(values.map(({ name, text }) => [name, text]))]
          : []),
        ...placesOf(words.sites ?? '', 'sites', explained),
        ...placesOf(words.entries ?? '', 'entries', explained),
        element('h3', {}, words.record),
        element('pre', { tabindex: 0 }, text),
      );
      content.scrollTop = 0;
    },
    close: hide,
  };
}

const MOST_PLACES = 50;

type Explanation = LogLineExplanation['explanations'][number];

function explanationOf({ title, kind, body }: Explanation): readonly HTMLElement[] {
  return [
    element('h2', { class: 'title' }, title, element('small', {}, kind)),
    ...body.flatMap((block): readonly HTMLElement[] => {
      switch (block.kind) {
        case 'prose':
          return [element('p', {}, block.text)];
        case 'heading':
          return [element('h3', {}, block.text)];
        case 'rows':
          return [rowsOf(block.rows)];
      }
    }),
  ];
}

function rowsOf(
  rows: readonly (readonly [string, string | readonly string[] | undefined])[],
): HTMLElement {
  const cells = rows.flatMap(([label, value]): readonly Child[] => {
    if (value === undefined) return [];
    const values = typeof value === 'string' ? [value] : value;
    return [element('dt', {}, label), ...values.map((each) => element('dd', {}, each))];
  });
  return element('dl', {}, ...cells);
}
