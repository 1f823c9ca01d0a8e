/** Makes code say another code or name where it names a constant. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import { boundBy } from '../import/constant-name.ts';
import { usesOf, type UseSite } from '../index/uses.ts';
import type { CodeSources } from './catalog-scope.ts';
import type { Refused } from './choose-file.ts';

/** Where code outside of its own module names `target` so: by its code, its name, or one of its aliases. */
export function usesBy(
  { index, sessionOf }: CodeSources,
  target: LogConstant,
  by: UseSite['by'],
): readonly UseSite[] {
  return usesOf(target, index, sessionOf).filter(
    (use) => use.by === by && use.file !== target.source.file,
  );
}

/** What is to stand at places of a file. */
export interface Respelling {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** `text` at each of `uses`; or why one cannot be rewritten. What came through an alias of the code follows its import. */
export function respellUses(
  { textOf }: CodeSources,
  uses: readonly UseSite[],
  text: string,
): readonly Respelling[] | Refused {
  const respellings: Respelling[] = [];
  for (const { file, mention } of uses) {
    const { range, text: now, via } = mention;
    if (via !== undefined) continue;
    const written = textOf(file).slice(range.start, range.end);
    if (written.trim() !== now) {
      return {
        refused: `${file} names ${now} in a way that cannot be rewritten. Change it there by hand first.`,
      };
    }
    const start = range.start + written.indexOf(now);
    respellings.push({ file, edits: [{ start, end: start + now.length, text }] });
  }
  return respellings;
}

/** Those of `others` that touch no place of `known`. */
export function apartFrom(
  known: readonly Respelling[],
  others: readonly Respelling[],
): readonly Respelling[] {
  return others.map(({ file, edits }) => {
    const taken = known.filter((each) => each.file === file).flatMap((each) => each.edits);
    const isFree = ({ start, end }: TextEdit): boolean =>
      !taken.some((edit) => start < edit.end && edit.start < end);
    return { file, edits: edits.filter(isFree) };
  });
}

/** What code knows a constant by, as it was and as it is to be. */
export interface NewSpelling {
  readonly by: 'code' | 'name';
  readonly from: string;
  readonly to: string;
}

/** The imports that bring a constant in by what code binds it to, with the new word in its place. */
export function respellImports(
  { index, sessionOf, textOf }: CodeSources,
  { by, from, to }: NewSpelling,
): readonly Respelling[] {
  const respellings: Respelling[] = [];
  for (const { file, language, imports } of index.files()) {
    const form = sessionOf(file).settings.references.get(language);
    // `LOG.{name}` is a member: what is imported by that name is something else.
    if (/\.\{(?:name|code)\}/.test(form ?? '')) continue;
    const old = bindingOf(form, by, from);
    const next = bindingOf(form, by, to);
    const bringing = imports.filter(({ names }) => names.some(({ imported }) => imported === old));
    if (old === undefined || next === undefined || bringing.length === 0) continue;
    const text = textOf(file);
    const edits = bringing.flatMap(({ range }) =>
      [...text.slice(range.start, range.end).matchAll(/[\p{L}\p{N}_$]+/gu)]
        .filter(([word]) => word === old)
        .map(({ index: at }): TextEdit => {
          const start = range.start + at;
          return { start, end: start + old.length, text: next };
        }),
    );
    respellings.push({ file, edits });
  }
  return respellings;
}

/** What a constant is bound to in code; `undefined` where code does not spell it so. */
function bindingOf(
  form: string | undefined,
  by: 'code' | 'name',
  word: string,
): string | undefined {
  if (by === 'name') return form?.includes('{code}') ? undefined : boundBy(form, word);
  return form?.includes('{code}') ? form.replace('{code}', word) : undefined;
}
