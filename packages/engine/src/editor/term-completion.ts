/** Terms of a legend where one is being written: in the tag of a message, and where the settings hold an argument to a legend. */
import type { Legend, Term } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { LegendPlace } from '../settings/settings.ts';
import type { Completion, Completions } from './completion.ts';
import type { OpenCall, Typed } from './typed-at.ts';
import type { Spoken } from '../writers/index.ts';

/** `isLogCall`: whether what is typed stands in the call of a logger. */
export function termCompletions(
  { catalog, settings }: CheckSession,
  typed: Typed,
  spoken: Spoken,
  isLogCall: (call: OpenCall) => boolean,
): Completions | undefined {
  const { call, inString, text, range, key } = typed;
  if (!inString || call === undefined) return undefined;
  const place = settings.legends.find((each) => isPlace(each, call, key, spoken));
  const held = catalog.legends.get(place?.legend ?? '');
  const found =
    held !== undefined && held.separator === undefined
      ? [{ legend: held, said: text }]
      : isLogCall(call)
        ? [...catalog.legends.values()].flatMap((legend) => openTag(legend, text) ?? [])
        : [];
  const items = found.flatMap(({ legend, said }) => ofLegend(legend, said, range.end));
  return items.length === 0 ? undefined : { items, isIncomplete: false };

  function ofLegend(legend: Legend, said: string, end: number): readonly Completion[] {
    // Of a tag the term that is being written; those before it stand there already.
    const separator = legend.separator?.trim();
    const parts = separator === undefined || separator === '' ? [said] : said.split(separator);
    const last = (parts.pop() ?? '').trimStart();
    const before = new Set(parts.map((part) => part.trim().split(':')[0]));
    // The cursor may stand in a word: what it ends with goes as well.
    const start = range.start + text.length - last.length;
    const argument = /^([^:]+):(.*)$/su.exec(last);
    const words = argument === null ? termsOf(legend, before) : afterColon(legend, argument[1]!);
    const begun = argument?.[2] ?? last;
    return words
      .filter(({ word }) => word.toLowerCase().startsWith(begun.toLowerCase()))
      .map(({ word, detail }) => ({
        kind: 'value',
        label: word,
        ...(detail !== undefined && { detail }),
        edit: { start: start + last.length - begun.length, end, text: word },
      }));
  }
}

interface Offered {
  readonly word: string;
  readonly detail: string | undefined;
}

function termsOf(
  { name, terms }: Legend,
  before: ReadonlySet<string | undefined>,
): readonly Offered[] {
  return [...terms.values()]
    .filter((term) => term.message === undefined && !before.has(term.name))
    .map((term) => ({ word: term.name, detail: term.description ?? aboutTerm(name, term) }));
}

function aboutTerm(legend: string, { group }: Term): string {
  return group === undefined ? `term of ${legend}` : `${group} of ${legend}`;
}

/** What an argument may be, and the scopes of a term. */
function afterColon({ terms, scopes }: Legend, name: string): readonly Offered[] {
  const term = terms.get(name);
  const words = [...(term?.argument?.values ?? []), ...(term?.scoped === true ? scopes : [])];
  return words.map((word) => ({ word, detail: term?.argument?.description }));
}

/** What is written of a tag whose bracket is open; `undefined` where none is. */
function openTag(legend: Legend, text: string): { legend: Legend; said: string } | undefined {
  const { brackets, separator } = legend;
  if (brackets === undefined || separator === undefined) return undefined;
  const [open, close] = brackets;
  const start = text.lastIndexOf(open);
  if (start < 0 || text.includes(close, start + open.length)) return undefined;
  return { legend, said: text.slice(start + open.length) };
}

function isPlace(
  { call, position, keyword, language: meant }: LegendPlace,
  open: OpenCall,
  key: string | undefined,
  { language: own, writer }: Spoken,
): boolean {
  if (meant !== undefined && meant !== own) return false;
  const isCallee =
    call === open.callee || (call.startsWith('*.') && open.callee.endsWith(call.slice(1)));
  if (!isCallee) return false;
  // Where nothing is passed by name, a keyword is a key of an object that is passed.
  const isPlain = open.nested === (key !== undefined && !writer.takesKeywords);
  return isPlain && (key === undefined ? position === open.argument : keyword === key);
}
