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

/** The imports that bring `target` in by the name that code binds it to, with the new one in its place. */
export function respellImports(
  root: string,
  files: readonly ScopedFacts[],
  target: LogConstant,
  name: string,
): readonly Respelling[] {
  return files.flatMap(({ facts, scope }) => {
    const form = scope.settings.references.get(facts.language);
    const bound = boundBy(form, target.name);
    const bringing = facts.imports.filter(({ names }) =>
      names.some(({ imported }) => imported === bound),
    );
    // `LOG.{name}` is a member: what is imported by that name is something else.
    if (bringing.length === 0 || /\.\{name\}/.test(form ?? '')) return [];
    const text = readFileSync(join(root, facts.file), 'utf8');
    const edits = bringing.flatMap(({ range }) =>
      [...text.slice(range.start, range.end).matchAll(/[\p{L}\p{N}_$]+/gu)]
        .filter(([word]) => word === bound)
        .map(({ index }): TextEdit => {
          const start = range.start + index;
          return { start, end: start + bound.length, text: boundBy(form, name) };
        }),
    );
    return [{ file: facts.file, edits }];
  });
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
