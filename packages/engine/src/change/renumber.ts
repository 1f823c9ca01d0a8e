/** Gives constants other codes: in the catalog, and wherever code names them by code. Nothing is written. */
import {
  addRetired,
  type Catalog,
  type CatalogEdit,
  changeConstant,
  type NewSuccession,
  recodeConstant,
  type Renumbering,
  type TextEdit,
} from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { changeConstantInCode } from '../import/splice-calls.ts';
import type { CatalogScope, CodeSources } from './catalog-scope.ts';
import { type ChangedText, changedText } from './changed-text.ts';
import { fileForRetired, moduleOf, type Refused } from './choose-file.ts';
import { editedFiles } from './edited-files.ts';
import { type Respelling, respellImports, respellUses, usesBy } from './respell-code.ts';
import { errorsIn, newFindings } from './verify-change.ts';

export interface CodeMove extends Renumbering {
  /** What is kept of the code that goes; absent: nothing, as of one that no log ever carried. */
  readonly retired?: Omit<NewSuccession, 'replaced-by'>;
  /** The file of the catalog that keeps it, where the constant stands in code. */
  readonly file?: string;
}

export interface RenumberedCatalog {
  readonly files: readonly ChangedText[];
  /** How many places in code name each constant by its code, in the order of the moves. */
  readonly uses: readonly number[];
  /** Warnings that the catalog has from now on. A change that brings errors is refused. */
  readonly findings: readonly Finding[];
}

export type RenumberOutcome = RenumberedCatalog | Refused;

/** Each of the constants must be alone with its code, or it could not be said whose the places in code are. */
export function renumber(
  scope: CatalogScope,
  sources: CodeSources,
  moves: readonly CodeMove[],
): RenumberOutcome {
  const shared = moves.find(({ constant }) => scope.catalog.byCode(constant.code).length > 1);
  if (shared !== undefined) {
    const { code } = shared.constant;
    return {
      refused: `${code} is the code of several constants here, so nobody can tell which of them the code means. Give one of them another: loglex catalog change <name> --code <code>.`,
    };
  }
  const edits = catalogEdits(scope, moves);
  if ('refused' in edits) return edits;
  const inCatalog = Array.from(edits.byFile, ([file, list]) => {
    return changedText(file, scope.catalogTexts.find((text) => text.file === file)!.text, list);
  });
  const respelt: (readonly Respelling[])[] = [];
  for (const move of moves) {
    const uses = usesOf(sources, move);
    if ('refused' in uses) return uses;
    respelt.push(uses);
  }
  const files = editedFiles(inCatalog, respelt.flat(), sources.textOf);
  const preview = scope.catalogWith(...files.map(({ file, after }) => ({ file, text: after })));
  if (!says(preview.catalog, scope.catalog, moves)) {
    return {
      refused:
        'The catalog would not say what was meant, so nothing is written. Change the codes by hand.',
    };
  }
  const moved = new Map(moves.map(({ constant, code }) => [constant.code, code]));
  const findings = newFindings(scope, preview, files, (text) => moved.get(text) ?? text);
  const unsound = errorsIn(findings);
  if (unsound !== undefined) return { refused: unsound };
  return { files, uses: respelt.map(countEdits), findings };
}

/** Where code names the constant by its code, which is its name as well where it has no other. */
function usesOf(
  sources: CodeSources,
  { constant, code }: CodeMove,
): readonly Respelling[] | Refused {
  const { code: from, name } = constant;
  const ways = name === from ? (['code', 'name'] as const) : (['code'] as const);
  const places = ways.flatMap((by) => usesBy(sources, constant, by));
  const uses = respellUses(sources, places, code);
  if ('refused' in uses) return uses;
  const imports = ways.flatMap((by) => respellImports(sources, { by, from, to: code }));
  return [...uses, ...imports];
}

function countEdits(respellings: readonly Respelling[]): number {
  return respellings.reduce((sum, { edits }) => sum + edits.length, 0);
}

interface CatalogEdits {
  readonly byFile: Map<string, TextEdit[]>;
}

function catalogEdits(scope: CatalogScope, moves: readonly CodeMove[]): CatalogEdits | Refused {
  const byFile = new Map<string, TextEdit[]>();
  for (const move of moves) {
    const { constant, code } = move;
    for (const [file, edit] of editsOf(scope, move)) {
      if ('refused' in edit) return { refused: edit.message };
      for (const each of edit.edits) push(byFile, file, each);
    }
    for (const [file, edit] of successions(scope, constant.code, code)) push(byFile, file, edit);
  }
  return { byFile };
}

/** By file: the code of the constant, and what is kept of the one that it had. */
function editsOf(
  scope: CatalogScope,
  { constant, code, retired, file }: CodeMove,
): readonly (readonly [file: string, CatalogEdit])[] {
  const own = constant.source.file;
  const module = moduleOf(scope, own);
  if (module === undefined) {
    const text = scope.catalogTexts.find((each) => each.file === own);
    if (text === undefined) return [[own, gone(own)]];
    return [
      [
        own,
        retired === undefined
          ? changeConstant(text, constant, { code })
          : recodeConstant(text, constant, code, retired),
      ],
    ];
  }
  const changed = [own, changeConstantInCode(module, constant, { code })] as const;
  if (retired === undefined) return [changed];
  const text = fileForRetired(scope, constant, file);
  if ('refused' in text) return [[own, { refused: 'not-found', message: text.refused }]];
  const succession = { ...retired, 'replaced-by': code };
  // The code is kept first: if the second file cannot be written, it is not free for others.
  return [[text.file, addRetired(text, { code: constant.code }, succession)], changed];
}

function gone(file: string): CatalogEdit {
  return { refused: 'not-found', message: `${file} is no file of the catalog any more.` };
}

/** Whoever is replaced by `code` is replaced by the constant that has another code now. */
function successions(
  { catalog, catalogTexts }: CatalogScope,
  code: string,
  next: string,
): (readonly [file: string, TextEdit])[] {
  const places = [
    ...catalog.constants.map(({ source, deprecated }) => ({
      source,
      target: deprecated?.replacedBy,
      range: source.values.get('deprecated.replaced-by'),
    })),
    ...catalog.retired.map(({ source, replacedBy }) => ({
      source,
      target: replacedBy,
      range: source.values.get('replaced-by'),
    })),
  ];
  return places.flatMap(({ source: { file }, target, range }) => {
    if (target !== code || range === undefined) return [];
    const written = catalogTexts.find((text) => text.file === file)?.text ?? '';
    const text = written.slice(range.start, range.end).replace(code, next);
    return [[file, { ...range, text }] as const];
  });
}

/** The same constants as before, those that moved under their new codes, and what is kept of the old ones. */
function says(after: Catalog, before: Catalog, moves: readonly CodeMove[]): boolean {
  const moved = new Map(moves.map(({ constant, code }) => [constant.code, code]));
  const kept = moves.filter(({ retired }) => retired !== undefined);
  return (
    sameWords(
      after.constants.map(({ code }) => code),
      before.constants.map(({ code }) => moved.get(code) ?? code),
    ) &&
    sameWords(
      after.retired.map(({ code }) => code),
      [...before.retired, ...kept.map(({ constant }) => constant)].map(({ code }) => code),
    )
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}

function push(edits: Map<string, TextEdit[]>, file: string, edit: TextEdit): void {
  const list = edits.get(file);
  if (list) list.push(edit);
  else edits.set(file, [edit]);
}
