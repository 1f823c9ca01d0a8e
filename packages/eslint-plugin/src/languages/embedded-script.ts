/** Scripts inside of markup (`.vue`, `.svelte`), where a parser gives one tree with the offsets of the whole file. */
import type { EsNode, FileFacts } from '@loglex/engine';

/** One program that begins where the first script does. svelte-eslint-parser puts statements one level below. */
export function programOf(ast: EsNode): EsNode {
  const scripts = listOf(ast, 'body').filter(({ type }) => type === 'SvelteScriptElement');
  const first = scripts.find((script) => listOf(script, 'body').length > 0);
  if (first === undefined) return ast;
  const { range } = first['startTag'] as EsNode;
  const body = scripts.flatMap((script) => listOf(script, 'body'));
  return { type: 'Program', range: [range![1], ast.range![1]], body };
}

/** The facts, with a place for imports inside of the script: the file itself begins with markup. */
export function inMarkup(facts: FileFacts, program: EsNode, text: string): FileFacts {
  const start = program.range![0];
  if (PLAIN_SCRIPT.test(facts.file) || (facts.importInsertion ?? 0) >= start) return facts;
  const [lineEnd = ''] = /^[ \t]*(?:\r\n?|\n)/.exec(text.slice(start)) ?? [];
  return { ...facts, importInsertion: start + lineEnd.length };
}

const PLAIN_SCRIPT = /\.[cm]?[jt]sx?$/;

function listOf(node: EsNode, key: string): readonly EsNode[] {
  return node[key] as readonly EsNode[];
}
