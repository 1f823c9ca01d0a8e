/** Reads a JSON or YAML file as an importer sees a module: one value without a name. */
import { readDocument } from '@loglex/catalog';
import type { CatalogText, DataNode, DocumentProblem } from '@loglex/catalog';
import type { CodeModule, CodeValue } from './code-value.ts';

export interface DataModule {
  readonly module: CodeModule;
  readonly problems: readonly DocumentProblem[];
}

/** The module of a file whose name says whether it is JSON or YAML; empty where nothing of it can be read. */
export function readDataModule({ file, text }: CatalogText): DataModule {
  const { root, problems } = readDocument({ file, text });
  const bindings = root
    ? [{ name: '', nameRange: root.range, value: valueOf(root), range: root.range }]
    : [];
  const module: CodeModule = {
    file,
    text,
    language: 'data',
    bindings,
    classes: [],
    signatures: new Map(),
    calls: () => [],
  };
  return { module, problems };
}

function valueOf(node: DataNode): CodeValue {
  const { range } = node;
  if (node.kind === 'seq') return { kind: 'list', items: node.items.map(valueOf), range };
  if (node.kind === 'scalar') return { kind: 'text', text: node.text, range };
  const entries = node.entries.map(({ key, value }) => ({
    key: key.text,
    keyRange: key.range,
    value: valueOf(value),
    range: { start: key.range.start, end: value.range.end },
  }));
  return { kind: 'record', entries, range };
}
