/** Where in the first line of a record stands what a finding is about; nowhere where it stands there in other letters, as in JSON. */
import type { TextRange } from '@loglex/catalog';
import type { LogRecord } from '../lines/records/log-record.ts';

/** In its place, or before the message. */
export function rangeOfCode(
  { code: inPlace, codeStart, message, messageStart }: LogRecord,
  code: string,
): TextRange | undefined {
  if (inPlace === code) return from(codeStart, code.length);
  if (messageStart === undefined) return undefined;
  const at = message.indexOf(code);
  return at < 0 ? undefined : from(messageStart + at, code.length);
}

export function rangeOfLevel({ level, levelStart }: LogRecord): TextRange | undefined {
  return from(levelStart, level?.native.length ?? 0);
}

export function rangeOfLogger({ logger, loggerStart }: LogRecord): TextRange | undefined {
  return from(loggerStart, logger?.length ?? 0);
}

/** @param offset where in it the text starts that is meant. */
export function rangeOfMessage(
  { message, messageStart }: LogRecord,
  offset = 0,
): TextRange | undefined {
  if (messageStart === undefined) return undefined;
  return from(messageStart + offset, message.length - offset);
}

function from(start: number | undefined, length: number): TextRange | undefined {
  return start === undefined ? undefined : { start, end: start + length };
}
