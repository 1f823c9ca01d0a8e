/**
 * Where in a Python text a log call, a logger or a reference may stand: a few regular expressions find offsets, and
 * only the nodes around them are ever looked at. The prefilter of every face is the same search, stopped at the first hit.
 */
import { mayHoldDirective } from '../../facts/directives.ts';
import { PYTHON_METHODS, PYTHON_SINKS } from '../../sinks/python/index.ts';
import { knownSetupNames } from '../../sinks/setup-calls.ts';
import type { Sought } from '../declarations.ts';
import type { ReferenceForm } from '../reference-form.ts';
import { ENVIRONMENT_WORDS } from './environment-site.ts';

export interface Candidates {
  /** Whether the file can hold anything that a check needs. Also for text read as latin1. */
  prefilter(text: string): boolean;
  /** The offsets to look at, ascending. */
  find(text: string): number[];
  /** More offsets: those of names that turned out to stand for functions or references. */
  findNames(text: string, names: Iterable<string>): number[];
}

const CALLED = '(?=[ \\t]*(?:\\(|\\\\))';
/** What follows a name that is imported by another one. */
const RENAMED_BY = '(?=(?:\\s|\\\\)+as\\b)';
const GLOBALS = PYTHON_SINKS.flatMap(({ globals }) => globals ?? []);
const FUNCTIONS = PYTHON_SINKS.flatMap(({ exports }) =>
  Object.entries(exports).flatMap(([name, natures]) =>
    natures.includes('function') && name !== 'default' && !GLOBALS.includes(name) ? [name] : [],
  ),
);

/** Every pattern ends with the last unit of a name, so that the match's end says where it stands. */
const METHODS = search(`\\.\\s*(?:${alternatives([...PYTHON_METHODS, ...FUNCTIONS])})${CALLED}`);
const BUILTINS = search(`(?<![.\\w])(?:${alternatives(GLOBALS)})${CALLED}`);
const LOG_WORD = search('[lL][oO][gG]');
/** Makers of loggers: the names that they give are facts too. */
const MAKERS = search('[lL]ogger(?:Adapter)?(?=[ \\t]*\\()');
/** `logging.basicConfig(…)` */
const SETUPS = search(
  `(?<!\\w)(?:${alternatives(knownSetupNames('python'))})(?=[ \\t]*\\(|[ \\t]+as\\b)`,
);
/** `os.environ["APP_LOG_LEVEL"]` */
const ENVIRONMENT = search(`(?<!\\w)(?:${alternatives(ENVIRONMENT_WORDS)})(?!\\w)`);
/** `getattr(logger, level)(…)` */
const COMPUTED = search('\\bgetattr(?=\\s*\\(\\s*[\\w.]*(?:[lL]og|LOG))');
/** What `TAKEN` ends with: it is found sooner, and seldom. */
const METHOD_OF_LOGGER = search(
  `(?:[lL]og|LOG)\\w*(?:\\([^()]*\\))?\\.(?:${alternatives(PYTHON_METHODS)})\\b(?!\\s*\\()`,
);
/** `info = logger.info` */
const TAKEN = new RegExp(
  `\\b([A-Za-z_]\\w*)\\s*=\\s*[\\w.]*(?:[lL]og|LOG)\\w*(?:\\([^()]*\\))?\\.(?:${alternatives(PYTHON_METHODS)})\\b(?!\\s*\\()`,
  'g',
);

export function compileCandidates({
  declared: { sinks, functionMakers, form, paths },
  callees,
  variables,
}: Sought): Candidates {
  const written = [...sinks, ...functionMakers];
  const declared = new Set(written.flatMap((sink) => namesOf(sink.declared.call)));
  const called = new Set(callees.flatMap((callee) => namesOf(callee.declared.call)));
  const always = [
    ...[
      METHODS,
      BUILTINS,
      namesSearch(declared),
      namesSearch(called, `(?:${CALLED}|${RENAMED_BY})`),
    ],
    ...[form && referenceSearch(form), paths?.search],
  ].filter((each) => each !== undefined);
  const withLogWord = [MAKERS, SETUPS, COMPUTED];
  // A name beyond ASCII does not look like itself in latin1: no file can be ruled out.
  const everything = [
    ...declared,
    ...called,
    form?.owner ?? '',
    form?.prefix ?? '',
    form?.suffix ?? '',
  ].some((name) => /[^\x20-\x7e]/.test(name));

  const readsVariable = (text: string): boolean =>
    variables !== undefined && occurs(variables, text) && occurs(ENVIRONMENT, text);

  return {
    prefilter: (text) =>
      everything ||
      readsVariable(text) ||
      always.some((each) => occurs(each, text)) ||
      (occurs(LOG_WORD, text) &&
        (withLogWord.some((each) => occurs(each, text)) || mayHoldDirective(text))),
    find(text) {
      const offsets: number[] = [];
      for (const each of always) collect(each, text, offsets);
      if (readsVariable(text)) collect(ENVIRONMENT, text, offsets);
      if (occurs(LOG_WORD, text)) {
        for (const each of withLogWord) collect(each, text, offsets);
        if (occurs(METHOD_OF_LOGGER, text)) {
          const taken = new Set([...text.matchAll(TAKEN)].map((match) => match[1] ?? ''));
          collect(namesSearch(taken), text, offsets);
        }
      }
      return offsets.sort((a, b) => a - b);
    },
    findNames(text, names) {
      const offsets: number[] = [];
      collect(namesSearch(names), text, offsets);
      return offsets;
    },
  };
}

function search(pattern: string): RegExp {
  return new RegExp(pattern, 'g');
}

function occurs(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Adds the offset of each match's last unit, without an object per match. */
function collect(pattern: RegExp | undefined, text: string, offsets: number[]): void {
  if (pattern === undefined) return;
  pattern.lastIndex = 0;
  while (pattern.test(text)) offsets.push(pattern.lastIndex - 1);
}

/** The names to look for in a project's callee: the last plain one, or all that a hole may stand for. */
function namesOf(call: string): string[] {
  const names = call.split('.').filter((name) => name !== '*' && name !== 'self');
  const last = names.at(-1) ?? '';
  if (!last.includes('{')) return [last];
  const plain = names.filter((name) => !name.includes('{'));
  if (plain.length > 0) return plain.slice(-1);
  return [...PYTHON_METHODS].map((level) => last.replace('{level}', level));
}

function referenceSearch({ owner, prefix, suffix }: ReferenceForm): RegExp | undefined {
  if (owner !== undefined) return namesSearch([owner]);
  if (prefix !== '') return search(`(?<!\\w)${escape(prefix)}(?=\\w)`);
  return suffix === '' ? undefined : search(`${escape(suffix)}(?!\\w)`);
}

/** @param after what has to follow, as the source of a regular expression. */
function namesSearch(names: Iterable<string>, after = ''): RegExp | undefined {
  const either = alternatives(names);
  return either === '' ? undefined : search(`(?<!\\w)(?:${either})(?!\\w)${after}`);
}

function alternatives(names: Iterable<string>): string {
  return [...names].map(escape).join('|');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
