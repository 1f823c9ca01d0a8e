/** Names, strings and values of Python as source. */

/** Words that no variable, keyword or attribute can have as its name. */
const RESERVED = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

export function isName(text: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text) && !RESERVED.has(text);
}

/** In double quotes, unless the text holds some and no single ones. */
export function stringLiteral(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const inner = [...text].map((character) => escaped(character, quote)).join('');
  return `${quote}${inner}${quote}`;
}

/** An expression as one argument or one value of a display: what holds a comma or binds a name goes in parentheses. */
export function valueSource(expression: string): string {
  const text = expression.trim();
  return needsBrackets(text) ? `(${text})` : text;
}

/** Whether a comma, a walrus, a star or a keyword that reaches far stands outside of all brackets. */
function needsBrackets(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^[([{]$/.test(token)) depth += 1;
    else if (/^[)\]}]$/.test(token)) depth -= 1;
    else if (
      depth === 0 &&
      (token === ',' || token === ':=' || /^(?:for|lambda|yield)$/.test(token))
    )
      return true;
  }
  return text.startsWith('*');
}

const TOKEN =
  /"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|:=|[\p{ID_Continue}]+|[^]/gu;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const code = character.charCodeAt(0);
  const isControl = code < 0x20 || code === 0x7f;
  return (
    ESCAPES.get(character) ?? (isControl ? `\\x${code.toString(16).padStart(2, '0')}` : character)
  );
}
