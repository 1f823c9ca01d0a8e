/** Parses JavaScript and TypeScript with oxc into the tree that the ESTree front end reads. */
import { createRequire } from 'node:module';
import type { TextRange } from '@loglex/catalog';
import type { EsComment, EsNode, EsTree, SyntaxProblem } from '@loglex/engine';
import { conflictMarkers } from './conflict-markers.ts';
import { extensionOf } from '../files/language.ts';
import { MAX_NESTING, tooDeepAt } from './nesting.ts';
import { isOutlined, outline } from './outline.ts';

/** How a front end has files parsed. */
export interface EsParser {
  /** See `parseOutline`. */
  outlined(file: string, text: string, offsets: readonly number[]): Outlined | undefined;
  /** See `parseJavaScript`. */
  whole(file: string, text: string): Parsed;
}

/** A tree, and the bodies that are empty in it because nothing in them is looked at. */
export interface Outlined {
  readonly tree: EsTree;
  readonly hidden: readonly TextRange[];
}

/** A tree, or why there is none. */
export type Parsed =
  | {
      readonly tree: EsTree;
      /** Whether the first grammar that it may be in had nothing to object to. */
      readonly isFlawless?: boolean;
      readonly problem?: undefined;
    }
  | { readonly tree?: undefined; readonly problem: SyntaxProblem };

/**
 * Parses `text` as what the extension of `file` says. Plain JavaScript may hold JSX, and types as Flow
 * writes them where TypeScript's grammar knows them too. Errors that leave a tree are the compiler's
 * business: only a file without a tree is a problem.
 */
export function parseJavaScript(file: string, text: string): Parsed {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = `It nests more than ${MAX_NESTING} brackets deep, so it is not read. Leave it out with files.exclude.`;
    return { problem: { message, range: { start: deep, end: deep + 1 } } };
  }
  let failure: SyntaxProblem | undefined;
  for (const lang of langsOf(file)) {
    const { program, errors, tree } = parse(file, text, lang);
    if (errors.length === 0 || !isEmpty(program)) {
      return { tree: tree(), isFlawless: errors.length === 0 && failure === undefined };
    }
    failure ??= syntaxProblem(text, errors[0]!);
  }
  return { problem: failure! };
}

/** The first error of `text`, be it one that leaves a tree; `undefined`: none. Makes no tree. */
export function objectionToJavaScript(file: string, text: string): SyntaxProblem | undefined {
  if (tooDeepAt(text) !== undefined) return parseJavaScript(file, text).problem;
  let first: OxcError | undefined;
  for (const lang of langsOf(file)) {
    const [error] = loadOxc().parseSync(file, text, optionsFor(lang)).errors;
    if (error === undefined) return undefined;
    first ??= error;
  }
  return first && syntaxProblem(text, first);
}

/**
 * The tree of `text` in which function bodies that hold none of `offsets` (ascending) are empty, and which
 * those are. `undefined` where that gains nothing or goes wrong: parse all of it then.
 */
export function parseOutline(
  file: string,
  text: string,
  offsets: readonly number[],
): Outlined | undefined {
  const { text: outlined, hidden } = outline(text, offsets);
  if (hidden.length === 0 || tooDeepAt(text) !== undefined) return undefined;
  return parseBlanked(file, outlined, hidden);
}

/** The tree of a text in which bodies were blanked; `undefined` where the parser does not find them so. */
export function parseBlanked(
  file: string,
  text: string,
  hidden: readonly TextRange[],
): Outlined | undefined {
  const { program, errors, tree } = parse(file, text, langsOf(file)[0]!);
  if (errors.length > 0 || !isOutlined(program, hidden)) return undefined;
  return { tree: tree(), hidden };
}

/** Parses each text for itself. */
export const freshParser: EsParser = { outlined: parseOutline, whole: parseJavaScript };

type Lang = 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';

const PLAIN: readonly Lang[] = ['jsx', 'tsx', 'ts'];

