/** The page of the legends: a box for words, and below it all legends that have them. */
import type { FromPage, LegendFocus, ToPage, Words } from '../../src/legend/messages.ts';
import { filterLegends } from '../../src/legend/filter-legends.ts';
import { element, filled } from '../element.ts';
import { legendElement } from './legend-element.ts';

/** What VS Code gives a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

/** What is remembered while the page is not seen. */
interface Kept {
  readonly filter: string;
  readonly top: number;
}

const vscode = acquireVsCodeApi();
const kept = vscode.getState();

const find = element('input', { type: 'search', class: 'find', spellcheck: 'false' });
const status = element('output', { class: 'status' });
const list = element('main');
document.body.replaceChildren(element('header', { class: 'bar' }, find, status), list);
find.value = kept?.filter ?? '';

let told: ToPage | undefined;

function draw(): void {
  if (told === undefined) return;
  const { legends, words, version } = told;
  const shown = filterLegends(legends, find.value);
  list.replaceChildren(
    ...shown.map(({ legend, terms }) =>
      legendElement(legends[legend]!, terms, words, (kind, at) =>
        vscode.postMessage({ kind: 'open', version, legend, ...(kind && { list: kind, at: at! }) }),
      ),
    ),
  );
  if (shown.length === 0) {
    const text = legends.length === 0 ? words.empty : words.nothing;
    list.replaceChildren(element('p', { class: 'message' }, text));
  }
  const all = legends.reduce((sum, { terms }) => sum + terms.length, 0);
  const seen = shown.reduce((sum, { terms }) => sum + terms.length, 0);
  status.textContent = countOf(seen, all, words);
}

function countOf(seen: number, all: number, { terms = '', shown = '' }: Words): string {
  return seen === all ? filled(terms, all) : filled(shown, seen, all);
}

function keep(): void {
  vscode.setState({ filter: find.value, top: scrollY });
}

/** `top`: where the page was, when nothing is to be seen first. */
function reveal(focus: LegendFocus | undefined, top: number): void {
  if (focus === undefined) return scrollTo(0, top);
  const isOne = (node: HTMLElement) =>
    node.dataset.legend === focus.legend && node.dataset.term === focus.term;
  const target = [...list.querySelectorAll<HTMLElement>('[data-legend]')].find(isOne);
  target?.classList.add('focused');
  target?.scrollIntoView({ block: focus.term === undefined ? 'start' : 'center' });
}

find.addEventListener('input', () => {
  draw();
  keep();
});
addEventListener('scroll', keep);
addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  find.select();
});
addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  const top = told === undefined ? (kept?.top ?? 0) : scrollY;
  const isFirst = told === undefined;
  told = data;
  find.placeholder = data.words.find ?? '';
  find.setAttribute('aria-label', data.words.find ?? '');
  // What is to be seen is not hidden by what was looked for last.
  if (data.focus !== undefined) find.value = '';
  draw();
  reveal(data.focus, top);
  if (isFirst) find.focus({ preventScroll: true });
});
vscode.postMessage({ kind: 'ready' });
