/** What the engine is given from outside: it imports no parser, no compiler and no file system. */

/** A node of an ESTree as ESLint's parsers and oxc make it. Offsets are `range`, or `start` and `end`. */
export interface EsNode {
  readonly type: string;
  readonly range?: readonly [number, number];
  readonly start?: number;
  readonly end?: number;
  readonly [key: string]: unknown;
}

/** A comment of an ESTree; `value` is without delimiters. */
export interface EsComment {
  readonly type: 'Line' | 'Block' | 'Shebang';
  readonly value: string;
  readonly range?: readonly [number, number];
  readonly start?: number;
  readonly end?: number;
}

/** A parsed JavaScript or TypeScript file. Parentheses are not nodes. */
export interface EsTree {
  readonly program: EsNode;
  readonly comments: readonly EsComment[];
}

/** Types, where a run asks for them: they certify or refute a likely call and add none. */
export interface TypeOracle {
  /** `logger`: the type at `offset` is a logger's; `other`: it is known and is none; else `unknown`. */
  judge(file: string, offset: number): 'logger' | 'other' | 'unknown';
}