const LANGS: ReadonlyMap<string, readonly Lang[]> = new Map<string, readonly Lang[]>([
  ['ts', ['ts']],
  ['mts', ['ts']],
  ['cts', ['ts']],
  ['tsx', ['tsx']],
  ['js', PLAIN],
  ['jsx', PLAIN],
  ['mjs', PLAIN],
  ['cjs', PLAIN],
]);

function langsOf(file: string): readonly Lang[] {
  return LANGS.get(extensionOf(file)) ?? ['tsx'];
}

interface Answer {
  /** JSON. */
  readonly program: string;
  readonly errors: readonly OxcError[];
  tree(): EsTree;
}

function parse(file: string, text: string, lang: Lang): Answer {
  const { parseSync, jsonParseAst } = loadOxc();
  const result = parseSync(file, text, optionsFor(lang));
  const { program } = result;
  let comments: readonly EsComment[] | undefined;
  return {
    program,
    errors: result.errors,
    tree: () => ({
      program: jsonParseAst(program),
      get comments(): readonly EsComment[] {
        // Asked for only where they matter; the parser gives them once, and then none.
        return (comments ??= result.comments);
      },
    }),
  };
}

function optionsFor(lang: Lang) {
  return { lang, astType: 'ts', preserveParens: false } as const;
}

/** A file without statements, or one that the parser gave up on. */
function isEmpty(program: string): boolean {
  return /^\{"node":\s*\{"type":"Program","body":\[\]/.test(program);
}

interface OxcError {
  readonly message: string;
  readonly labels: readonly TextRange[];
}

function syntaxProblem(text: string, error: OxcError): SyntaxProblem {
  const conflict = conflictMarkers(text);
  if (conflict !== undefined) return conflict;
  const label = error.labels[0];
  const range = { start: label?.start ?? 0, end: label?.end ?? 0 };
  return { message: `It is not valid source: ${error.message.replace(/\.$/, '')}.`, range };
}

/** What lies below oxc-parser's API: the tree is JSON there, and may be looked at before it is made. */
export interface Oxc {
  parseSync(
    file: string,
    text: string,
    options: {
      readonly lang: Lang;
      readonly astType: 'ts';
      readonly preserveParens: false;
    },
  ): {
    /** Each is made anew at each reading. */
    readonly program: string;
    readonly comments: readonly EsComment[];
    readonly errors: readonly OxcError[];
  };
  jsonParseAst(json: string): EsNode;
}

let loaded: Oxc | undefined;

/**
 * The parser, loaded at first use: a run that finds all facts in the cache never pays for it. A binding
 * that answers wrongly (another version, a broken build) would give wrong findings, so it is asked first.
 * Throws where it is not there, or answers wrongly.
 */
export function loadOxc(): Oxc {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  const { parseSync } = require('oxc-parser/src-js/bindings.js') as Oxc;
  const { jsonParseAst } = require('oxc-parser/src-js/wrap.js') as Oxc;
  loaded = { parseSync, jsonParseAst };
  selfTest();
  return loaded;
}

const SELF_TEST = '\uFEFF/* 😀 */ log?.info(é, ("x"))';

function selfTest(): void {
  const { tree, program } = parse('self-test.ts', SELF_TEST, 'ts');
  const { program: root, comments } = tree();
  const [statement] = root['body'] as EsNode[];
  const chain = statement?.['expression'] as EsNode | undefined;
  const call = chain?.['expression'] as EsNode | undefined;
  const last = (call?.['arguments'] as EsNode[] | undefined)?.[1];
  const { text, hidden } = outline(
    'f(() => {\n  an.expression(of, a, body, that, is, long, enough);\n});\n',
    [],
  );
  const empty = parse('self-test.ts', text, 'ts').program;
  if (
    last?.start === 24 &&
    last.end === 27 &&
    comments[0]?.end === 9 &&
    !isEmpty(program) &&
    isEmpty(parse('self-test.ts', ')', 'ts').program) &&
    hidden.length === 1 &&
    isOutlined(empty, hidden) &&
    !isOutlined(program, hidden)
  ) {
    return;
  }
  loaded = undefined;
  throw new Error(
    'the parser oxc-parser does not answer as expected, so no file can be read; reinstall the dependencies',
  );
}
