/** The filters above the rows: levels, components and their parts, codes, text. What can be chosen comes from the catalog and the log. */
import type { LogFilter, LogNames } from '@loglex/lsp';
import type { ViewOptions, Words } from '../../src/log-viewer/messages.ts';
import { element } from '../element.ts';

export interface FilterBar {
  readonly root: HTMLElement;
  readonly filter: LogFilter;
  setNames(names: LogNames): void;
  focus(): void;
}

export interface FilterBarOptions {
  readonly words: Words;
  readonly filter: LogFilter;
  readonly options: ViewOptions;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onOptions: (options: ViewOptions) => void;
  /** Somebody wants to see what there is. */
  readonly onOpen: () => void;
}

type Level = NonNullable<LogFilter['levels']>[number];
type Place = NonNullable<LogFilter['places']>[number];

const LEVELS: readonly Level[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'none'];

/** While somebody types. */
const PAUSE_MS = 200;

/** So many codes are listed; who wants others types. */
const MOST_CODES = 200;

export function createFilterBar(given: FilterBarOptions): FilterBar {
  const { words } = given;
  let { filter, options } = given;
  let names: LogNames | undefined;
  let timer = 0;

  function change(next: LogFilter): void {
    clearTimeout(timer);
    filter = next;
    update();
    given.onFilter(filter);
  }

  const find = element('input', {
    type: 'search',
    class: 'find',
    placeholder: words.find,
    'aria-label': words.find,
    spellcheck: 'false',
  });
  find.value = filter.text ?? '';
  find.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ ...filter, text: find.value }), PAUSE_MS);
  });

  const levels = LEVELS.map((level) => {
    const count = element('span', { class: 'count' });
    const button = element(
      'button',
      { type: 'button', class: `toggle level-${level}` },
      level === 'none' ? words.noLevel : level,
      count,
    );
    button.addEventListener('click', () =>
      change({ ...filter, levels: toggled(filter.levels ?? [], level) }),
    );
    return { level, button, count };
  });

  const components = menu(words.components ?? '');
  const codes = menu(words.codes ?? '');
  const findCode = element('input', {
    type: 'search',
    placeholder: words.findCode,
    'aria-label': words.findCode,
    spellcheck: 'false',
  });
  findCode.addEventListener('input', drawCodes);
  const codeList = element('div', { class: 'choices' });
  codes.panel.append(findCode, codeList);
  for (const each of [components, codes]) {
    each.root.addEventListener('toggle', () => each.root.open && given.onOpen());
  }

  const clear = element('button', { type: 'button', title: words.clearTitle }, words.clear);
  clear.addEventListener('click', () => {
    find.value = '';
    change({});
  });

  const raw = option('raw', words.raw, words.rawTitle, () => {
    options = { ...options, isRaw: !options.isRaw };
  });
  const follow = option('follow', words.follow, words.followTitle, () => {
    options = { ...options, isFollowing: !options.isFollowing };
  });

  function option(name: string, text = '', title = '', toggle: () => void): HTMLButtonElement {
    const button = element('button', { type: 'button', class: `toggle ${name}`, title }, text);
    button.addEventListener('click', () => {
      toggle();
      update();
      given.onOptions(options);
    });
    return button;
  }

  function update(): void {
    for (const { level, button, count } of levels) {
      const isOn = filter.levels?.includes(level) ?? false;
      button.setAttribute('aria-pressed', String(isOn));
      const records = names?.levels[level] ?? 0;
      button.hidden = records === 0 && !isOn && names !== undefined;
      count.textContent = records === 0 ? '' : short(records);
    }
    components.badge.textContent = badge(filter.places?.length);
    codes.badge.textContent = badge(filter.codes?.length);
    clear.hidden = !isSet(filter);
    raw.setAttribute('aria-pressed', String(options.isRaw));
    follow.setAttribute('aria-pressed', String(options.isFollowing));
    if (components.root.open) drawComponents();
    if (codes.root.open) drawCodes();
  }

  function drawComponents(): void {
    const records = new Map(
      names?.places.map((place) => [keyOf(place), place.records] as const) ?? [],
    );
    const all = new Map<string, Set<string>>();
    for (const { name, subcomponents } of names?.components ?? []) {
      all.set(name, new Set(subcomponents));
    }
    for (const { component, subcomponent } of [
      ...(names?.places ?? []),
      ...(filter.places ?? []),
    ]) {
      const parts = all.get(component) ?? new Set();
      all.set(component, subcomponent === undefined ? parts : parts.add(subcomponent));
    }
    const total = (component: string, parts: Iterable<string>) =>
      [...parts].reduce(
        (sum, part) => sum + (records.get(keyOf({ component, subcomponent: part })) ?? 0),
        records.get(keyOf({ component })) ?? 0,
      );
    const choices = [...all].flatMap(([component, parts]) => [
      placeChoice(
        { component },
        component === '' ? (words.noComponent ?? '') : component,
        total(component, parts),
        'choice',
      ),
      ...[...parts].map((subcomponent) => {
        const place = { component, subcomponent };
        return placeChoice(place, subcomponent, records.get(keyOf(place)) ?? 0, 'choice part');
      }),
    ]);
    replaceKeepingFocus(components.panel, choices);
  }

  function placeChoice(place: Place, text: string, records: number, kind: string): HTMLElement {
    const isOn = filter.places?.some((each) => keyOf(each) === keyOf(place)) ?? false;
    return choice(`place ${keyOf(place)}`, text, '', records, isOn, kind, () => {
      const others = (filter.places ?? []).filter((each) => keyOf(each) !== keyOf(place));
      change({ ...filter, places: isOn ? others : [...others, place] });
    });
  }

  function drawCodes(): void {
    const wanted = findCode.value.trim().toLowerCase();
    const chosen = filter.codes ?? [];
    const seen = new Map(names?.codes.map(({ code, records }) => [code, records] as const) ?? []);
    for (const code of chosen) if (!seen.has(code)) seen.set(code, 0);
    const listed = [...seen]
      .map(([code, records]) => ({ code, records, name: names?.constants[code] ?? '' }))
      .filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted))
      .sort(
        (a, b) =>
          Number(chosen.includes(b.code)) - Number(chosen.includes(a.code)) ||
          b.records - a.records,
      )
      .slice(0, MOST_CODES);
    const choices = listed.map(({ code, name, records }) =>
      choice(`code ${code}`, code, name, records, chosen.includes(code), 'choice', () =>
        change({ ...filter, codes: toggled(chosen, code) }),
      ),
    );
    replaceKeepingFocus(
      codeList,
      choices.length > 0 ? choices : [element('p', { class: 'none' }, words.noCodes)],
    );
  }

  const root = element(
    'header',
    { class: 'bar', role: 'toolbar', 'aria-label': words.log },
    find,
    element(
      'div',
      { class: 'group', role: 'group', 'aria-label': words.levels },
      ...levels.map(({ button }) => button),
    ),
    components.root,
    codes.root,
    clear,
    element('span', { class: 'gap' }),
    element('div', { class: 'group' }, raw, follow),
  );
  // A menu closes when somebody clicks elsewhere, or presses Escape.
  document.addEventListener('pointerdown', ({ target }) => {
    for (const each of [components, codes]) {
      if (target instanceof Node && !each.root.contains(target)) each.root.open = false;
    }
  });
  root.addEventListener('keydown', ({ key }) => {
    const opened = [components, codes].find((each) => each.root.open);
    if (key !== 'Escape' || opened === undefined) return;
    opened.root.open = false;
    opened.root.querySelector('summary')?.focus();
  });
  update();
  return {
    root,
    get filter() {
      return filter;
    },
    setNames(next) {
      names = next;
      update();
    },
    focus() {
      find.focus();
      find.select();
    },
  };
}

