/** The writer of each language: the one place where a language is told from another for the sake of a fix. */
import type { FileFacts, Language } from '../facts/file-facts.ts';
import { javascriptWriter } from './javascript/writer.ts';
import { pythonWriter } from './python/writer.ts';
import type { Writer } from './writer.ts';

/** Files of data call nothing, so nothing in them is ever written anew. */
export const WRITERS: Readonly<Record<Exclude<Language, 'data'>, Writer>> = {
  javascript: javascriptWriter,
  python: pythonWriter,
};

/** A language, and who writes it. */
export interface Spoken {
  readonly language: Language;
  readonly writer: Writer;
}

/** The writer of a file whose facts nobody has, by its name: while one types, no parser takes it. */
export function writerOfFile(file: string): Spoken {
  const [language, writer] =
    Object.entries(WRITERS).find(([, { files }]) => files.test(file)) ??
    (['javascript', javascriptWriter] as const);
  return { language: language as Language, writer };
}

export function writerOf({ language }: Pick<FileFacts, 'language'>): Writer {
  return WRITERS[language as keyof typeof WRITERS];
}
