/** The comments of a catalog file. The parsers of YAML and JSON drop them: they are what looks so outside of all values. */
import { isJson } from '@loglex/catalog';
import type { CatalogDocument, CatalogNode } from './catalog-tree.ts';
import type { SyntaxComment } from './source-code.ts';

/** In source order. `path`: its ending says which language it is. */
export function commentsOf(path: string, text: string, document: CatalogDocument): SyntaxComment[] {
  const found = isJson(path) ? jsonComments(text) : yamlComments(text, document);
  return [...found];
}

function* jsonComments(text: string): Generator<SyntaxComment> {
  for (const match of text.matchAll(/"(?:\\[^]|[^"\\])*"|\/\/([^\r\n]*)|\/\*([^]*?)\*\//g)) {
    const value = match[1] ?? match[2];
    if (value !== undefined) yield commentAt(match.index, match[0], value);
  }
}

function* yamlComments(text: string, document: CatalogDocument): Generator<SyntaxComment> {
  const scalars = scalarsOf(document);
  let scalar = scalars.next();
  for (const match of text.matchAll(/(?<=^|[ \t])#([^\r\n]*)/gm)) {
    while (!scalar.done && scalar.value.end <= match.index) scalar = scalars.next();
    const inside = !scalar.done && scalar.value.start <= match.index;
    if (!inside) yield commentAt(match.index, match[0], match[1] ?? '');
  }
}

function commentAt(start: number, written: string, value: string): SyntaxComment {
  return { type: 'Comment', value, start, end: start + written.length };
}

function* scalarsOf(node: CatalogNode): Generator<CatalogNode> {
  if (node.type === 'Scalar') yield node;
  for (const child of node.children) yield* scalarsOf(child);
}
