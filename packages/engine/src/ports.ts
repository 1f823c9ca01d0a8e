/** What the engine is given from outside: it imports no parser, no compiler and no file system. */
import type { TextRange } from '@loglex/catalog';

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
  /** Where a compiler has seen the file, what it knows of the tree's nodes. */
  readonly types?: TypeOracle;
}

/** What a compiler knows of types. It makes a likely call certain, or refutes it, or says whose logger it is; it adds none. */
export interface TypeOracle {
  /**
   * The type of an expression, and the types that it is made of: an alias, the members of a union, the classes and
   * interfaces that it extends, nearest first. Empty where the compiler does not know either (`any`).
   */
  declaredTypeOf(expression: EsNode): readonly DeclaredType[];
}

export interface DeclaredType {
  /** As it is declared: `Logger`. */
  readonly name: string;
  /** Who declares it: the language or its environment (`Map`, `HTMLElement`), a package, or the project itself. */
  readonly from: 'environment' | 'project' | { readonly package: string };
}

/** A parsed Python file. */
export interface PyTree {
  readonly module: PyModule;
  /** Comments from `start` up to `end`, `#` included; asked for only where there may be one that matters. */
  comments(start: number, end: number): readonly TextRange[];
  /** Where the grammar did not fit, in order: what stands there is `Other`, and the rest is read. */
  readonly errors: readonly TextRange[];
}

/**
 * A node of a Python tree, in the words of CPython's `ast` where they fit. Parentheses are no nodes and count
 * to none; adjacent literals are one `String`; a definition begins with its first decorator. Parsers may make
 * nodes only when asked: a tree is read along the paths that matter.
 */
export type PyNode = PyModule | PyStatement | PyClause | PyExpression;

interface PyBase extends TextRange {
  readonly parent: PyNode | undefined;
  /** Nodes one below, in source order. */
  readonly children: readonly PyNode[];
}

/** An identifier where it is no expression: a definition's name, an attribute, a keyword. */
export interface PyWord extends TextRange {
  readonly text: string;
}

export interface PyModule extends PyBase {
  readonly type: 'Module';
  readonly body: readonly PyStatement[];
}

export type PyStatement =
  | PyFunction
  | PyClass
  | PyAssign
  | PyFor
  | PyWhile
  | PyIf
  | PyWith
  | PyTry
  | PyMatch
  | PyImport
  | PyImportFrom
  | PyRaise
  | PyReturn
  | PyExpressionStatement
  | PySimple;

/** Parts of compound statements that hold statements of their own. */
export type PyClause = PyBranch | PyHandler | PyCase;

export interface PyFunction extends PyBase {
  readonly type: 'FunctionDef';
  readonly name: PyWord;
  readonly decorators: readonly PyExpression[];
  readonly parameters: readonly PyParameter[];
  readonly returns: PyExpression | undefined;
  readonly body: readonly PyStatement[];
}

export interface PyParameter {
  readonly name: PyWord;
  readonly star: '' | '*' | '**';
  readonly annotation: PyExpression | undefined;
  readonly fallback: PyExpression | undefined;
}

export interface PyClass extends PyBase {
  readonly type: 'ClassDef';
  readonly name: PyWord;
  readonly decorators: readonly PyExpression[];
  /** Bases, and keywords such as `metaclass=`. */
  readonly arguments: readonly PyArgument[];
  readonly body: readonly PyStatement[];
}

/** `a = b = c`, `a: T`, `a: T = c`, `a += c`. */
export interface PyAssign extends PyBase {
  readonly type: 'Assign';
  readonly targets: readonly PyExpression[];
  readonly annotation: PyExpression | undefined;
  readonly value: PyExpression | undefined;
  /** `+=` and its like. */
  readonly augmented: boolean;
}

export interface PyFor extends PyBase {
  readonly type: 'For';
  readonly target: PyExpression | undefined;
  readonly iterable: PyExpression | undefined;
  readonly body: readonly PyStatement[];
  readonly orelse: readonly PyStatement[];
}

export interface PyWhile extends PyBase {
  readonly type: 'While';
  readonly test: PyExpression | undefined;
  readonly body: readonly PyStatement[];
  readonly orelse: readonly PyStatement[];
}

/** `if`, its `elif`s and its `else`, in order: one branch each. */
export interface PyIf extends PyBase {
  readonly type: 'If';
  readonly branches: readonly PyBranch[];
}

export interface PyBranch extends PyBase {
  readonly type: 'Branch';
  /** `undefined` for `else`. */
  readonly test: PyExpression | undefined;
  readonly body: readonly PyStatement[];
}

export interface PyWith extends PyBase {
  readonly type: 'With';
  readonly items: readonly {
    readonly context: PyExpression;
    readonly target: PyExpression | undefined;
  }[];
  readonly body: readonly PyStatement[];
}

export interface PyTry extends PyBase {
  readonly type: 'Try';
  readonly body: readonly PyStatement[];
  readonly handlers: readonly PyHandler[];
  readonly orelse: readonly PyStatement[];
  readonly finalbody: readonly PyStatement[];
}

