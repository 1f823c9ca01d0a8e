/** Takes a constant that holds nothing but text out of a JavaScript file. */
import type { TextEdit } from '@loglex/catalog';

/** As `Writer.removeText` has it: a statement on lines of its own, which is not exported. */
export function removeText(name: string, text: string): TextEdit | undefined {
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) return undefined;
  const statement = new RegExp(
    `^[ \\t]*const ${name.replace(/\$/g, '\\$&')}(?:: string)?\\s*=\\s*${LITERAL}(?:\\s*\\+\\s*${LITERAL})*(?:[ \\t]*;)?[ \\t]*(?:\\r?\\n|$)`,
    'gmu',
  );
  const [found, ...others] = text.matchAll(statement);
  if (found === undefined || others.length > 0) return undefined;
  return { start: found.index, end: found.index + found[0].length, text: '' };
}

/** A string without a value in it. */
const LITERAL =
  '(?:\'(?:[^\'\\\\\\r\\n]|\\\\.)*\'|"(?:[^"\\\\\\r\\n]|\\\\.)*"|`(?:[^`\\\\$]|\\\\.)*`)';
