/** Paths as code puts them together: texts and what only the run knows, joined. */
import type { Message } from '../facts/log-call.ts';
import { HOLE } from '../sinks/path-rules.ts';

/** Longer paths than anybody writes are not put together. */
export const DEEPEST = 100;

/** The text of a path's part, with a mark for each value in it. */
export function textOfMessage(message: Message): string {
  if (!message.static) return HOLE;
  return message.parts.map((part) => (part.kind === 'text' ? part.text : HOLE)).join('');
}

/** Parts as one path; empty ones add nothing. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

/** How a function takes paths. */
export interface PathFunction {
  /** How many of its first arguments are paths. */
  readonly takes: number;
  /** Whether its value is a path again: its arguments, joined. */
  readonly gives: boolean;
}
