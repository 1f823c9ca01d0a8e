/** What the value of a key may be in a catalog: components, levels, free codes, codes that take the place of others. */
import { allocate, type Catalog, type LogConstant, RUNGS, type TextRange } from '@loglex/catalog';
import type { Completion, Completions } from './completion.ts';
import { rankedConstants } from './ranked-constants.ts';
import type { EditorDocument } from './snapshot.ts';

const MOST = 200;

export function catalogCompletions(
  catalog: Catalog,
  document: EditorDocument,
  offset: number,
): Completions | undefined {
  const value = valueAt(document, offset);
  if (value === undefined) return undefined;
  const { key, text, range } = value;
  if (key === 'replaced-by') {
    const favour = { components: [], rung: undefined };
    const found = rankedConstants(catalog, text, favour, MOST).filter(
      ({ deprecated }) => deprecated === undefined,
    );
    return { items: found.map((constant) => successor(constant, range)), isIncomplete: true };
  }
  const words = wordsFor(catalog, key, entryAt(catalog, document, offset));
  if (words === undefined) return undefined;
  const items = words.map(({ kind, word, detail }): Completion => ({
    kind,
    label: word,
    ...(detail !== undefined && { detail }),
    edit: { ...range, text: word },
  }));
  return { items: items.slice(0, MOST), isIncomplete: items.length > MOST };
}

interface Value {
  readonly key: string;
  /** What stands before the cursor. */
  readonly text: string;
  readonly range: TextRange;
}

/** The value that is being typed, in the forms of YAML and JSON on one line: `key: va`, `{ "key": "va`, `key: [a, va`. */
function valueAt({ text, lineStarts }: EditorDocument, offset: number): Value | undefined {
  const lineStart = lineStarts.findLast((start) => start <= offset) ?? 0;
  const line = text.slice(Math.max(lineStart, offset - 2000), offset);
  const found =
    /(?:^|[\s{,-])["']?([\w-]+)["']?[ \t]*:[ \t]+(?:\[(?:[^\][{}]*,)?[ \t]*)?["']?([^\s"'[\]{},:]*(?: [^\s"'[\]{},:]+)*)$/.exec(
      line,
    );
  const [, key, typed = ''] = found ?? [];
  if (key === undefined) return undefined;
  const rest = /^[\p{L}\p{N}_.-]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  return { key, text: typed, range: { start: offset - typed.length, end: offset + rest.length } };
}

interface Word {
  readonly kind: Completion['kind'];
  readonly word: string;
  readonly detail?: string;
}

function wordsFor(
  catalog: Catalog,
  key: string,
  entry: LogConstant | undefined,
): readonly Word[] | undefined {
  switch (key) {
    case 'component':
      return Array.from(catalog.components.values(), ({ name, description }) => {
        return { kind: 'component', word: name, ...(description && { detail: description }) };
      });
    case 'subcomponent': {
      const own = catalog.components.get(entry?.component ?? '');
      const components = own === undefined ? [...catalog.components.values()] : [own];
      return components.flatMap(({ name, subcomponents }) =>
        Array.from(subcomponents.keys(), (word) => {
          return { kind: 'component' as const, word, detail: `part of ${name}` };
        }),
      );
    }
    case 'level':
    case 'levels':
    case 'may':
      return RUNGS.map((word) => ({ kind: 'level', word }));
    case 'code':
      return freeCodes(catalog, entry);
    case 'tags':
      return named(new Set(catalog.constants.flatMap((each) => (each === entry ? [] : each.tags))));
    case 'legend':
      return named(catalog.legends.keys());
    case 'destinations':
      return named(catalog.destinations.keys());
    default:
      return undefined;
  }
}

/** The next code of the entry's component; where it has none yet, of each that gives out codes. */
function freeCodes(catalog: Catalog, entry: LogConstant | undefined): readonly Word[] {
  const own = entry?.component;
  const components = own !== undefined ? [own] : [...catalog.components.keys()];
  return components.flatMap((component): Word[] => {
    const found = allocate(catalog, component);
    return 'code' in found
      ? [{ kind: 'code', word: found.code, detail: `next free code of ${component}` }]
      : [];
  });
}

function successor(constant: LogConstant, range: TextRange): Completion {
  const { code, name, message } = constant;
  return {
    kind: 'constant',
    label: code,
    detail: `${name} · ${message}`,
    edit: { ...range, text: code },
    constant,
  };
}

function named(words: Iterable<string>): readonly Word[] {
  return Array.from(words, (word) => ({ kind: 'word', word }));
}

function entryAt(
  catalog: Catalog,
  { file }: EditorDocument,
  offset: number,
): LogConstant | undefined {
  return catalog.constants.find(
    ({ source }) =>
      source.file === file && source.range.start <= offset && offset <= source.range.end,
  );
}
