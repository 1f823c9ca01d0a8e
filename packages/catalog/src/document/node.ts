/** The one tree that YAML and JSON are read into: text and ranges, and no opinion about types. */
import type { Location, TextRange } from '../text.ts';

/** A value of a data file. Ranges cover the value as written: quotes, brackets and block headers included. */
export type DataNode = MapNode | SeqNode | ScalarNode;

/** How a scalar is written. JSON's strings are `double`, its numbers, booleans and nulls `plain`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

/** Text. `0123` is `'0123'` and `no` is `'no'`; a key without a value has an empty plain scalar. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** The text meant: unquoted, unescaped, unfolded. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly range: TextRange;
}

export interface SeqNode {
  readonly kind: 'seq';
  readonly items: readonly DataNode[];
  readonly style: 'block' | 'flow';
  readonly range: TextRange;
}

export interface MapNode {
  readonly kind: 'map';
  /** In reading order; a repeated key stands here as often as it is written, and the first one counts. */
  readonly entries: readonly MapEntry[];
  readonly style: 'block' | 'flow';
  readonly range: TextRange;
}

export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: DataNode;
  /** Came in through a merge key (`<<: *base`), so its ranges stand elsewhere in the file. */
  readonly merged?: true;
}

/** What is wrong with a data file, where, and under which id. */
export interface DocumentProblem extends Location {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly related?: readonly (Location & { readonly message: string })[];
}

/** The value of the first entry with this key, or `undefined` where there is none. */
export function valueOf(map: MapNode, key: string): DataNode | undefined {
  return map.entries.find((entry) => entry.key.text === key)?.value;
}

/** Whether a value says "nothing": left empty, `~` or `null`, unquoted. */
export function isNull(node: DataNode): boolean {
  return (
    node.kind === 'scalar' &&
    node.style === 'plain' &&
    (node.text === '' || node.text === '~' || node.text === 'null')
  );
}
