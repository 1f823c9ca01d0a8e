/**
 * Where in a text a log call, a logger or a reference may stand. A few regular expressions find offsets;
 * only the nodes around them are ever looked at, so a tree is read in the time of its log calls and not of its
 * size. The prefilter of every face is the same search, stopped at the first hit.
 */
import { mayHoldDirective } from '../../facts/directives.ts';
import { SINKS_BY_MODULE, LEVEL_METHODS, ALL_METHODS } from '../../sinks/known-sinks.ts';
import type { CompiledProjectSink } from '../../sinks/project-sinks.ts';
import type { ReferenceForm } from './reference-form.ts';

export interface Candidates {
  /** Whether the file can hold anything that a check needs. Also for text read as latin1. */
  prefilter(text: string): boolean;
  /** The offsets to look at, ascending. */
  find(text: string): number[];
  /** More offsets: those of names that turned out to stand for functions or references. */
  findNames(text: string, names: Iterable<string>): number[];
}

export function compileCandidates(
  sinks: readonly CompiledProjectSink[],
  form: ReferenceForm | undefined,
): Candidates {
  const words = new Set<string>();
  const methods = new Set(LEVEL_METHODS);
  for (const sink of sinks) {
    for (const name of namesOf(sink.declared.call)) words.add(name);
  }
  const always: RegExp[] = [
    // `.info(`, `?.info?.(`, `.info!(`, `.info<T>(`, and the tag of a template
    new RegExp(`\\.\\s*(?:${alternatives(methods)})\\s*(?:[(\`!<]|\\?\\.|/[*/])`, 'g'),
    // makers of loggers: their names are facts too
    /[lL]ogger\s*(?:<[^<>()]*>)?\s*\(/g,
    /\bconsole\b/g,
    // `log[level](`, `(log as Logger)[level](`
    /(?:[lL]og|LOG)(?:[gG][eE][rR])?[\w$]*(?:\s+as\s+[\w.$<>]+)?\s*\)?!?(?:\?\.)?\[/g,
  ];
  // `log: (message: string) => void`, called as `log('…')`
  const typed = /\blog\??:\s*\(/g;
  always.push(typed);
  const named = wordPattern(words);
  if (named !== undefined) always.push(named);
  const references = form === undefined ? undefined : referencePattern(form);
  if (references !== undefined) always.push(references);

  const module = `(?:from|require\\s*\\(|import\\s*\\(?)\\s*['"](?:${alternatives(SINKS_BY_MODULE.keys())})['"]`;
  const modules = new RegExp(module);
  // `require('debug')('app')` is a maker at work where it stands
  const modulesEverywhere = new RegExp(module, 'g');
  const moduleMethods = new RegExp(
    `\\.\\s*(?:${alternatives(difference(ALL_METHODS, LEVEL_METHODS))}|extend|withTag|getSubLogger|getChild)\\s*[(\`!<?]`,
    'g',
  );
  // `const { warn } = logger; warn('…')`
  const destructured = /\}\s*=\s*[^;\n]*(?:[lL]og|LOG|console)/;
  const bare = new RegExp(
    `(?<![.\\w$#])(?:${alternatives(LEVEL_METHODS)})\\s*(?:[(\`]|\\?\\.)`,
    'g',
  );
  // `const { warn: complain } = logger`
  const renamed = new RegExp(
    `\\b(?:${alternatives(LEVEL_METHODS)})\\s*:\\s*([A-Za-z_$][\\w$]*)\\s*[,}=]`,
    'g',
  );
  const everything = [...words, form?.owner ?? '', form?.prefix ?? ''].some((name) =>
    /[^\x20-\x7e]/.test(name),
  );

  return {
    prefilter(text) {
      // A name beyond ASCII does not look like itself in latin1.
      if (everything) return true;
      for (const pattern of always) {
        pattern.lastIndex = 0;
        if (pattern.test(text)) return true;
      }
      return modules.test(text) || mayHoldDirective(text);
    },
    find(text) {
      const offsets: number[] = [];
      for (const pattern of always) collect(pattern, text, offsets);
      if (modules.test(text)) {
        collect(modulesEverywhere, text, offsets);
        collect(moduleMethods, text, offsets);
      }
      if (destructured.test(text)) {
        collect(bare, text, offsets);
        const names = new Set([...text.matchAll(renamed)].map((match) => match[1] ?? ''));
        const uses = wordPattern(names);
        if (uses !== undefined) collect(uses, text, offsets);
      }
      typed.lastIndex = 0;
      if (typed.test(text)) collect(/(?<![.\w$#])log\s*(?:\(|\?\.)/g, text, offsets);
      return offsets.sort((a, b) => a - b);
    },
    findNames(text, names) {
      const pattern = wordPattern(names);
      const offsets: number[] = [];
      if (pattern !== undefined) collect(pattern, text, offsets);
      return offsets.sort((a, b) => a - b);
    },
  };
}

function collect(pattern: RegExp, text: string, offsets: number[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    offsets.push(match.index);
  }
}

/** The name to look for in a project's callee: the rarest one, which is the last that is a plain name. */
function namesOf(call: string): string[] {
  const names = call.split('.').filter((name) => name !== '*' && name !== 'this');
  const plain = names.filter((name) => !name.includes('{'));
  const last = names.at(-1);
  if (last !== undefined && !last.includes('{')) return [last];
  return plain.length > 0
    ? plain.slice(-1)
    : [...LEVEL_METHODS].map((level) => (last ?? '{level}').replace('{level}', level));
}

function referencePattern(form: ReferenceForm): RegExp | undefined {
  if (form.owner !== undefined) return wordPattern([form.owner]);
  if (form.prefix !== '') return new RegExp(`(?<![\\w$])${escape(form.prefix)}`, 'g');
  return form.suffix === '' ? undefined : new RegExp(`${escape(form.suffix)}(?![\\w$])`, 'g');
}

function wordPattern(names: Iterable<string>): RegExp | undefined {
  const escaped = alternatives(names);
  return escaped === '' ? undefined : new RegExp(`(?<![\\w$])(?:${escaped})(?![\\w$])`, 'g');
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
