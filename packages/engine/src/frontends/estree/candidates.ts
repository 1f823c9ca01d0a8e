/**
 * Where in a text a log call, a logger or a reference may stand. A few regular expressions find offsets;
 * only the nodes around them are ever looked at, so a tree is read in the time of its log calls and not of its
 * size. The prefilter of every face is the same search, stopped at the first hit.
 */
import { mayHoldDirective } from '../../facts/directives.ts';
import { ALL_METHODS, LEVEL_METHODS, SINKS_BY_MODULE } from '../../sinks/known-sinks.ts';
import { consoleSink } from '../../sinks/console.ts';
import { knownSetupNames } from '../../sinks/setup-calls.ts';
import type { SinkSpec } from '../../sinks/spec.ts';
import type { Sought } from '../declarations.ts';
import type { ReferenceForm } from '../reference-form.ts';

export interface Candidates {
  /** Whether the file can hold anything that a check needs. Also for text read as latin1. */
  prefilter(text: string): boolean;
  /** The offsets to look at, ascending. */
  find(text: string): number[];
  /** More offsets: those of names that turned out to stand for functions or references. */
  findNames(text: string, names: Iterable<string>): number[];
}

const LEVELS = alternatives(LEVEL_METHODS);
const CONSOLE_ONLY = alternatives(difference(new Set(consoleSink.methods.keys()), LEVEL_METHODS));

/** What may follow a name that is called: `(`, `?.(`, `!(`, `<T>(`, `)(`, the template of a tag, a comment. */
const CALLED = '(?=\\s*(?:[(`!<]|\\?\\.|\\)\\s*\\(|/[*/]))';

/** What follows a name that is imported by another one. */
const RENAMED_BY = '(?=\\s+as\\b)';

/** Every pattern ends with the last unit of a name, so that the match's end says where it stands. */
const METHODS = search(
  `\\.\\s{0,200}(?:${LEVELS}|(?:${CONSOLE_ONLY})(?<=console\\s*\\.\\s*\\w+))${CALLED}`,
);
/** Nothing below is found in a text without it; most texts are ruled out here. */
const LOG_WORD = search('[lL][oO][gG]|onsole\\s*[^.\\s]');
/** Makers of loggers: the names that they give are facts too. */
const MAKERS = search('[lL]ogger(?=\\s*(?:<[^<>()]*>)?\\s*\\()');
/** `log[level](`, `(log as Logger)[level](` */
const COMPUTED = search(
  '(?:[lL]og|LOG|[cC]onsole)(?:[gG][eE][rR])?[\\w$]{0,40}(?:\\s+as\\s+[\\w.$<>]{1,80})?\\s*\\)?!?(?:\\?\\.)?\\[',
);
/** `log: (message: string) => void`, called as `log('…')` */
const TYPED = search('\\blog\\??:\\s*\\(');
const TYPED_USES = search('(?<![.\\w$#])log(?=\\s*(?:\\(|\\?\\.))');
/** `const { warn } = logger; warn('…')` */
const DESTRUCTURED = search('\\}\\s*=\\s*[^;\\n]{0,200}?(?:[lL]og|LOG|console)');
/** `const warn = logger.warn.bind(logger); warn('…')` */
const ALIASED = search(
  `=\\s*[\\w.$]{0,80}(?:[lL]og(?:ger)?|LOG|console)\\.(?:${LEVELS})(?![\\w$]|\\s*[(\`])`,
);
const BARE = search(`(?<![.\\w$#])(?:${LEVELS})(?=\\s*(?:[(\`]|\\?\\.))`);
/** `const { warn: complain } = logger` */
const RENAMED = new RegExp(`\\b(?:${LEVELS})\\s*:\\s*([A-Za-z_$][\\w$]*)\\s*[,}=]`, 'g');
/** `require('debug')('app')` is a maker at work where it stands. */
const MODULES = moduleSearch([...SINKS_BY_MODULE.keys()]);
/** Modules that are a logger themselves, or make one: importing them is reason enough to look. */
const LOGGING_MODULES = moduleSearch(
  [...SINKS_BY_MODULE].filter(([, specs]) => specs.some(hasDefault)).map(([module]) => module),
);
/** What the others export of loggers: Nest's module gives decorators to every other file. */
const LOGGER_EXPORTS = namesSearch(
  new Set(
    [...SINKS_BY_MODULE.values()]
      .filter((specs) => !specs.some(hasDefault))
      .flatMap((specs) => specs.flatMap(({ exports }) => Object.keys(exports))),
  ),
);
/** `process.env.APP_LOG_LEVEL` */
const ENVIRONMENT = search('(?<![\\w$])env(?![\\w$])');
/** `log4js.configure(…)` */
const SETUPS = search(
  `(?<![\\w$])(?:${alternatives(knownSetupNames('javascript'))})(?=\\s*[(<]|\\s+as\\b)`,
);
/** Methods of single ecosystems, which mean nothing where their module is not imported. */
const MODULE_METHODS = search(
  `\\.\\s*(?:${alternatives(difference(ALL_METHODS, LEVEL_METHODS))}|extend|withTag|getSubLogger|getChild)${CALLED}`,
);

