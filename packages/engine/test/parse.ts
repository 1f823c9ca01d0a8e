/** The parser that tests hand to the engine, which has none of its own. */
import { parseSync } from 'oxc-parser';
import type { EsComment, EsTree } from '@loglex/engine';

/** The tree of a text that must be valid. */
export function parse(file: string, text: string): EsTree {
  const result = parseSync(file, text, { lang: 'ts', astType: 'ts', preserveParens: false });
  const [error] = result.errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}\n${text}`);
  return {
    program: result.program as unknown as EsTree['program'],
    comments: result.comments as readonly EsComment[],
  };
}
