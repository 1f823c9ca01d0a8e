/**
 * Blanks the bodies of functions in which nothing is looked at. What a parser says of a file is a hundred
 * bytes for each token, and most tokens stand in such bodies.
 *
 * Bodies are found by lines and indentation, which is a guess. The parser judges it: only where it finds an
 * empty body at exactly each place that was blanked does the outline stand for the file.
 */
import type { TextRange } from '@loglex/catalog';

export interface Outline {
  /** As long as the original, so that offsets stay. */
  readonly text: string;
  /** What lies between the braces of each blanked body, in the order of the text. */
  readonly hidden: readonly TextRange[];
}

/**
 * @param offsets that must stay, ascending; `undefined`: any may
 * @param edited where that is given, only what lies around it must stay
 */
export function outline(
  text: string,
  offsets: readonly number[] | undefined,
  edited?: TextRange,
): Outline {
  const hidden: TextRange[] = [];
  let outlined = '';
  let copied = 0;
  let next = 0;
  for (let open = text.indexOf('{\n'); open !== -1; open = text.indexOf('{\n', open + 1)) {
    const lineStart = text.lastIndexOf('\n', open) + 1;
    const line = text.slice(lineStart, open + 1);
    if (!OPENS_FUNCTION.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (OPENS_OTHER.test(headOf(line, indent, text, lineStart))) continue;
    const close = text.indexOf(`\n${indent}}`, open + 1);
    if (close === -1) continue;
    const start = open + 1;
    const end = close + 1 + indent.length;
    if (edited === undefined || (edited.end >= lineStart && edited.start <= end)) {
      if (offsets === undefined) continue;
      while (next < offsets.length && offsets[next]! < lineStart) next++;
      if (next < offsets.length && offsets[next]! < end) continue;
    }
    if (end - start < WORTH_IT) continue;
    hidden.push({ start, end });
    outlined += text.slice(copied, start) + ' '.repeat(end - start);
    copied = end;
    open = end;
  }
  return { text: outlined + text.slice(copied), hidden };
}

/** Whether the tree, as JSON in the order of the text, has an empty block at each place that was blanked. */
export function isOutlined(json: string, hidden: readonly TextRange[]): boolean {
  let from = 0;
  for (const { start, end } of hidden) {
    from = json.indexOf(`"body":[],"start":${start - 1},"end":${end + 1}}`, from);
    if (from === -1) return false;
  }
  return true;
}

/** The line that begins what `line` opens a body of: parameters may take lines of their own before it. */
function headOf(line: string, indent: string, text: string, lineStart: number): string {
  if (!CLOSING.test(line.charAt(indent.length))) return line;
  for (let at = lineStart - 1; at >= 0;) {
    at = text.lastIndexOf(`\n${indent}`, at - 1);
    const first = at + 1 + indent.length;
    if (at >= 0 && !/\s/.test(text.charAt(first)) && !CLOSING.test(text.charAt(first))) {
      return text.slice(at + 1, text.indexOf('\n', first));
    }
  }
  return 'if'; // It begins the text or stands oddly: nothing is known of it.
}

const CLOSING = /[)}\]>]/;

/** Shorter bodies cost less than the search for them. */
const WORTH_IT = 40;

/** `=> {`, `) {` and `): Type | Other {` at the end of a line. */
const OPENS_FUNCTION = /(?:=>|\)(?:\s*:[\w$.<>[\]|, ]+)?) \{$/;

/** What else ends so; and constructors and getters, whose bodies say what `this.x` is. */
const OPENS_OTHER =
  /^\s*(?:\}\s*)?(?:if|else|for|while|switch|do|try|catch|finally|with|return|static|get)\b|\bconstructor\b/;
