/**
 * The index of a project: the facts of every file, and for each text that may name a constant the files in which it
 * is written. It knows no catalog: what a text means is asked when somebody wants to know, so that a changed catalog
 * invalidates nothing. All of it follows from the facts: to keep an index is to keep its facts.
 */
import { messageAsMention } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';

export interface ProjectIndex {
  /** Takes in what a file says now, in the place of what it said before. */
  set(facts: FileFacts): void;
  /** Forgets a file; whether it was known. */
  delete(file: string): boolean;
  factsOf(file: string): FileFacts | undefined;
  /** All files, in no order. */
  files(): Iterable<FileFacts>;
  /** How many files it knows. */
  readonly size: number;
  /**
   * The files in which one of `texts` (codes, names, aliases) stands where it may name a constant, by path. Whether it
   * does there is for `usesOf` to say.
   */
  filesNaming(texts: Iterable<string>): readonly FileFacts[];
}

export function createProjectIndex(facts: Iterable<FileFacts> = []): ProjectIndex {
  const byFile = new Map<string, FileFacts>();
  const filesByText = new Map<string, Set<string>>();

  function forget(file: string): boolean {
    const known = byFile.get(file);
    if (known === undefined) return false;
    byFile.delete(file);
    for (const text of textsOf(known)) {
      const files = filesByText.get(text);
      files?.delete(file);
      if (files?.size === 0) filesByText.delete(text);
    }
    return true;
  }

  const index: ProjectIndex = {
    set(facts) {
      const { file } = facts;
      forget(file);
      byFile.set(file, facts);
      for (const text of textsOf(facts)) {
        const files = filesByText.get(text);
        if (files === undefined) filesByText.set(text, new Set([file]));
        else files.add(file);
      }
    },
    delete: forget,
    factsOf: (file) => byFile.get(file),
    files: () => byFile.values(),
    get size() {
      return byFile.size;
    },
    filesNaming(texts) {
      const files = new Set<string>();
      for (const text of texts) {
        for (const file of filesByText.get(text) ?? []) files.add(file);
      }
      return [...files].sort().map((file) => byFile.get(file)!);
    },
  };
  for (const each of facts) index.set(each);
  return index;
}

/** A text this long is a message: no code or name is. */
const LONGEST = 200;

/** The texts of a file that may name constants, each once. */
function textsOf(facts: FileFacts): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const call of facts.calls) {
    const { constant } = call;
    if (constant?.kind === 'static') {
      for (const { text } of constant.candidates) texts.add(text);
    }
    const text = messageAsMention(call)?.text;
    if (text !== undefined && text.length <= LONGEST) texts.add(text);
  }
  for (const { text } of facts.references) texts.add(text);
  return texts;
}
