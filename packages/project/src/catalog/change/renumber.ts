/** Gives constants other codes: in the catalog, and wherever code names them by code. */
import {
  applyEdits,
  type Catalog,
  changeConstant,
  type Renumbering,
  type TextEdit,
} from '@loglex/catalog';
import { changeConstantInCode } from '@loglex/engine';
import { gatherFacts } from '../../facts/gather.ts';
import { type ChangedText, writeAll } from '../../files/write-all.ts';
import type { Scope } from '../../scope.ts';
import type { Session } from '../../session.ts';
import { mentionsInCode, respell, respellUses } from './respell-code.ts';

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
  const { root } = session.scopes;
  const { files: gathered } = await gatherFacts(session);
  const uses = moves.map(({ constant }) => mentionsInCode(gathered, constant, 'code'));
  const respelt = moves.map(({ code }, index) => respellUses(uses[index]!, code));
  const odd = respelt.find((each) => 'refused' in each);
  if (odd !== undefined && 'refused' in odd) return odd;
  const inCode = respell(
    root,
    respelt.flatMap((each) => ('refused' in each ? [] : each)),
  );
  const inCatalog = [...edits.byFile].map(([file, list]): ChangedText => {
    const before = scope.catalogTexts.find((text) => text.file === file)!.text;
    return { file, before, after: applyEdits(before, list) };
  });
  const files = [...inCatalog, ...inCode];
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