export interface PyHandler extends PyBase {
  readonly type: 'ExceptHandler';
  readonly exception: PyExpression | undefined;
  readonly name: PyWord | undefined;
  readonly body: readonly PyStatement[];
}

export interface PyMatch extends PyBase {
  readonly type: 'Match';
  readonly subject: PyExpression | undefined;
  readonly cases: readonly PyCase[];
}

export interface PyCase extends PyBase {
  readonly type: 'Case';
  readonly guard: PyExpression | undefined;
  readonly body: readonly PyStatement[];
}

export interface PyAlias {
  /** `a.b` in `import a.b`, `c` in `from a import c`, `*`. */
  readonly name: PyWord;
  readonly as: PyWord | undefined;
}

export interface PyImport extends PyBase {
  readonly type: 'Import';
  readonly names: readonly PyAlias[];
}

export interface PyImportFrom extends PyBase {
  readonly type: 'ImportFrom';
  /** With its leading dots. */
  readonly module: PyWord;
  readonly names: readonly PyAlias[];
}

export interface PyRaise extends PyBase {
  readonly type: 'Raise';
  readonly exception: PyExpression | undefined;
  readonly cause: PyExpression | undefined;
}

export interface PyReturn extends PyBase {
  readonly type: 'Return';
  readonly value: PyExpression | undefined;
}

export interface PyExpressionStatement extends PyBase {
  readonly type: 'Expr';
  readonly value: PyExpression;
}

/** Statements that need no more than their expressions. */
export interface PySimple extends PyBase {
  readonly type:
    'Pass' | 'Break' | 'Continue' | 'Global' | 'Delete' | 'Assert' | 'TypeAlias' | 'Other';
}

export type PyExpression =
  | PyName
  | PyAttribute
  | PySubscript
  | PyCall
  | PyString
  | PyBinary
  | PyConditional
  | PyNamed
  | PyDict
  | PyLambda
  | PyStarred
  | PyAwait
  | PyOtherExpression;

export interface PyName extends PyBase {
  readonly type: 'Name';
  readonly id: string;
}

export interface PyAttribute extends PyBase {
  readonly type: 'Attribute';
  readonly value: PyExpression;
  readonly attribute: PyWord;
}

export interface PySubscript extends PyBase {
  readonly type: 'Subscript';
  readonly value: PyExpression;
  /** Several for `x[a, b]`; the ends of a slice. */
  readonly index: readonly PyExpression[];
}

export interface PyCall extends PyBase {
  readonly type: 'Call';
  readonly callee: PyExpression;
  /** Positional and by keyword, in source order. */
  readonly arguments: readonly PyArgument[];
  /** The parentheses and what stands in them. */
  readonly list: TextRange;
}

export interface PyArgument extends TextRange {
  readonly value: PyExpression;
  readonly keyword: PyWord | undefined;
  readonly star: '' | '*' | '**';
}

/** One or more adjacent literals. What they say is read from the text. */
export interface PyString extends PyBase {
  readonly type: 'String';
  readonly literals: readonly PyLiteral[];
}

export interface PyLiteral extends TextRange {
  /** Of an f-string, in order. */
  readonly replacements: readonly PyReplacement[];
}

/** `{x!r:>10}` of an f-string. */
export interface PyReplacement extends TextRange {
  readonly value: PyExpression | undefined;
  /** `r`, `s` or `a`. */
  readonly conversion: string | undefined;
  /** Without the colon. */
  readonly spec: PyWord | undefined;
  /** `{x=}` */
  readonly selfDocumenting: boolean;
}

/** Arithmetic, comparison, `and` and `or`. */
export interface PyBinary extends PyBase {
  readonly type: 'Binary';
  /** Words with one space between: `not in`. */
  readonly operator: string;
  readonly left: PyExpression;
  readonly right: PyExpression;
}

export interface PyConditional extends PyBase {
  readonly type: 'Conditional';
  readonly body: PyExpression;
  readonly test: PyExpression;
  readonly orelse: PyExpression;
}

/** `(x := f())` */
export interface PyNamed extends PyBase {
  readonly type: 'NamedExpr';
  readonly target: PyExpression;
  readonly value: PyExpression;
}

export interface PyDict extends PyBase {
  readonly type: 'Dict';
  /** Without a key: `**value`. */
  readonly entries: readonly {
    readonly key: PyExpression | undefined;
    readonly value: PyExpression;
  }[];
}

export interface PyLambda extends PyBase {
  readonly type: 'Lambda';
  readonly parameters: readonly PyParameter[];
  readonly body: PyExpression | undefined;
}

export interface PyStarred extends PyBase {
  readonly type: 'Starred';
  readonly value: PyExpression;
}

export interface PyAwait extends PyBase {
  readonly type: 'Await';
  readonly value: PyExpression;
}

/** Expressions that need no more than their parts; `Constant` is `True`, `False`, `None` or `...`. */
export interface PyOtherExpression extends PyBase {
  readonly type:
    | 'Number'
    | 'Constant'
    | 'Unary'
    | 'Yield'
    | 'List'
    | 'Tuple'
    | 'Set'
    | 'ListComp'
    | 'SetComp'
    | 'DictComp'
    | 'GeneratorExp'
    | 'Other';
}
