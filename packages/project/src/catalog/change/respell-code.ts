/** Makes code say another code or name where it names a constant. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, type LogConstant, type TextEdit } from '@loglex/catalog';
import { boundBy, type ConstantMention, mentionsOf, sessionOf } from '@loglex/engine';
import type { ScopedFacts } from '../../facts/gather.ts';
import type { ChangedText } from '../../files/write-all.ts';

export interface CodeUse {
  readonly file: string;
  readonly mention: ConstantMention;
}

/** Where code outside of its own module names `target` by its code, or by its name. */
export function mentionsInCode(
  files: readonly ScopedFacts[],
  target: LogConstant,
  by: 'code' | 'name',
): readonly CodeUse[] {
  return files.flatMap(({ facts, scope }) => {
    if (facts.file === target.source.file) return [];
    const session = sessionOf(scope.catalog, scope.settings);
    return [...mentionsOf(facts, session)].flatMap((resolved) => {
      const isUse =
        resolved.kind === 'known' &&
        resolved.by === by &&
        resolved.constants.some(({ code, name }) => code === target.code && name === target.name);
      return isUse ? [{ file: facts.file, mention: resolved.mention }] : [];
    });
  });
}

/** What is to stand at places of a file. */
export interface Respelling {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** `text` at each of `uses`; or why one cannot be rewritten. What came through an alias follows its import. */
export function respellUses(
  uses: readonly CodeUse[],
  text: string,
): readonly Respelling[] | { readonly refused: string } {
  const odd = uses.find(({ mention: { range, text: now, via } }) => {
    return via === undefined && range.end - range.start !== now.length;
  });
  if (odd !== undefined) {
    return {
      refused: `${odd.file} names ${odd.mention.text} in a way that cannot be rewritten. Change it there by hand first.`,
    };
  }
  return uses
    .filter(({ mention }) => mention.via === undefined)
    .map(({ file, mention }) => ({ file, edits: [{ ...mention.range, text }] }));
}

/** What code knows a constant by, as it was and as it is to be. */
export interface NewSpelling {
  readonly by: 'code' | 'name';
  readonly from: string;
  readonly to: string;
}

/** The imports that bring a constant in by what code binds it to, with the new word in its place. */
export function respellImports(
  root: string,
  files: readonly ScopedFacts[],
  { by, from, to }: NewSpelling,
): readonly Respelling[] {
  return files.flatMap(({ facts, scope }) => {
    const form = scope.settings.references.get(facts.language);
    // `LOG.{name}` is a member: what is imported by that name is something else.
    if (/\.\{(?:name|code)\}/.test(form ?? '')) return [];
    const old = bindingOf(form, by, from);
    const next = bindingOf(form, by, to);
    const bringing = facts.imports.filter(({ names }) =>
      names.some(({ imported }) => imported === old),
    );
    if (old === undefined || next === undefined || bringing.length === 0) return [];
    const text = readFileSync(join(root, facts.file), 'utf8');
    const edits = bringing.flatMap(({ range }) =>
      [...text.slice(range.start, range.end).matchAll(/[\p{L}\p{N}_$]+/gu)]
        .filter(([word]) => word === old)
        .map(({ index }): TextEdit => {
          const start = range.start + index;
          return { start, end: start + old.length, text: next };
        }),
    );
    return [{ file: facts.file, edits }];
  });
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

/** The files of `respellings` with their edits made. */
export function respell(root: string, respellings: readonly Respelling[]): readonly ChangedText[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, edits } of respellings) {
    byFile.set(file, [...(byFile.get(file) ?? []), ...edits]);
  }
  return [...byFile].map(([file, edits]) => {
    const before = readFileSync(join(root, file), 'utf8');
    return { file, before, after: applyEdits(before, edits) };
  });
}
