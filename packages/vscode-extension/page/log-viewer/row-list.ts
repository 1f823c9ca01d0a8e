/** The rows that can be seen, of a million: a scroll bar over all of them, and elements for the few that are looked at. */
import type { LogRow } from '@loglex/lsp';
import { element } from '../element.ts';

export interface RowList {
  readonly root: HTMLElement;
  /** `isOther`: rows of the same number may say something else now. */
  setCount(count: number, isOther: boolean): void;
  take(from: number, rows: readonly LogRow[]): void;
  rowAt(index: number): LogRow | undefined;
  /** Draws what is seen anew. */
  draw(): void;
  /** The rows of what is seen may have changed. */
  fetchAgain(): void;
  select(index: number): void;
  readonly selected: number;
  readonly firstSeen: number;
  /** How many fit. */
  readonly seen: number;
  scrollTo(index: number): void;
}

export interface RowListOptions {
  readonly label: string;
  readonly fetch: (from: number, count: number) => void;
  readonly draw: (row: LogRow, index: number, isSelected: boolean) => HTMLElement;
  readonly onSelect: (row: LogRow) => void;
  readonly onScroll: (first: number) => void;
}

/** Rows above and below what is seen. */
const SPARE = 40;

/** Browsers make nothing higher than some 30 million pixels: a longer list is scrolled in larger steps. */
const HIGHEST = 12_000_000;

export function createRowList({ label, fetch, draw, onSelect, onScroll }: RowListOptions): RowList {
  const rows = element('div', { class: 'rows', role: 'rowgroup' });
  const space = element('div', { class: 'space', role: 'presentation' }, rows);
  const root = element(
    'div',
    { class: 'grid', role: 'grid', tabindex: 0, 'aria-label': label, 'aria-readonly': 'true' },
    space,
  );
  let known = new Map<number, LogRow>();
  let count = 0;
  let selected = -1;
  /** The row at the upper edge, with the part of it that is scrolled away. */
  let top = 0;
  let asked = '';
  let frame = 0;

  const rowHeight = () => rowHeightOf(root);
  const seen = () => Math.max(1, Math.ceil(root.clientHeight / rowHeight()));
  const highestTop = () => Math.max(0, count - root.clientHeight / rowHeight());
  const height = () => Math.min(HIGHEST, count * rowHeight());
  /** Rows for each pixel of the scroll bar. */
  const step = () => {
    const way = height() - root.clientHeight;
    return way <= 0 ? 0 : highestTop() / way;
  };

  function moveTo(next: number): void {
    top = Math.min(Math.max(0, next), highestTop());
    space.style.height = `${height()}px`;
    root.scrollTop = step() === 0 ? 0 : top / step();
    soon();
  }

  function soon(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      show();
    });
  }

  function show(): void {
    const first = Math.max(0, Math.floor(top) - SPARE);
    const end = Math.min(count, Math.ceil(top) + seen() + SPARE);
    space.style.height = `${height()}px`;
    const drawn: HTMLElement[] = [];
    let isMissing = false;
    for (let index = first; index < end; index++) {
      const row = known.get(index);
      if (row === undefined) {
        isMissing = true;
        drawn.push(
          element('div', { class: 'row waiting', role: 'row', 'aria-rowindex': index + 1 }),
        );
      } else drawn.push(draw(row, index, index === selected));
    }
    rows.replaceChildren(...drawn);
    rows.style.transform = `translateY(${(first - top) * rowHeight() + root.scrollTop}px)`;
    root.setAttribute('aria-rowcount', String(count));
    const active = selected >= first && selected < end ? `row-${selected}` : '';
    root.setAttribute('aria-activedescendant', active);
    if (isMissing) ask(first, end - first);
    onScroll(top);
  }

  function ask(from: number, length: number): void {
    const question = `${from} ${length}`;
    if (question === asked) return;
    asked = question;
    fetch(from, length);
  }

  root.addEventListener('scroll', () => {
    // Within a pixel it was moved from here, or sideways.
    const said = Math.min(highestTop(), root.scrollTop * step());
    if (Math.abs(said - top) > step()) top = said;
    soon();
  });
  root.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.deltaY === 0 || height() < HIGHEST) return;
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * rowHeight() : event.deltaY;
      moveTo(top + pixels / rowHeight());
    },
    { passive: false },
  );
  new ResizeObserver(soon).observe(root);

  function reveal(index: number): void {
    const fits = Math.max(1, Math.floor(root.clientHeight / rowHeight()));
    if (index < top) moveTo(index);
    else if (index >= top + fits) moveTo(index - fits + 1);
    else soon();
  }

  function select(index: number): void {
    if (count === 0) return;
    selected = Math.min(Math.max(0, index), count - 1);
    reveal(selected);
    const row = known.get(selected);
    if (row !== undefined) onSelect(row);
  }

  return {
    root,
    setCount(next, isOther) {
      count = next;
      if (isOther) {
        // What was drawn stays until its like has come.
        known = new Map();
        asked = '';
        if (selected >= count) selected = -1;
      }
      if (top > highestTop()) moveTo(highestTop());
      if (isOther && count > 0) {
        const first = Math.max(0, Math.floor(top) - SPARE);
        ask(first, Math.min(count, Math.ceil(top) + seen() + SPARE) - first);
        space.style.height = `${height()}px`;
      } else soon();
    },
    take(from, taken) {
      if (known.size > MOST_KEPT) known = new Map();
      for (const [at, row] of taken.entries()) known.set(from + at, row);
      asked = '';
      if (taken.length > 0) soon();
    },
    rowAt: (index) => known.get(index),
    draw: soon,
    fetchAgain() {
      asked = '';
      const first = Math.max(0, Math.floor(top) - SPARE);
      const end = Math.min(count, Math.ceil(top) + seen() + SPARE);
      known = new Map([...known].filter(([index]) => index >= first && index < end));
      if (end > first) ask(first, end - first);
    },
    select,
    get selected() {
      return selected;
    },
    get firstSeen() {
      return top;
    },
    get seen() {
      return seen();
    },
    scrollTo: moveTo,
  };
}

const MOST_KEPT = 5_000;

function rowHeightOf(root: HTMLElement): number {
  const said = Number.parseFloat(getComputedStyle(root).getPropertyValue('--row-height'));
  return said > 0 ? said : 20;
}
