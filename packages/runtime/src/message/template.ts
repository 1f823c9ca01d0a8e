/** Templates of messages: taken apart once for each constant, filled once for each record. */
import type { LogConstant } from '../constant.ts';
import type { Adapter, AnyLogger } from '../loggers/adapter.ts';
import { show } from './show.ts';
import { visible } from './visible.ts';

/**
 * The message: each placeholder is exchanged for its value once, and what a value holds is not looked at again. In a line of
 * text nothing of a value acts; the template's own text, which is the catalog's, stands as it is written. A field that the call lacks is looked up in what the logger adds to records; one that nobody has stays as it is written.
 */
export function renderMessage(
  constant: LogConstant,
  fields: Readonly<Record<string, unknown>> | undefined,
  adapter: Adapter,
  logger: AnyLogger,
): string {
  let message = '';
  for (const part of partsOf(constant)) {
    message += part.text;
    if (part.name === undefined) continue;
    const value = part.inherited ? undefined : fields?.[part.name];
    const isPlain = part.format === undefined;
    if (isPlain && typeof value === 'string') message += adapter.isText ? visible(value) : value;
    else if (isPlain && typeof value === 'number') message += value;
    else message += shown(part.name, part.format, fields, adapter, logger);
  }
  return message;
}

function shown(
  name: string,
  format: string | undefined,
  fields: Readonly<Record<string, unknown>> | undefined,
  adapter: Adapter,
  logger: AnyLogger,
): string {
  const owner = fields != null && Object.hasOwn(fields, name) ? fields : adapter.context?.(logger);
  if (owner == null || !Object.hasOwn(owner, name)) return `{${name}}`;
  const text = show(owner[name], format);
  return adapter.isText ? visible(text) : text;
}

/** Text, and the field that is shown behind it. */
interface Part {
  readonly text: string;
  readonly name: string | undefined;
  readonly format: string | undefined;
  /** Whether every object has something of this name, so that a field must be asked for as its own. */
  readonly inherited: boolean;
}

/** The parts of a constant's template, made when it is first logged. */
function partsOf(constant: LogConstant): readonly Part[] {
  let parts = known.get(constant);
  if (parts === undefined) known.set(constant, (parts = takeApart(constant)));
  return parts;
}

const known = new WeakMap<LogConstant, readonly Part[]>();

/** `{{`, `}}`, `{…}`, a lone brace, or text without braces: every string is a sequence of these. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;
const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

function takeApart({ message, formats }: LogConstant): Part[] {
  const parts: Part[] = [];
  let text = '';
  for (const [piece, name] of message.matchAll(PIECE)) {
    if (name !== undefined && IDENTIFIER.test(name)) {
      const format = formats && Object.hasOwn(formats, name) ? formats[name] : undefined;
      parts.push({ text, name, format, inherited: name in Object.prototype });
      text = '';
    } else {
      text += piece === '{{' || piece === '}}' ? piece[0]! : piece;
    }
  }
  if (text !== '' || parts.length === 0)
    parts.push({ text, name: undefined, format: undefined, inherited: false });
  return parts;
}
