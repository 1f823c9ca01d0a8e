/** Gives constants other codes: in the catalog, and wherever code names them by code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyEdits,
  type Catalog,
  changeConstant,
  type LogConstant,
  type Renumbering,
  type TextEdit,
} from '@loglex/catalog';
import { changeConstantInCode, type ConstantMention, mentionsOf, sessionOf } from '@loglex/engine';
import { gatherFacts, type ScopedFacts } from '../../facts/gather.ts';
import { type ChangedText, writeAll } from '../../files/write-all.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';

export interface RenumberedCatalog {
  readonly files: readonly ChangedText[];
  /** How many places in code name each constant by its code, in the order of the moves. */
  readonly uses: readonly number[];
}

export type RenumberOutcome = RenumberedCatalog | { readonly refused: string };

/**
 * Never rejects for what is on disk; all files are written or none. `scope`: that whose catalog holds the constants. Each
 * of them must be alone with its code, or it could not be said whose the places in code are.
 */
export async function renumber(
  session: Session,
  scope: Scope,
  moves: readonly Renumbering[],
  { write = true }: { readonly write?: boolean } = {},
): Promise<RenumberOutcome> {
  const shared = moves.find(({ constant }) => scope.catalog.byCode(constant.code).length > 1);
  if (shared !== undefined) {
    const { code } = shared.constant;
    return {
      refused: `${code} is the code of several constants here, so nobody can tell which of them the code means. Give one of them another: loglex catalog change <name> --code <code>.`,
    };
  }
  const edits = catalogEdits(scope, moves);
  if ('refused' in edits) return edits;
  const { files: gathered } = await gatherFacts(session);
  const uses = moves.map((move) => usesOf(move.constant, gathered, scope));
  for (const [index, { code }] of moves.entries()) {
    for (const { file, mention } of uses[index]!) {
      const { start, end } = mention.range;
      if (end - start !== mention.text.length) {
        return {
          refused: `${file} names ${mention.text} in a way that cannot be rewritten. Change it there by hand first.`,
        };
      }
      push(edits.byFile, file, { start, end, text: code });
    }
  }
  const { root } = session.scopes;
  const files = [...edits.byFile].map(([file, list]): ChangedText => {
    const known = scope.catalogTexts.find((text) => text.file === file);
    const before = known?.text ?? readFileSync(join(root, file), 'utf8');
    return { file, before, after: applyEdits(before, list) };
  });
  const preview = scope.catalogWith(...files.map(({ file, after }) => ({ file, text: after })));
  if (!says(preview.catalog, scope.catalog, moves)) {
    return {
      refused:
        'The catalog would not say what was meant, so nothing is written. Change the codes by hand.',
    };
  }
  const failed = write ? writeAll(root, files) : undefined;
  if (failed !== undefined) return { refused: `${failed.file}: ${failed.message}` };
  return { files, uses: uses.map(({ length }) => length) };
}

interface CatalogEdits {
  readonly byFile: Map<string, TextEdit[]>;
}

function catalogEdits(
  scope: Scope,
  moves: readonly Renumbering[],
): CatalogEdits | { readonly refused: string } {
  const byFile = new Map<string, TextEdit[]>();
  for (const { constant, code } of moves) {
    const { file } = constant.source;
    const text = scope.catalogTexts.find((each) => each.file === file);
    const module = scope.catalogModules.find((each) => each.file === file);
    if (text === undefined) return { refused: `${file} is no file of the catalog any more.` };
    const edit =
      module === undefined
        ? changeConstant(text, constant, { code })
        : changeConstantInCode(module, constant, { code });
    if ('refused' in edit) return { refused: edit.message };
    for (const each of edit.edits) push(byFile, file, each);
    for (const other of scope.catalog.constants) {
      const range = other.source.values.get('deprecated.replaced-by');
      if (other.deprecated?.replacedBy !== constant.code || range === undefined) continue;
      const written = textIn(scope, other.source.file, range.start, range.end);
      const text = written.replace(constant.code, code);
      push(byFile, other.source.file, { ...range, text });
    }
  }
  return { byFile };
}

function textIn({ catalogTexts }: Scope, file: string, start: number, end: number): string {
  return catalogTexts.find((text) => text.file === file)?.text.slice(start, end) ?? '';
}

interface Use {
  readonly file: string;
  readonly mention: ConstantMention;
}

/** By code only: who names a constant by its name need not change. */
function usesOf(
  constant: LogConstant,
  files: readonly ScopedFacts[],
  scope: Scope,
): readonly Use[] {
  const catalogFiles = new Set(scope.catalogTexts.map(({ file }) => file));
  return files.flatMap(({ facts, scope: own }) => {
    if (catalogFiles.has(facts.file)) return [];
    const session = sessionOf(own.catalog, own.settings);
    return [...mentionsOf(facts, session)].flatMap((resolved) => {
      const { mention } = resolved;
      const isUse =
        resolved.kind === 'known' &&
        resolved.by === 'code' &&
        resolved.constants.some(
          ({ code, name }) => code === constant.code && name === constant.name,
        );
      return isUse ? [{ file: facts.file, mention }] : [];
    });
  });
}

/** The same constants as before, those that moved under their new codes. */
function says(after: Catalog, before: Catalog, moves: readonly Renumbering[]): boolean {
  const moved = new Map(moves.map(({ constant, code }) => [constant.code, code]));
  const codes = before.constants.map(({ code }) => moved.get(code) ?? code).toSorted();
  return (
    codes.join('\n') ===
    after.constants
      .map(({ code }) => code)
      .toSorted()
      .join('\n')
  );
}

function push(edits: Map<string, TextEdit[]>, file: string, edit: TextEdit): void {
  const list = edits.get(file);
  if (list) list.push(edit);
  else edits.set(file, [edit]);
}
