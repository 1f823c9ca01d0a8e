/** The messages in code as the resolver takes them: each hole with what the language's own format says of its values. */
import { parseTemplate } from '@loglex/catalog';
import { hasWord } from '../../constants/message-text.ts';
import type { FileFacts, SectionSite } from '../../facts/file-facts.ts';
import type { LogCall, MessagePart } from '../../facts/log-call.ts';
import type { LinePart, LineTemplate } from '../resolver/line-template.ts';
import type { ValueType } from '../resolver/value-type.ts';
import type { LineSource } from './line-source.ts';

/** What is all holes but for signs (`${a}: ${b}`) is a message of any line, and none of a call's own. */
export function templatesOfCalls(files: Iterable<FileFacts>): readonly LineTemplate<LineSource>[] {
  const templates: LineTemplate<LineSource>[] = [];
  for (const facts of files) {
    for (const [call, texts] of textsOfCalls(facts)) {
      for (const parts of texts) {
        if (!isTelling(parts)) continue;
        templates.push({ parts, source: { kind: 'call', file: facts.file, call } });
      }
    }
  }
  return templates;
}

/** What each call of a file can say, as far as the file tells; nothing of a call whose text is made elsewhere. */
export function textsOfCalls({
  calls,
  sectionSites = [],
}: FileFacts): ReadonlyMap<LogCall, readonly LineText[]> {
  const texts = new Map<LogCall, readonly LineText[]>();
  for (const call of calls) {
    const own = messagesOf(call);
    const { start, end } = call.range;
    const sections = sectionSites.filter(
      ({ title: { range } }) => start <= range.start && range.end <= end,
    );
    const all = [...own, ...sections.flatMap(linesOfSection)].flatMap(withItsLines);
    if (all.length > 0) texts.set(call, all);
  }
  return texts;
}

export type LineText = readonly LinePart[];

/** It has a word; or is, as banners are, all that it says. */
function isTelling(parts: LineText): boolean {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
  return hasWord(text) || (text.trim() !== '' && parts.every(({ kind }) => kind === 'text'));
}

/** The message; and with the values behind it that loggers in the manner of the console append. */
function messagesOf({ message, arguments: args }: LogCall): readonly LineText[] {
  if (message === undefined) return [];
  if (!message.static) return (message.said ?? []).map(lineTextOf);
  const parts = lineTextOf(message.parts);
  const shown = new Set(
    message.parts.flatMap((part) => (part.kind === 'placeholder' ? [part.expression.start] : [])),
  );
  const appended = args.filter(({ role, start }) => role === 'rest' && !shown.has(start));
  if (appended.length === 0) return [parts];
  const rest: LinePart[] = [
    { kind: 'text', text: ' ' },
    { kind: 'hole', name: 'rest' },
  ];
  return [parts, [...parts, ...rest]];
}

/** A text of several lines, and each of them: a reader of lines may see no more. */
function withItsLines(text: LineText): readonly LineText[] {
  if (!text.some((part) => part.kind === 'text' && part.text.includes('\n'))) return [text];
  const lines: LinePart[][] = [[]];
  for (const part of text) {
    if (part.kind === 'hole') lines.at(-1)!.push(part);
    else {
      for (const [index, piece] of part.text.split('\n').entries()) {
        if (index > 0) lines.push([]);
        if (piece !== '') lines.at(-1)!.push({ kind: 'text', text: piece });
      }
    }
  }
  return [text, ...lines.filter((line) => line.length > 0)];
}

/** `title:`, and below it a line `- key: value` for each entry. */
function linesOfSection({ title, entries }: SectionSite): readonly LineText[] {
  return [
    [{ kind: 'text', text: `${title.text}:` }],
    ...entries.map(({ key }): LineText => [
      { kind: 'text', text: `- ${key.text}: ` },
      { kind: 'hole', name: 'value' },
    ]),
  ];
}

/** The parts of a message, or of what a coded call adds to one. */
export function lineTextOf(parts: readonly MessagePart[]): LineText {
  return parts.flatMap(linePartsOf);
}

/** `{name}` written inside a text is a hole as well, as LogTape and catalogs have it. */
function linePartsOf(part: MessagePart): readonly LinePart[] {
  if (part.kind === 'placeholder') {
    return [{ kind: 'hole', name: part.name, type: valueTypeOf(part.format) }];
  }
  if (!part.text.includes('{')) return [{ kind: 'text', text: part.text }];
  return parseTemplate(part.text).parts.map((one) =>
    one.kind === 'text' ? { kind: 'text', text: one.text } : { kind: 'hole', name: one.name },
  );
}

/** By printf's verbs (`d`, `.2f`) and Python's format specifications (`:.2f`, `!r`); widths pad with spaces, which are then the value's own. */
function valueTypeOf(format: string | undefined): ValueType | undefined {
  if (format === undefined) return undefined;
  if (format === 'j') return 'json';
  if (format === 'r' || format === '!r') return 'repr';
  const [, flags, verb] = /^:?([-+0#,.\d]*)([a-zA-Z%])$/.exec(format) ?? [];
  // What is grouped by commas or padded to a width is no number as it stands.
  if (flags === undefined || verb === undefined || /,|^[1-9]|^-/.test(flags)) return undefined;
  if (/[diufFeEgG]/.test(verb)) return 'number';
  if (verb === '%') return 'percent';
  return /[xX]/.test(verb) ? 'hex' : undefined;
}
