/** What makes a page of the reference more than text: search, its keys, and links that outlive a move. */
import type { IndexEntry, SearchIndex } from '../src/generate/html/search-index.ts';
import { readAnchor, readSearch, writeSearch } from './address.ts';
import { createFilters, type FilterForm } from './filters.ts';
import { createIndexLoader } from './index-loader.ts';
import { addressOf, resultItem } from './results.ts';
import { createSearch, type Found, NO_FILTERS, type Search } from './search.ts';

/** Twice what a screen shows: nobody reads more before typing another letter, and each costs time to draw. */
const PAGE_SIZE = 20;

const root = document.documentElement.dataset['root'] ?? '';
const isHome = root === '' && document.querySelector('.components') !== null;
const loadIndex = createIndexLoader(root);
const input = byId<HTMLInputElement>('query');
const results = byId('results');
const list = results.querySelector('ol')!;
const more = results.querySelector('button')!;
const count = byId('count');
const page = byId('page');
const filterPlace = byId('filters');

/** What the search needs, once the index is there. */
interface Ready {
  readonly index: SearchIndex;
  readonly search: Search;
  readonly filters: FilterForm;
}
let preparing: Promise<Ready> | undefined;
let found: Found | undefined;

start();

function start(): void {
  input.closest<HTMLElement>('.search')!.hidden = false;
  input.addEventListener('input', () => void run());
  input.addEventListener('focus', () => void prepare());
  more.addEventListener('click', showMore);
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', () => void follow());
  if (isHome) void prepare();
  void follow();
}

/** Does what the address asks for: a search, or an entry that may have moved to another page. */
async function follow(): Promise<void> {
  const asked = readSearch(location.hash);
  if (asked !== undefined) {
    input.value = asked.query;
    (await prepare()).filters.write(asked.filters);
    await run();
    return;
  }
  if (input.value !== '') {
    input.value = '';
    show(false);
  }
  const anchor = readAnchor(location.hash);
  if (anchor === undefined || document.getElementById(anchor)) return;
  const { index } = await prepare();
  const entry = entryAt(index, anchor);
  if (entry) location.replace(addressOf(index, entry, root));
  else tell(`There is no entry “${anchor}” in this reference.`);
}

/** Above the page, for everybody: what was asked for and cannot be given. */
function tell(words: string): void {
  const notice = byId('missing');
  notice.textContent = words;
  notice.hidden = false;
}

/** By its anchor; else by its code in any letter case, as somebody may have typed it. */
function entryAt({ entries }: SearchIndex, anchor: string): IndexEntry | undefined {
  const lowered = anchor.toLowerCase();
  return (
    entries.find((entry) => entry[11] === anchor) ??
    entries.find((entry) => entry[0].toLowerCase() === lowered)
  );
}

function prepare(): Promise<Ready> {
  if (preparing === undefined) {
    preparing = loadIndex().then((index) => {
      const search = createSearch(index);
      whenIdle(() => search('e', NO_FILTERS));
      return { index, search, filters: createFilters(index, filterPlace, () => void run()) };
    });
    preparing.catch(() => tell('The search needs assets/search-index.js, which is not there.'));
  }
  return preparing;
}

/** The first search over many entries takes four times as long as the next: nobody need wait for it. Safari has no such call. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
}

async function run(): Promise<void> {
  const { search, filters } = await prepare();
  const asked = { query: input.value, filters: filters.read() };
  const hash = writeSearch(asked);
  // Pages on a disk may change what follows the `#`, and nothing else.
  if (hash !== location.hash) history.replaceState(null, '', hash || location.pathname);
  if (
    hash === '' ||
    (asked.query.trim() === '' && hash === writeSearch({ query: asked.query, filters: NO_FILTERS }))
  ) {
    found = undefined;
    show(false);
    return;
  }
  found = search(asked.query, asked.filters);
  list.replaceChildren();
  count.textContent = countWords(found);
  showMore();
  show(true);
}

function countWords({ entries: { length }, holding }: Found): string {
  if (length === 0) return 'Nothing was found.';
  const counted = `${length.toLocaleString('en')} ${length === 1 ? 'result' : 'results'}`;
  return holding === 'all' ? counted : `No entry has all of these words. Nearest: ${counted}.`;
}

function showMore(): void {
  void prepare().then(({ index }) => {
    if (!found) return;
    const shown = list.childElementCount;
    const next = found.entries.slice(shown, shown + PAGE_SIZE);
    const { words } = found;
    list.append(...next.map((entry) => resultItem(index, entry, words, root)));
    more.hidden = found.entries.length <= shown + next.length;
    if (shown > 0) list.children[shown]?.querySelector('a')?.focus();
  });
}

/** The results take the place of the page, and give it back. */
function show(isSearching: boolean): void {
  results.hidden = !isSearching;
  page.hidden = isSearching;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = actionOf(event);
  if (act && act() !== false) event.preventDefault();
}

/** What a key does; `false` from it leaves the key to the browser. */
function actionOf({ key, target }: KeyboardEvent): (() => unknown) | undefined {
  const element = target as HTMLElement;
  const isTyping = element === input;
  const link = element.closest<HTMLAnchorElement>('a.result');
  const isSearching = !results.hidden;
  switch (key) {
    case '/':
      return isTyping || element.matches('input, select, textarea') ? undefined : focusInput;
    case 'ArrowDown':
      if (isTyping && isSearching) return () => focusResult(0);
      return link ? () => focusResult(placeOf(link) + 1) : undefined;
    case 'ArrowUp':
      return link ? () => focusResult(placeOf(link) - 1) : undefined;
    case 'Enter':
      return isTyping && isSearching ? () => links()[0]?.click() : undefined;
    case 'Escape':
      return isSearching || isTyping ? clear : undefined;
    default:
      return undefined;
  }
}

function focusInput(): void {
  input.focus();
  input.select();
}

/** Above the first result is the field. */
function focusResult(place: number): void {
  const all = links();
  if (place < 0) focusInput();
  else if (place >= all.length && !more.hidden) showMore();
  else all[Math.min(place, all.length - 1)]?.focus();
}

function links(): readonly HTMLAnchorElement[] {
  return [...list.querySelectorAll('a')];
}

function placeOf(link: HTMLAnchorElement): number {
  return links().indexOf(link);
}

function clear(): void {
  const wasSearching = !results.hidden;
  input.value = '';
  void prepare().then(({ filters }) => {
    filters.write(NO_FILTERS);
    return run();
  });
  if (wasSearching) input.focus();
  else input.blur();
}

function byId<Node extends HTMLElement = HTMLElement>(id: string): Node {
  return document.getElementById(`ui.${id}`) as Node;
}
