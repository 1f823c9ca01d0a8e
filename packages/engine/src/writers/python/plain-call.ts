/** Writes a coded call of Python as a plain one: the logger's own method, and the text that the catalog had. */
import type { Argument, FieldEntry } from '../../facts/log-call.ts';
import type { Refusal } from '../../migrate/call-draft.ts';
import { refuse } from '../../migrate/reasons.ts';
import type { PlainCallForm, PlainPart, WrittenCall } from '../writer.ts';
import { methodFor } from '../method-for.ts';
import { ECOSYSTEMS } from './ecosystems.ts';
import { stringLiteral, valueSource } from './source.ts';

/** As `Writer.plainCall` has it. */
export function plainCall({
  call,
  message,
  level,
  moved,
}: PlainCallForm): Pick<WrittenCall, 'text' | 'doubts'> | Refusal {
  const isMethod = call.logger.sink === undefined && ECOSYSTEMS.has(call.sink);
  const sink = isMethod ? call.sink : (call.logger.sink ?? '');
  const spec = ECOSYSTEMS.get(sink);
  if (spec?.values !== 'percent') {
    return refuse('unknown-logger', `nothing says how \`${call.logger.text}\` takes values`);
  }
  const isError = level.native.toLowerCase() === 'exception';
  const method = isError ? 'exception' : methodFor(spec, level);
  if (method === undefined) return refuse('no-level', `the logger has no level ${level.native}`);
  const said = messageSource(message);
  if ('refused' in said) return said;

  const list = [...said];
  for (const argument of call.arguments) {
    const { role, keyword, text, spread } = argument;
    if (role === 'logger' || role === 'constant') continue;
    if (spread || keyword === undefined) {
      return refuse('arguments', `\`${text}\` has no place in the plain call`);
    }
    if (role === 'fields') {
      const record = recordSource(argument, call.fields, moved);
      if (record !== '') list.push(`${keyword}=${record}`);
    } else if (!(isError && role === 'error' && text === 'True')) {
      list.push(`${keyword}=${text}`);
    }
  }
  const callee = isMethod ? call.callee.text : `${ownerSource(call.logger.text)}.${method}`;
  return { text: `${callee}(${list.join(', ')})`, doubts: [] };
}

/** The logger in the place before a dot. */
function ownerSource(logger: string): string {
  return /^[\p{ID_Start}_][\p{ID_Continue}.]*(?:\([^()]*\))?$/u.test(logger)
    ? logger
    : `(${logger})`;
}

/** The literal and the values of its verbs; without values a percent sign is none. */
function messageSource(message: readonly PlainPart[]): readonly string[] | Refusal {
  const values = message.filter((part) => part.kind === 'value');
  if (values.length === 0) {
    return [stringLiteral(message.map((part) => (part.kind === 'text' ? part.text : '')).join(''))];
  }
  const unknown = values.find(({ format }) => verbOf(format) === undefined);
  if (unknown !== undefined) return refuse('format', `no verb shows a value as ${unknown.format}`);
  const text = message.map((part) =>
    part.kind === 'text' ? part.text.replaceAll('%', '%%') : verbOf(part.format),
  );
  return [stringLiteral(text.join('')), ...values.map(({ source }) => valueSource(source))];
}

/** The verb of a catalog's format; `undefined` where none shows every value alike. */
function verbOf(format: string): string | undefined {
  const digits = /^fixed:(\d+)$/.exec(format)?.[1];
  return digits === undefined ? VERBS.get(format) : `%.${digits}f`;
}

const VERBS: ReadonlyMap<string, string> = new Map([
  ['string', '%s'],
  ['text', '%s'],
  ['repr', '%r'],
  ['integer', '%d'],
  ['hex', '%x'],
]);

/** The mapping of the fields as it stands, without what moved; `''` where nothing is left of it. */
function recordSource(
  { text, start }: Argument,
  fields: readonly FieldEntry[],
  moved: ReadonlySet<FieldEntry>,
): string {
  if (!fields.some((entry) => moved.has(entry))) return text;
  const kept = fields.filter((entry) => !moved.has(entry));
  const entries = kept.map(({ range }) => text.slice(range.start - start, range.end - start));
  return entries.length === 0 ? '' : `{${entries.join(', ')}}`;
}
