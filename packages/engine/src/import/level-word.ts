/** Levels as code spells them: in names of functions and classes, as numbers of Python's `logging`, as members of an enum. */
import { levelOf } from '@loglex/catalog';
import type { CodeModule, CodeValue } from './code-value.ts';

/** The level that a dotted name speaks of (`make.info`, `InfoLevel`, `logger.warn`), as it is to be written. */
export function levelIn(path: string, levels: ReadonlyMap<string, string>): string | undefined {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const whole = levelNamed(last, levels);
  if (whole !== undefined) return whole;
  const base = /^([A-Z][a-z]+)(?:Level|Event|Log|Message)$/.exec(last)?.[1];
  return base === undefined ? undefined : levelNamed(base, levels)?.toLowerCase();
}

/** The level that a value gives, or the text of it where it gives none that is known; `undefined`: no text at all. */
export function levelText(
  value: CodeValue,
  language: CodeModule['language'],
  levels: ReadonlyMap<string, string>,
): string | undefined {
  switch (value.kind) {
    case 'text':
      return levelNamed(value.text, levels) ?? value.text;
    case 'number': {
      const name = language === 'python' ? PYTHON_LEVELS.get(value.text) : undefined;
      return name ?? levels.get(value.text) ?? value.text;
    }
    case 'name': {
      const last = value.path.slice(value.path.lastIndexOf('.') + 1);
      return levelNamed(last, levels);
    }
    default:
      return undefined;
  }
}

function levelNamed(word: string, levels: ReadonlyMap<string, string>): string | undefined {
  return levels.get(word) ?? levelOf(word)?.native;
}

const PYTHON_LEVELS: ReadonlyMap<string, string> = new Map([
  ['0', 'NOTSET'],
  ['10', 'DEBUG'],
  ['20', 'INFO'],
  ['30', 'WARNING'],
  ['40', 'ERROR'],
  ['50', 'CRITICAL'],
]);