export function compileCandidates({
  declared: { sinks, form, paths },
  callees,
  variables,
}: Sought): Candidates {
  const declared = new Set(sinks.flatMap((sink) => namesOf(sink.declared.call)));
  const called = new Set(callees.flatMap((callee) => namesOf(callee.declared.call)));
  const always = paths === undefined ? [METHODS] : [METHODS, paths.search];
  const withLogWord = [MAKERS, COMPUTED];
  const add = (each: RegExp | undefined, name: string): void => {
    if (each !== undefined) (/log/i.test(name) ? withLogWord : always).push(each);
  };
  for (const name of declared) add(namesSearch([name]), name);
  for (const name of called) add(namesSearch([name], `(?:${CALLED}|${RENAMED_BY})`), name);
  if (form !== undefined) add(referenceSearch(form), form.owner ?? form.prefix);
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
    prefilter(text) {
      const found = (each: RegExp): boolean => occurs(each, text);
      return (
        everything ||
        readsVariable(text) ||
        always.some(found) ||
        (found(LOG_WORD) &&
          (withLogWord.some(found) ||
            found(TYPED) ||
            found(DESTRUCTURED) ||
            found(ALIASED) ||
            mayHoldDirective(text))) ||
        found(LOGGING_MODULES) ||
        (found(SETUPS) && found(MODULES)) ||
        (LOGGER_EXPORTS !== undefined && found(LOGGER_EXPORTS) && found(MODULES))
      );
    },
    find(text) {
      const offsets: number[] = [];
      for (const each of always) collect(each, text, offsets);
      if (readsVariable(text)) collect(ENVIRONMENT, text, offsets);
      const hasModule = collect(MODULES, text, offsets);
      if (hasModule) {
        collect(MODULE_METHODS, text, offsets);
        collect(SETUPS, text, offsets);
      }
      // A method may be taken from a logger, and be called by its name alone.
      let taken = hasModule && /\}\s*=/.test(text);
      if (occurs(LOG_WORD, text)) {
        for (const each of withLogWord) collect(each, text, offsets);
        if (collect(TYPED, text, offsets)) collect(TYPED_USES, text, offsets);
        if (collect(DESTRUCTURED, text, offsets)) taken = true;
        if (collect(ALIASED, text, offsets)) taken = true;
      }
      if (taken) collectBare(text, offsets);
      return offsets.sort(ascending);
    },
    findNames(text, names) {
      const offsets: number[] = [];
      collect(namesSearch(names), text, offsets);
      return offsets;
    },
  };
}

function collectBare(text: string, offsets: number[]): void {
  collect(BARE, text, offsets);
  const renamed = new Set([...text.matchAll(RENAMED)].map((match) => match[1] ?? ''));
  collect(namesSearch(renamed), text, offsets);
}

function hasDefault({ exports }: SinkSpec): boolean {
  return Object.hasOwn(exports, 'default');
}

function moduleSearch(modules: readonly string[]): RegExp {
  // What stands before a quote rules out more of them than what stands behind.
  return search(
    `['"](?<=(?:from|require\\s*\\(|import\\s*\\(?)\\s*['"])(?:${alternatives(modules)})(?=['"])`,
  );
}

function search(pattern: string): RegExp {
  return new RegExp(pattern, 'g');
}

function occurs(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Adds the offset of each match's last unit, without an object per match; says whether there was one. */
function collect(pattern: RegExp | undefined, text: string, offsets: number[]): boolean {
  if (pattern === undefined) return false;
  const before = offsets.length;
  pattern.lastIndex = 0;
  while (pattern.test(text)) offsets.push(pattern.lastIndex - 1);
  return offsets.length > before;
}

/** The names to look for in a project's callee: the last plain one, or all that a hole may stand for. */
function namesOf(call: string): string[] {
  const names = call.split('.').filter((name) => name !== '*' && name !== 'this');
  const last = names.at(-1) ?? '';
  if (!last.includes('{')) return [last];
  const plain = names.filter((name) => !name.includes('{'));
  if (plain.length > 0) return plain.slice(-1);
  return [...LEVEL_METHODS].flatMap((level) => [
    last.replace('{level}', level),
    last.replace('{level}', level.charAt(0).toUpperCase() + level.slice(1)),
  ]);
}

function referenceSearch({ owner, prefix, suffix }: ReferenceForm): RegExp | undefined {
  if (owner !== undefined) return namesSearch([owner]);
  if (prefix !== '') return search(`(?<![\\w$])${escape(prefix)}(?=[\\w$])`);
  return suffix === '' ? undefined : search(`${escape(suffix)}(?![\\w$])`);
}

/** @param after what has to follow, as the source of a regular expression. */
function namesSearch(names: Iterable<string>, after = ''): RegExp | undefined {
  const either = alternatives(names);
  return either === '' ? undefined : search(`(?<![\\w$])(?:${either})(?![\\w$])${after}`);
}

function alternatives(names: Iterable<string>): string {
  return [...names].map(escape).join('|');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function difference(all: ReadonlySet<string>, without: ReadonlySet<string>): string[] {
  return [...all].filter((name) => !without.has(name));
}

function ascending(a: number, b: number): number {
  return a - b;
}
