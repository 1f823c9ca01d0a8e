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

export function writerOf({ language }: Pick<FileFacts, 'language'>): Writer {
  return WRITERS[language as keyof typeof WRITERS];
}
