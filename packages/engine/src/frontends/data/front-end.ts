/** The front end for configuration files: from YAML and JSON to the settings that they make. */
import { isNull, readDocument, type DataNode, type ScalarNode } from '@loglex/catalog';
import { catalogDirectives } from '../../facts/catalog-directives.ts';
import type { FileFacts, SettingSite, SyntaxProblem } from '../../facts/file-facts.ts';
import { lineStartsOf } from '../../text/line-index.ts';

export type DataFacts =
  | { readonly facts: FileFacts; readonly problem?: undefined }
  | { readonly facts?: undefined; readonly problem: SyntaxProblem };

/** All that a configuration file says, or why it cannot be read. Its extension tells YAML from JSON. */
export function readConfiguration(file: string, text: string): DataFacts {
  const { root, problems } = readDocument({ file, text });
  const problem = problems.find(({ id }) => id === 'syntax' || id === 'too-large');
  if (problem !== undefined) return { problem: { message: problem.message, range: problem.range } };
  return {
    facts: {
      file,
      language: 'data',
      calls: [],
      references: [],
      loggers: [],
      settingSites: root === undefined ? [] : [...settingsIn(root, '', text)],
      directives: catalogDirectives({ file, text }),
      imports: [],
      syntaxProblems: [],
      lineStarts: lineStartsOf(text),
    },
  };
}

/** Every entry of every map, the outer ones first. What stands in a list has no path. */
function* settingsIn(node: DataNode, path: string, text: string): Generator<SettingSite> {
  if (node.kind !== 'map') return;
  for (const { key: name, value } of node.entries) {
    const key = path === '' ? name.text : `${path}.${name.text}`;
    yield { key, range: writtenRange(name, text), value: valueOf(value, text) };
    yield* settingsIn(value, key, text);
  }
}

function valueOf(node: DataNode, text: string): SettingSite['value'] {
  const { range } = node;
  if (node.kind !== 'scalar') return { kind: node.kind === 'seq' ? 'list' : 'map', range };
  if (isNull(node)) return { kind: 'nothing', range };
  if (isComputed(node, text)) return { kind: 'computed', range };
  return { kind: 'scalar', text: node.text, range: writtenRange(node, text) };
}

/** The words themselves where they are written letter for letter, without their quotes. */
function writtenRange({ text: word, range: { start, end } }: ScalarNode, text: string) {
  const isInner = end - start === word.length + 2 && text.slice(start + 1, end - 1) === word;
  return isInner ? { start: start + 1, end: end - 1 } : { start, end };
}

/** `${LEVEL}`, `{{ level }}`, `<%= level %>`, `%(level)s`, `!env LEVEL` */
function isComputed({ text: word, range, style }: ScalarNode, text: string): boolean {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const isTagged = /(?:^|[\s[{,])!\S*\s+$/.test(text.slice(lineStart, range.start));
  return (
    isTagged || /\$\{|\$\(|\{\{|<%|%\(/.test(word) || (style === 'plain' && /^\$\w/.test(word))
  );
}
