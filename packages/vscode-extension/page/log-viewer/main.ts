/** The page of the log viewer: puts rows, filters and details together, and speaks to the extension. */
import type { LogRow, LogState } from '@loglex/lsp';
import type { FromPage, ToPage, ViewOptions } from '../../src/log-viewer/messages.ts';
import { createDetails, type Details } from './details.ts';
import { element, filled } from '../element.ts';
import { createFilterBar, type FilterBar, isSet } from './filter-bar.ts';
import { placeOf, rowElement } from './row-element.ts';
import { createRowList, type RowList } from './row-list.ts';

/** What VS Code gives a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

/** What is remembered while the page is not seen. */
interface Kept {
  readonly line?: number;
  readonly top?: number;
}

const vscode = acquireVsCodeApi();
const post = (message: FromPage) => vscode.postMessage(message);

/** Counts of levels follow the reading, and not each step of it. */
const NAMES_MS = 700;

interface View {
  take(message: Exclude<ToPage, { kind: 'start' | 'failed' }>): void;
}

let view: View | undefined;

function createView(start: Extract<ToPage, { kind: 'start' }>): View {
  const { words } = start;
  let { state, options } = start;
  let kept = vscode.getState() ?? {};
  let explainTimer: number | undefined;
  let namesAt = 0;
  let namesTimer: number | undefined;
  const widths = { time: 0, component: 0, code: 0 };

  const status = element('footer', { class: 'status', role: 'status' });
  const message = element('p', { class: 'message', hidden: true });
  const details: Details = createDetails(
    words,
    (list, at) => post({ kind: 'go', list, at }),
    () => list.root.focus(),
  );
  const list: RowList = createRowList({
    label: words.log ?? '',
    fetch: (from, count) => post({ kind: 'rows', from, count }),
    draw: (row, index, isSelected) =>
      rowElement(row, index, {
        isRaw: options.isRaw,
        isSelected,
        wanted: (bar.filter.text ?? '').toLowerCase(),
      }),
    onSelect(row) {
      keep({ line: row.line });
      clearTimeout(explainTimer);
      explainTimer = setTimeout(() => post({ kind: 'explain', line: row.line }), 60);
    },
    onScroll: (top) => keep({ top }),
  });
  const bar: FilterBar = createFilterBar({
    words,
    filter: start.filter,
    options,
    onFilter: (filter) => post({ kind: 'filter', filter }),
    onOptions(next: ViewOptions) {
      options = next;
      list.root.classList.toggle('raw', options.isRaw);
      list.draw();
      if (options.isFollowing) list.scrollTo(state.shown);
      post({ kind: 'options', options });
    },
    onOpen: () => post({ kind: 'names' }),
  });

  function keep(more: Kept): void {
    kept = { ...kept, ...more };
    vscode.setState(kept);
  }

  function setState(next: LogState, isFirst = false): void {
    const isOther = isFirst || next.generation !== state.generation;
    const isMore = next.shown !== state.shown || next.known !== state.known;
    const wasBusy = state.isBusy;
    state = next;
    list.setCount(state.shown, isOther);
    if (isOther && !isFirst && kept.line !== undefined) post({ kind: 'rowOf', line: kept.line });
    if (!isOther && (isMore || wasBusy)) list.fetchAgain();
    if (options.isFollowing) list.scrollTo(state.shown);
    askNames();
    drawStatus();
  }

  function askNames(): void {
    const wait = Math.max(0, namesAt + NAMES_MS - performance.now());
    namesTimer ??= setTimeout(() => {
      namesTimer = undefined;
      namesAt = performance.now();
      post({ kind: 'names' });
    }, wait);
  }

  function drawStatus(): void {
    const number = (value: number) => value.toLocaleString(document.documentElement.lang || 'en');
    const { lines, shown, known, isBusy, problem } = state;
    const isFiltered = isSet(bar.filter);
    const parts = [
      isFiltered
        ? filled(words.shown ?? '', number(shown), number(lines))
        : filled(words.lines ?? '', number(lines)),
      isBusy && known < lines
        ? filled(words.reading ?? '', Math.floor((100 * known) / lines))
        : undefined,
      problem,
    ];
    status.textContent = parts.filter((part) => part !== undefined).join(' · ');
    message.hidden = shown > 0 || isBusy;
    message.textContent = (isFiltered && lines > 0 ? words.nothing : words.empty) ?? '';
  }

  /** Columns become as wide as what was seen in them, within bounds. */
  function widen(rows: readonly LogRow[]): void {
    for (const row of rows) {
      if (row.continues) continue;
      widths.time = Math.max(widths.time, Math.min(row.time?.length ?? 0, 30));
      widths.component = Math.max(widths.component, Math.min(placeOf(row).length, 24));
      widths.code = Math.max(widths.code, Math.min(row.code?.length ?? 0, 28));
    }
    const { style } = list.root;
    for (const [column, width] of Object.entries(widths)) {
      style.setProperty(`--${column}-width`, width === 0 ? '0px' : `${width + 2}ch`);
    }
    style.setProperty('--number-width', `${String(state.lines).length + 2}ch`);
  }

  list.root.addEventListener('click', ({ target, ctrlKey, metaKey }) => {
    const index = indexOf(target);
    if (index === undefined) return;
    list.select(index);
    const row = list.rowAt(index);
    if (row !== undefined && (ctrlKey || metaKey)) post({ kind: 'open', line: row.line });
  });
  list.root.addEventListener('dblclick', ({ target }) => {
    const row = list.rowAt(indexOf(target) ?? -1);
    if (row !== undefined) post({ kind: 'open', line: row.line });
  });
  list.root.addEventListener('keydown', (event) => {
    const page = Math.max(1, list.seen - 2);
    const { selected } = list;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: state.shown - 1,
    };
    const to = moves[event.key];
    if (to !== undefined && !event.altKey) {
      event.preventDefault();
      // Nothing is chosen yet: begin with what is seen.
      list.select(selected < 0 && event.key.startsWith('Arrow') ? Math.ceil(list.firstSeen) : to);
    } else if (event.key === 'Enter') {
      const row = list.rowAt(selected);
      if (row !== undefined) post({ kind: 'open', line: row.line });
    } else if (event.key === 'Escape') details.close();
  });
  window.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    bar.focus();
  });
  bar.root.addEventListener('keydown', ({ key, target }) => {
    const isFind = target instanceof HTMLInputElement && target.classList.contains('find');
    if (isFind && (key === 'Enter' || key === 'ArrowDown')) list.root.focus();
  });

  list.root.classList.toggle('raw', options.isRaw);
  document.body.replaceChildren(
    bar.root,
    element('main', {}, element('div', { class: 'lines' }, list.root, message), details.root),
    status,
  );
  setState(state, true);
  if (kept.top !== undefined) list.scrollTo(kept.top);
  if (kept.line !== undefined) post({ kind: 'rowOf', line: kept.line });
  list.root.focus();

  return {
    take(said) {
      switch (said.kind) {
        case 'state':
          return setState(said.state);
        case 'rows': {
          if (said.generation !== state.generation) return;
          widen(said.rows);
          const { selected } = list;
          const wasKnown = list.rowAt(selected) !== undefined;
          list.take(said.from, said.rows);
          // Somebody went to a row that had not come yet.
          if (!wasKnown && list.rowAt(selected) !== undefined) list.select(selected);
          return;
        }
        case 'names':
          return bar.setNames(said.names);
        case 'explained':
          return details.show(said.explanation);
        case 'row':
          if (said.line === kept.line && state.shown > 0) list.select(said.row);
      }
    },
  };
}

function indexOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest('.row') : null;
  const index = row?.id.startsWith('row-') ? Number(row.id.slice(4)) : Number.NaN;
  return Number.isInteger(index) ? index : undefined;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'start') view = createView(data);
  else if (data.kind === 'failed') {
    document.body.replaceChildren(element('p', { class: 'message' }, data.message));
  } else view?.take(data);
});
post({ kind: 'ready' });
