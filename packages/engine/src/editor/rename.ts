/**
 * Another name for what stands at a cursor, in the catalog and in every language at once: the edits of
 * `loglex catalog rename`, the files that are generated of the catalog, and words that people will want to look at.
 */
import {
  type CatalogText,
  type LogConstant,
  parseTemplate,
  placeholderNames,
  sortEdits,
  type TextEdit,
  type TextRange,
} from '@loglex/catalog';
import type { ChangedText } from '../change/changed-text.ts';
import type { CatalogScope, CodeSources } from '../change/catalog-scope.ts';
import type { Refused } from '../change/choose-file.ts';
import { editedFiles } from '../change/edited-files.ts';
import { renamedMessage } from '../change/field-changes.ts';
import { makeChange } from '../change/make-change.ts';
import { renumber } from '../change/renumber.ts';
import { type Respelling, respellImports, respellUses, usesBy } from '../change/respell-code.ts';
import { knownMentions, titleOf } from '../constants/resolve.ts';
import { nameBy } from '../import/constant-name.ts';
import { usesOf } from '../index/uses.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import { fieldsOf } from './fields.ts';
import { isTelling } from './named-constant.ts';
import {
  type ConstantSubject,
  type FieldSubject,
  type RenameSubject,
  renameSubject,
} from './rename-subject.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';

/** What a rename is made of, beside what stands at the cursor: all of it as it is now. */
export interface RenameSources extends CodeSources {
  /** The catalog that has the constant. */
  readonly scope: CatalogScope;
  /** Files that cannot be read, or not wholly, and in which one of `words` stands: there a use would be missed. */
  unreadNaming(
    words: readonly string[],
  ): readonly { readonly file: string; readonly message: string }[];
  /** Generated files that would say something else, were this in the files of the catalog. */
  generatedWith(changed: readonly CatalogText[]): readonly ChangedText[] | Refused;
  /** Whether logs may carry the code: it was merged, or nobody can tell. */
  wasMerged(code: string): boolean;
}

export interface RenameOptions {
  /** Whether to look for words in comments, strings and prose: for clients that ask people before they change them. */
  readonly words?: boolean;
}

/**
 * `use`: the constant itself, in the catalog or in code. `generated`: in a file that is generated. `word`: a word of a
 * text that may mean the constant, for people to decide.
 */
export type RenameRole = 'use' | 'generated' | 'word';

export interface RenamedFile {
  readonly file: string;
  /** What the edits are edits of. */
  readonly text: string;
  readonly edits: readonly (TextEdit & { readonly role: RenameRole })[];
}

/** Where the word is that is to be another, and what it is now. */
export interface Renamable {
  readonly range: { readonly start: number; readonly end: number };
  readonly placeholder: string;
  readonly kind: RenameSubject['kind'];
}

export function prepareRename(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): Renamable | Refused | undefined {
  const subject = renameSubject(snapshot, document, offset);
  if (subject === undefined || 'refused' in subject) return subject;
  const { range, kind } = subject;
  return { range, kind, placeholder: wordOf(subject) };
}

/** What a rename of a former name puts there is the name of now, unless another one is asked for. */
function wordOf(subject: RenameSubject): string {
  if (subject.kind === 'field') return subject.name;
  return subject.kind === 'code' ? subject.constant.code : subject.constant.name;
}

/** The edits by file, none where the word is the same; `undefined` where nothing at the cursor can be renamed. */
export function rename(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
  newName: string,
  sources: RenameSources,
  { words = false }: RenameOptions = {},
): readonly RenamedFile[] | Refused | undefined {
  const subject = renameSubject(snapshot, document, offset);
  if (subject === undefined || 'refused' in subject) return subject;
  const to = asNamed(snapshot, document, subject, newName.trim());
  const isSame = to === wordOf(subject);
  if (isSame && !('alias' in subject)) return [];
  const unread = refuseUnread(sources, subject);
  const refused = unread ?? (isSame ? undefined : refuseName(sources, subject, to));
  if (refused !== undefined) return refused;
  const changed =
    subject.kind === 'field'
      ? fieldRenamed(sources, subject, to)
      : subject.kind === 'code'
        ? recoded(sources, subject, to)
        : renamed(sources, subject, to);
  if ('refused' in changed) return changed;
  const catalogFiles = new Set(sources.scope.catalogTexts.map(({ file }) => file));
  const inCatalog = changed.filter(({ file }) => catalogFiles.has(file));
  const generated = sources.generatedWith(
    inCatalog.map(({ file, after }) => ({ file, text: after })),
  );
  if ('refused' in generated) return generated;
  const files = [
    ...changed.map((each) => renamedFile(each, 'use')),
    ...generated.map((each) => renamedFile(each, 'generated')),
  ];
  if (subject.kind === 'field') return files;
  const cursor = { file: document.file, text: document.text };
  return withWords(files, sources, subject, to, cursor, words);
}

