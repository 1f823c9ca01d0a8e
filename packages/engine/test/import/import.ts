/** Imports constants from source, and shows them as plain data. */
import {
  type CodeModule,
  importConstants,
  type ImportedConstant,
  type ImportedConstants,
  type ImportOverrides,
  importProblems,
  importSpec,
  readEsModule,
} from '@loglex/engine';
import { parse } from '../parse.ts';

export function imported(
  source: string,
  preset: string,
  said?: ImportOverrides,
): ImportedConstants {
  const spec = importSpec(preset, said);
  if (spec === undefined) throw new Error(`There is no preset ${preset}.`);
  return importConstants([esModule(source)], spec);
}

export function esModule(source: string, file = 'src/messages.ts'): CodeModule {
  return readEsModule(file, source, parse(file, source));
}

/** Name, then what is stated by role, then what else there is, as written. */
export function plain({ name, stated }: ImportedConstant): Record<string, unknown> {
  const values = Array.from(stated.values, ([role, { text, items }]) => [
    role,
    role === 'tags' ? items : text,
  ]);
  return {
    ...(name && { name: name.text }),
    ...Object.fromEntries(values),
    ...Object.fromEntries(stated.others.map(({ key, source }) => [`x-${key}`, source])),
  };
}

/** What is wrong, as id and the text that it points at. */
export function problemsIn(source: string, preset: string, said?: ImportOverrides): string[] {
  return importProblems(imported(source, preset, said)).map(
    ({ id, range }) => `${id}: ${source.slice(range.start, range.end)}`,
  );
}