export function isSet({ levels, places, codes, text }: LogFilter): boolean {
  return [levels, places, codes, text].some((each) => each !== undefined && each.length > 0);
}

function menu(title: string) {
  const badge = element('span', { class: 'badge' });
  const panel = element('div', { class: 'panel' });
  const root = element('details', { class: 'menu' }, element('summary', {}, title, badge), panel);
  return { root, badge, panel };
}

function choice(
  id: string,
  text: string,
  more: string,
  records: number,
  isOn: boolean,
  kind: string,
  onChange: () => void,
): HTMLElement {
  const box = element('input', { type: 'checkbox', checked: isOn, 'data-choice': id });
  box.addEventListener('change', onChange);
  return element(
    'label',
    { class: records === 0 ? `${kind} unseen` : kind },
    box,
    element('span', { class: 'name' }, text),
    element('span', { class: 'more' }, more),
    element('span', { class: 'count' }, records === 0 ? '' : short(records)),
  );
}

/** The box that somebody has just checked is another one afterwards. */
function replaceKeepingFocus(list: HTMLElement, children: readonly HTMLElement[]): void {
  const { activeElement } = document;
  const id = activeElement instanceof HTMLElement ? activeElement.dataset.choice : undefined;
  const { scrollTop } = list;
  list.replaceChildren(...children);
  list.scrollTop = scrollTop;
  if (id === undefined) return;
  for (const box of list.querySelectorAll('input')) if (box.dataset.choice === id) box.focus();
}

function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

function keyOf({ component, subcomponent }: Place): string {
  return subcomponent === undefined ? component : `${component}\n${subcomponent}`;
}

function badge(count = 0): string {
  return count === 0 ? '' : String(count);
}

/** `1.2k` */
function short(count: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || 'en', {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(count);
}
