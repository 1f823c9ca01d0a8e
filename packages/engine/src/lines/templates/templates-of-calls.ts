/** The messages in code as the resolver takes them: each hole with what the language's own format says of its values. */
import { parseTemplate } from '@loglex/catalog';
import { hasWord } from '../../constants/message-text.ts';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall, MessagePart } from '../../facts/log-call.ts';
import type { LinePart, LineTemplate } from '../resolver/line-template.ts';
import type { ValueType } from '../resolver/value-type.ts';
import type { LineSource } from './line-source.ts';

/** A message without a word (`${a}: ${b}`) is one of any line, and none of a call's own. */
export function templatesOfCalls(files: Iterable<FileFacts>): readonly LineTemplate<LineSource>[] {
  const templates: LineTemplate<LineSource>[] = [];
  for (const { file, calls } of files) {
    for (const call of calls) {
      for (const parts of messagesOf(call)) {
        templates.push({ parts, source: { kind: 'call', file, call } });
      }
    }
  }
  return templates;
}

/** The message; and with the values behind it that loggers in the manner of the console append. */
function messagesOf({ message, arguments: args }: LogCall): readonly (readonly LinePart[])[] {
  if (message?.static !== true) return [];
  const parts = message.parts.flatMap(linePartsOf);
  if (!hasWord(parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join(''))) return [];
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
