/**
 * A log call, in the words of no language. Whatever a check or a fix needs of the source is here as text
 * and ranges: facts are plain data (structured clone, JSON), and a check never sees a tree.
 */
import type { Level, TextRange } from '@loglex/catalog';

/** A piece of source: its range and its text, letter for letter. */
export interface SourceText extends TextRange {
  readonly text: string;
}

/** How surely a call is a log call. `certain`: import, factory, constructor or declared type say so. */
export type Confidence = 'certain' | 'likely';

/** The role of an argument. `rest`: further values of a printf or console style call. */
export type Role =
  | 'logger'
  | 'level'
  | 'constant'
  | 'code'
  | 'message'
  | 'detail'
  | 'fields'
  | 'error'
  | 'context'
  | 'label'
  | 'rest';

/**
 * The level of a call, and the range that spells it: a method, an argument, a field. A function that was taken
 * from a logger, or that wraps one, spells it elsewhere: there the range is that of the whole call.
 */
export type StatedLevel =
  | (Level & { readonly dynamic?: false; readonly range: TextRange })
  | { readonly dynamic: true; readonly range: TextRange; readonly candidates: readonly Level[] };

/**
 * What stands where a constant may stand. `reference`: source of the project's form (`LOG.X`, `LOG_X`);
 * `code` and `name`: a static string in the role `constant` or `code`, or in a field `code`,
 * `log_code`, `event_code`; `prefix`: a message that starts with what may be a code and a separator.
 */
export interface ConstantMention {
  readonly by: 'reference' | 'string' | 'field' | 'prefix';
  /** The code or name itself, without quotes, object or prefix of the reference form. */
  readonly text: string;
  /** The range of `text` where it is written so; else of the whole expression. */
  readonly range: TextRange;
  /** The range of the whole expression (`LOG.X`, `'LOG612'`). */
  readonly expression: TextRange;
  /** How the constant came here through aliases, where it did. */
  readonly via?: string;
}

/** The constant of a coded call: one mention, several (`a ? X : Y`), or an expression that cannot be read. */
export type ConstantUse =
  | { readonly kind: 'static'; readonly candidates: readonly ConstantMention[] }
  | { readonly kind: 'dynamic'; readonly expression: SourceText };

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string; readonly range: TextRange }
  | {
      readonly kind: 'placeholder';
      readonly expression: SourceText;
      /** A field name suggested by the expression: `run.id` gives `runId`. */
      readonly name: string;
      /** What is shown of the expression, where that is not all: `["id"]` of `"%(id)s", run`, `.id` of `"{0.id}".format(run)`. */
      readonly part?: string;
      /** `d`, `s`, `j`, `.2f`, `r`… as the language's own format spells it. */
      readonly format?: string;
      readonly range: TextRange;
    };

/** How a message is composed. `static`: no placeholder. `printf`: verbs and later arguments. */
export type MessageForm =
  'static' | 'template' | 'concatenation' | 'printf' | 'format' | 'tagged' | 'lazy';

/**
 * Why a message cannot be read. `forwarded`: a spread of the function's own parameters, so that the
 * function is a wrapper; `parameter`: a parameter as it came; `error-message`: `error.message`.
 */
export type Unreadable =
  | 'forwarded'
  | 'parameter'
  | 'error-message'
  | 'identifier'
  | 'member'
  | 'call'
  | 'conditional'
  | 'object'
  | 'spread'
  | 'lazy'
  | 'expression';

/**
 * What keeps a message from saying what its parts say, for certain.
 * `arguments`: verbs and values do not fit together, so that no text comes out. `nested`: a value becomes part of the format.
 * `taken-apart`: a value is spread where it is a tuple, or is asked for its keys. `unread`: an expression is evaluated, and not
 * shown. `escape`: a character that is written by its name, or bytes.
 */
export type Unsure = 'arguments' | 'nested' | 'taken-apart' | 'unread' | 'escape';

/** A message that could be read, or what stands in its place. */
export type Message =
  | {
      readonly static: true;
      readonly form: MessageForm;
      /** The whole expression. */
      readonly expression: SourceText;
      readonly parts: readonly MessagePart[];
      /** What colours the text, where something does: `chalk.bold`, `yellow`; in Python, what translates it. */
      readonly wrapper?: string;
      readonly unsure?: Unsure;
    }
  | {
      readonly static: false;
      readonly expression: SourceText;
      readonly why: Unreadable;
      /**
       * Texts that it may be, as far as the file tells: what its name is assigned, either arm of a condition. Whoever reads a log
       * may go by them; no fix may.
       */
      readonly said?: readonly (readonly MessagePart[])[];
    };