/** Who stands on `LOG_FULL` may give the name that code is to have: `LOG_CROWDED`. */
function asNamed(
  { session: { settings } }: Snapshot,
  { facts, text }: EditorDocument,
  subject: RenameSubject,
  newName: string,
): string {
  if (subject.kind !== 'name' || facts === undefined) return newName;
  const form = settings.references.get(facts.language);
  const { range, constant } = subject;
  const isBound = /[\p{L}\p{N}_$]/u.test(text.charAt(range.start - 1));
  return isBound && newName !== constant.name ? nameBy(form, newName) : newName;
}

function refuseUnread(sources: RenameSources, subject: RenameSubject): Refused | undefined {
  const { code, name, aliases } = subject.constant;
  const [file, ...others] = sources.unreadNaming([code, name, ...aliases]);
  if (file === undefined) return undefined;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  return {
    refused: `${file.file} names ${titleOf(subject.constant)} and cannot be read whole, so a rename would miss places there: ${file.message}${more} Put that right first.`,
  };
}

/** Why nothing may be called so, where it may not. */
function refuseName(
  { scope: { catalog, settings } }: RenameSources,
  subject: RenameSubject,
  to: string,
): Refused | undefined {
  const { kind, constant } = subject;
  if (to === '' || /[\s\p{Cc}]/u.test(to)) {
    return refuse(`"${to}" is no ${kind}: it has to be one word.`);
  }
  if (kind === 'field') return refuseField(fieldsOf(catalog, constant), to);
  const owner = [...catalog.byCode(to), ...catalog.byName(to)].find((each) => each !== constant);
  if (owner !== undefined) return refuse(`${to} is taken: it is ${titleOf(owner)}.`);
  if (catalog.retiredByCode(to).length + catalog.retiredByName(to).length > 0) {
    return refuse(`${to} is retired. Old logs carry it, so it is never given out again.`);
  }
  return refuseSpelling(settings, kind, to);
}

function refuseField(fields: ReturnType<typeof fieldsOf>, to: string): Refused | undefined {
  if (fields.some(({ name }) => name === to)) return refuse(`There is a field "${to}" already.`);
  const template = parseTemplate(`{${to}}`);
  if (template.problems.length === 0 && placeholderNames(template)[0] === to) return undefined;
  return refuse(`"${to}" cannot be the name of a field. Use letters, digits and _.`);
}

/** Every language has to be able to write it. */
function refuseSpelling(
  { references }: Settings,
  kind: 'name' | 'code',
  to: string,
): Refused | undefined {
  for (const [language, form] of references) {
    if (!form.includes(`{${kind}}`)) continue;
    const spelled = form.replace(`{${kind}}`, () => to);
    // A dot would be a step into something.
    if (!to.includes('.') && writerOf({ language }).isReference(spelled)) continue;
    return refuse(
      `"${to}" cannot be the ${kind}: code refers to it by ${spelled}, which is no name there. Use letters, digits and _.`,
    );
  }
  return undefined;
}

function renamed(
  sources: RenameSources,
  { constant, alias }: ConstantSubject,
  to: string,
): readonly ChangedText[] | Refused {
  const { scope, textOf } = sources;
  const outcome =
    to === constant.name
      ? { files: [] }
      : makeChange(
          scope,
          { kind: 'change', target: constant, changes: { name: to }, inCode: true },
          sources,
        );
  if ('refused' in outcome) return outcome;
  if (alias === undefined) return outcome.files;
  const uses = usesBy(sources, constant, 'alias').filter(({ mention }) => mention.text === alias);
  const respelt = respellUses(sources, uses, to);
  if ('refused' in respelt) return respelt;
  const imports = respellImports(sources, { by: 'name', from: alias, to });
  return editedFiles(outcome.files, [...respelt, ...imports], textOf);
}

function recoded(
  sources: RenameSources,
  { constant }: ConstantSubject,
  to: string,
): readonly ChangedText[] | Refused {
  const retired = sources.wasMerged(constant.code) ? { retired: {} } : {};
  const outcome = renumber(sources.scope, sources, [{ constant, code: to, ...retired }]);
  return 'refused' in outcome ? outcome : outcome.files;
}

