/** What Python's string literals say: one text, or of an f-string texts and expressions. */
import { readText, shapeOf } from '../frontends/python/string-literal.ts';
import type { PyLiteral } from '../ports.ts';
import type { CodeTemplatePart } from './code-value.ts';

/** The parts of a literal in order; `undefined` for bytes. */
export function partsOfLiteral(
  literal: PyLiteral,
  source: string,
): readonly CodeTemplatePart[] | undefined {
  const shape = shapeOf(literal, source);
  if (shape.prefix.includes('b')) return undefined;
  const read = (from: number, to: number): CodeTemplatePart => ({
    kind: 'text',
    text: readText(shape, from, Math.max(from, to), source).text,
  });
  const parts: CodeTemplatePart[] = [];
  let at = shape.start;
  for (const { start, end, value } of literal.replacements) {
    parts.push(read(at, start));
    const expression = value ?? { start, end };
    parts.push({ kind: 'expression', source: source.slice(expression.start, expression.end) });
    at = end;
  }
  return [...parts, read(at, shape.end)];
}