/** One key of a record. */
export type FieldEntry =
  | {
      readonly kind: 'field';
      readonly key: string;
      readonly keyRange: TextRange;
      readonly value: SourceText;
      /** The value, where it is a static string, number or boolean, as text. */
      readonly literal?: string;
      readonly shorthand: boolean;
      /** Whether records have this key of themselves, where the library is known to say so. */
      readonly reserved?: boolean;
      /** The whole property, from key to value. */
      readonly range: TextRange;
    }
  | { readonly kind: 'spread'; readonly value: SourceText; readonly range: TextRange }
  | { readonly kind: 'dynamic-key'; readonly value: SourceText; readonly range: TextRange };

/** An argument with the role that its position, keyword or shape gives it. */
export interface Argument extends SourceText {
  readonly role: Role;
  /** The keyword, where it is passed by keyword. */
  readonly keyword?: string;
  /** Of a label or context: what it says, where that is a string, through constants of the file. */
  readonly literal?: string;
  readonly spread: boolean;
}

/** Where a call stands. */
export interface CallContext {
  /** Name of the innermost named function or method; `undefined` at the top level. */
  readonly function?: string;
  readonly class?: string;
  /** The innermost catch clause in the same function that holds the call. */
  readonly catch?: {
    /** The bound name, where the clause binds a plain one. */
    readonly binding?: string;
    readonly range: TextRange;
    /** Whether the clause throws, in the same function, after this call. */
    readonly rethrows: boolean;
    /** The throw statement concerned. */
    readonly throwRange?: TextRange;
    /** Whether that throw passes on the caught error: itself, or as a cause or argument. */
    readonly throwsCaught?: boolean;
    /** Whether this call names the caught error anywhere in its arguments. */
    readonly mentionsError: boolean;
    /** Whether the clause uses the caught error anywhere but in the arguments of this call. */
    readonly errorUsedElsewhere?: boolean;
  };
  /** Whether a loop (statement, or callback of forEach/map…) of the same function holds the call. */
  readonly inLoop: boolean;
}

/** One recognised use of a sink. */
export interface LogCall {
  readonly range: TextRange;
  readonly callee: SourceText;
  /** The statement, where the call is all of an expression statement: what may be removed whole. */
  readonly statement?: TextRange & {
    /** What has to stand in its place then, where a statement must stand: `pass`, `{}`. */
    readonly leaves?: string;
  };
  /** Where the first argument starts, parentheses around it included: the place for one before it. */
  readonly argumentsStart?: number;
  /** Right after the last argument with all that belongs to it, where the front end knows it: the place for one more. */
  readonly argumentsEnd?: number;
  /** The id of the sink spec, one file per ecosystem (`pino`, `console`, `project:2`). */
  readonly sink: string;
  readonly kind: 'call' | 'decorator' | 'context-manager' | 'stamp';
  readonly confidence: Confidence;
  /** Why this is a log call, in words: "`log` is what `pino()` returned". */
  readonly reason: string;
  /** Whether the callee is a function of the file that passes its message on: no fix adds an argument, since what else it takes is its own affair. */
  readonly wrapped?: true;
  /** The method or function as called (`warn`, `error`, `log`). */
  readonly method: string;
  /** `undefined` where the call states none (`logConstant(logger, LOG.X)`). */
  readonly level?: StatedLevel;
  readonly constant?: ConstantUse;
  /** The logger's text. A coded call may have one beside its constant. */
  readonly message?: Message;
  /** Text that a coded call adds to its constant's message. */
  readonly detail?: Message;
  readonly label?: SourceText;
  readonly fields: readonly FieldEntry[];
  /** Range inside the braces of an object literal that holds fields, where there is one. */
  readonly fieldsObject?: TextRange;
  /** A fields argument that is not an object literal (`logger.info(payload, 'x')`): fields unknown. */
  readonly opaqueFields: boolean;
  /** Keys that this logger adds to each record (child bindings). */
  readonly ambientFields: readonly string[];
  /** The expression that carries the exception. */
  readonly error?: SourceText;
  readonly logger: SourceText & {
    /** The id of the logger's own sink spec, where it is an argument of the function that is called. */
    readonly sink?: string;
    readonly namespace?: string;
    readonly namespaceRange?: TextRange;
    /** Whether it is an adapter that puts fields of its own in the place of a call's. */
    readonly adapter?: true;
  };
  readonly arguments: readonly Argument[];
  readonly context: CallContext;
  /** Whether a comment stands inside the call: an edit that spans it is not safe. */
  readonly hasComment: boolean;
  /** The comments inside the call, where there are some and the front end tells where. */
  readonly comments?: readonly (TextRange & {
    /** Whether it ends with its line. */ readonly line: boolean;
  })[];
  /** Whether nothing is called, and no argument evaluated, where the function is absent: `log.debug?.('x')`. */
  readonly optional?: true;
  /** Names by which a coded call would refer to a constant or to the function that logs it, but which mean something else here. */
  readonly shadowed?: readonly string[];
}