function fieldRenamed(
  sources: RenameSources,
  { constant, name }: FieldSubject,
  to: string,
): readonly ChangedText[] | Refused {
  const rename = { kind: 'rename', name, to } as const;
  const message = renamedMessage(constant.message, [rename]);
  const isDeclared = constant.fields.has(name);
  const outcome = makeChange(
    sources.scope,
    {
      kind: 'change',
      target: constant,
      changes: message === constant.message ? {} : { message },
      fields: isDeclared ? [rename] : [],
    },
    undefined,
  );
  if ('refused' in outcome) return outcome;
  const keys = fieldKeys(sources, constant, name, to);
  return 'refused' in keys ? keys : editedFiles(outcome.files, keys, sources.textOf);
}

/** The keys of records that are logged with the constant. */
function fieldKeys(
  { index, sessionOf, textOf }: RenameSources,
  constant: LogConstant,
  name: string,
  to: string,
): readonly Respelling[] | Refused {
  const keys: Respelling[] = [];
  for (const { file, call } of usesOf(constant, index, sessionOf)) {
    const facts = index.factsOf(file);
    for (const entry of call?.fields ?? []) {
      if (entry.kind !== 'field' || entry.key !== name || !call || !facts) continue;
      const others = knownMentions(sessionOf(file).identify(call));
      const other = others.find((each) => each.constant.code !== constant.code)?.constant;
      if (other !== undefined) {
        return refuse(
          `${file} logs ${titleOf(constant)} or ${titleOf(other)} with one "${name}" for both, so it cannot be renamed for one. Part the two calls first.`,
        );
      }
      const written = textOf(file).slice(entry.keyRange.start, entry.keyRange.end);
      const at = entry.shorthand ? -1 : written.indexOf(name);
      const start = entry.keyRange.start + at;
      const edit =
        at < 0
          ? writerOf(facts).renameField(entry, to, facts)
          : { start, end: start + name.length, text: to };
      keys.push({ file, edits: [edit] });
    }
  }
  return keys;
}

function renamedFile({ file, before, edits }: ChangedText, role: RenameRole): RenamedFile {
  return { file, text: before, edits: sortEdits(edits).map((edit) => ({ ...edit, role })) };
}

/** Adds the words of comments, strings and prose that may mean the constant, in the files that change or that one looks at. */
function withWords(
  files: readonly RenamedFile[],
  sources: RenameSources,
  subject: ConstantSubject,
  to: string,
  cursor: { readonly file: string; readonly text: string },
  words: boolean,
): readonly RenamedFile[] {
  const from =
    subject.kind === 'code' ? subject.constant.code : (subject.alias ?? subject.constant.name);
  const isProse = (file: string) => sources.scope.catalogTexts.some((each) => each.file === file);
  const isGenerated = (file: string) =>
    files.some((each) => each.file === file && each.edits.some(({ role }) => role === 'generated'));
  const further = [cursor, ...(words ? sources.scope.catalogTexts : [])]
    .filter(({ file }) => !files.some((each) => each.file === file))
    .filter(({ file }, at, all) => all.findIndex((each) => each.file === file) === at)
    .map(({ file, text }): RenamedFile => ({ file, text, edits: [] }));
  return [...files, ...further].flatMap((each) => {
    const { file, text, edits } = each;
    if (isGenerated(file)) return [each];
    const found = wordsIn(text, from)
      .filter((range) => !edits.some((edit) => edit.start < range.end && range.start < edit.end))
      .flatMap((range) => {
        // Whoever asks for it at a word means that word.
        const isMeant = file === cursor.file && range.start === subject.range.start;
        const isLikely =
          words &&
          isTelling(from) &&
          (subject.kind === 'code' || isProse(file) || isInComment(text, range.start));
        return isMeant || isLikely
          ? [{ ...range, text: to, role: isMeant ? 'use' : 'word' } as const]
          : [];
      });
    return edits.length + found.length === 0 ? [] : [{ file, text, edits: [...edits, ...found] }];
  });
}

/** Where `word` stands by itself. */
function wordsIn(text: string, word: string): readonly TextRange[] {
  const found: TextRange[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const isPart = LETTER.test(text.charAt(start - 1)) || LETTER.test(text.charAt(end));
    if (!isPart) found.push({ start, end });
  }
  return found;
}

const LETTER = /[\p{L}\p{N}_$-]/u;

/** As far as its line tells: behind a sign that comments begin with. */
function isInComment(text: string, offset: number): boolean {
  return /(?:^|\s)(?:\/\/|#|\/?\*)/.test(
    text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset),
  );
}

function refuse(refused: string): Refused {
  return { refused };
}
