/** Draws what was found: a list of links, the level and what to do beside each. Text goes in as text nodes only. */
import { nameOf, piecesOf } from '../src/generate/reference/visible-text.ts';
import type { IndexEntry, SearchIndex } from '../src/generate/html/search-index.ts';
import type { Found } from './search.ts';

/** `root` leads from the page to the root of the site. */
export function resultItem(
  index: SearchIndex,
  entry: IndexEntry,
  words: Found['words'],
  root: string,
): HTMLLIElement {
  const [title, name, state, level, component, subcomponent, , message, description, action] =
    entry;
  const place = [index.components[component], index.subcomponents[subcomponent]]
    .filter((part) => part !== undefined)
    .join(' / ');
  const link = element('a', 'result');
  link.href = addressOf(index, entry, root);
  const head = element('span', 'head');
  head.append(textElement('span', 'code', title, words));
  if (name !== '') head.append(' ', textElement('span', 'name', name, words));
  if (place !== '') head.append(' ', textElement('span', 'place', place, words));
  const [native, rung] = index.levels[level] ?? [];
  if (native !== undefined) head.append(' ', textElement('span', `chip ${rung}`, native, []));
  if (state === 1) head.append(' ', textElement('span', 'chip', 'deprecated', []));
  if (state === 2) head.append(' ', textElement('span', 'chip', 'retired', []));
  link.append(head);
  const meaning = description === '' ? message : description;
  for (const [kind, text] of [
    ['message', message],
    ['meaning', meaning === message ? '' : description],
    ['todo', action],
  ] as const) {
    if (text !== '') link.append(textElement('span', kind, text, words));
  }
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Where an entry stands, from the page that is open. */
export function addressOf(index: SearchIndex, entry: IndexEntry, root: string): string {
  return `${root}${index.pages[entry[10]]}#${entry[11]}`;
}

function textElement(tag: 'span', kind: string, text: string, words: readonly string[]) {
  const node = element(tag, kind);
  const isolated = document.createElement('bdi');
  for (const { text: part, isMarked } of marked(text, words)) {
    const target = isMarked ? isolated.appendChild(document.createElement('mark')) : isolated;
    for (const piece of piecesOf(part)) {
      if (piece.kind === 'plain') target.append(piece.text);
      else {
        const active = element('span', 'active');
        active.dataset['name'] = nameOf(piece.text);
        active.textContent = piece.text;
        target.append(active);
      }
    }
  }
  node.append(isolated);
  return node;
}

/** `text` in parts, those marked that hold a word of the query. */
function* marked(text: string, words: readonly string[]) {
  const lowered = text.toLowerCase();
  let end = 0;
  // A few letters change their length with their case: then nothing is marked.
  if (lowered.length === text.length) {
    for (let at = 0; at < text.length;) {
      const word = words.find((each) => lowered.startsWith(each, at));
      if (word === undefined) at++;
      else {
        if (at > end) yield { text: text.slice(end, at), isMarked: false };
        yield { text: text.slice(at, at + word.length), isMarked: true };
        end = at += word.length;
      }
    }
  }
  if (end < text.length) yield { text: text.slice(end), isMarked: false };
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, kind: string) {
  const node = document.createElement(tag);
  node.className = kind;
  return node;
}
