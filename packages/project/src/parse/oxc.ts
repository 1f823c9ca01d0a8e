/** Parses JavaScript and TypeScript with oxc into the tree that the ESTree front end reads. */
import { createRequire } from 'node:module';
import type { EsComment, EsTree, SyntaxProblem } from '@loglex/engine';
import { extensionOf } from '../files/language.ts';
import { MAX_NESTING, tooDeepAt } from './nesting.ts';

/** A tree, or why there is none. */
export type Parsed =
  | { readonly tree: EsTree; readonly problem?: undefined }
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
  const langs = LANGS.get(extensionOf(file)) ?? ['tsx'];
  let failure: SyntaxProblem | undefined;
  for (const lang of langs) {
    const result = parse(file, text, lang);
    if ('tree' in result) return result;
    failure ??= result.problem;
  }
  return { problem: failure! };
}

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

function parse(file: string, text: string, lang: Lang): Parsed {
  const result = oxc().parseSync(file, text, { lang, astType: 'ts', preserveParens: false });
  const { program } = result;
  if (program.body.length === 0 && result.errors.length > 0) {
    return { problem: syntaxProblem(text, result.errors[0]!) };
  }
  return {
    tree: {
      program: program as unknown as EsTree['program'],
      get comments(): readonly EsComment[] {
        return result.comments; // Asked for only where a file may hold directives.
      },
    },
  };
}

interface OxcError {
  readonly message: string;
  readonly helpMessage: string | null;
  readonly labels: readonly { readonly start: number; readonly end: number }[];
}

function syntaxProblem(text: string, error: OxcError): SyntaxProblem {
  const marker = /^<{7}(?: .*)?$/m.exec(text);
  if (marker !== null && /^>{7}(?: .*)?$/m.test(text)) {
    const range = { start: marker.index, end: marker.index + marker[0].length };
    const message =
      'It holds the conflict markers of a merge, so it cannot be read. Resolve the conflict.';
    return { message, range };
  }
  const label = error.labels[0];
  const range = { start: label?.start ?? 0, end: label?.end ?? 0 };
  return { message: `It is not valid source: ${error.message.replace(/\.$/, '')}.`, range };
}

type Oxc = typeof import('oxc-parser');

let loaded: Oxc | undefined;

/**
 * The parser, loaded at first use: a run that finds all facts in the cache never pays for it. A binding
 * that answers wrongly (another version, a broken build) would give wrong findings, so it is asked first.
 */
function oxc(): Oxc {
  if (loaded !== undefined) return loaded;
  const module = createRequire(import.meta.url)('oxc-parser') as Oxc;
  selfTest(module);
  return (loaded = module);
}

function selfTest(module: Oxc): void {
  const text = '\uFEFF/* 😀 */ log?.info(é, ("x"))';
  const options = { lang: 'ts', astType: 'ts', preserveParens: false } as const;
  const { program, comments } = module.parseSync('self-test.ts', text, options);
  const statement = program.body[0];
  const chain = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  const call = chain?.type === 'ChainExpression' ? chain.expression : undefined;
  const last = call?.type === 'CallExpression' ? call.arguments[1] : undefined;
  if (last?.type === 'Literal' && last.start === 24 && last.end === 27 && comments[0]?.end === 9)
    return;
  throw new Error(
    'The parser oxc-parser does not answer as expected, so no file can be read. Reinstall the dependencies.',
  );
}
