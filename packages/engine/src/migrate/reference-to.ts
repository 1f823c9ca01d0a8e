/** How a file refers to a constant: its spelling there, and what has to be imported for it. */
import type { LogConstant } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Settings } from '../settings/settings.ts';
import { dirname } from '../text/posix-path.ts';
import { writerOf } from '../writers/index.ts';
import type { Imported } from '../writers/writer.ts';

export interface Reference {
  readonly text: string;
  readonly imports: readonly Imported[];
}

/** `undefined` where the project spells constants in no way, or in one that this file cannot use. */
export function referenceTo(
  { name, code }: Pick<LogConstant, 'name' | 'code'>,
  facts: FileFacts,
  settings: Settings,
): Reference | undefined {
  const form = settings.references.get(facts.language);
  if (form === undefined) return undefined;
  const text = form.replace('{name}', name).replace('{code}', code);
  const writer = writerOf(facts);
  if (!writer.isReference(text)) return undefined;
  const first = text.split('.')[0] ?? text;
  // In this file the name is a logger's.
  if (loggerNames(facts).has(first)) return undefined;
  const generated = settings.generate.find(
    ({ target, importAs }) => writer.generates.includes(target) && importAs,
  );
  if (generated?.importAs === undefined) {
    // Without a module to import from, only a file that has the name already can use it.
    return facts.imports.some(({ names }) => names.some(({ local }) => local === first))
      ? { text, imports: [] }
      : undefined;
  }
  const from = writer.moduleFrom(facts.file, generated.importAs, dirname(generated.out));
  if (from === undefined) return undefined;
  return { text, imports: [{ name: first, from }] };
}

const loggersByFile = new WeakMap<FileFacts, ReadonlySet<string>>();

/** The first names of all loggers of the file. */
function loggerNames(facts: FileFacts): ReadonlySet<string> {
  let names = loggersByFile.get(facts);
  if (names === undefined) {
    names = new Set(facts.calls.map(({ logger }) => /^[^.?[(]*/.exec(logger.text)?.[0] ?? ''));
    loggersByFile.set(facts, names);
  }
  return names;
}
