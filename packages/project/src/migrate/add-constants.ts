/** The catalog of a migration: its files with the new constants, read again before anything is written. */
import {
  addConstants,
  applyEdits,
  type Catalog,
  type CatalogEdit,
  type CatalogText,
  groupBy,
  type NewConstant,
  type TextEdit,
} from '@loglex/catalog';
import {
  addConstantInCode,
  boundBy,
  type CatalogModule,
  type CatalogScope,
  difference,
  errorsIn,
  newFindings,
  type PlannedConstant,
} from '@loglex/engine';
import type { ChangedText } from '../files/write-all.ts';
import type { CatalogPreview } from '../scope.ts';

export interface ExtendedCatalogs<Scope extends ExtensibleScope = ExtensibleScope> {
  /** Those that are new; a part of a plan that was applied before has brought others. */
  readonly added: readonly PlannedConstant[];
  readonly files: readonly ExtendedFile[];
  /** What each scope's catalog will be, where it changes. */
  readonly previews: ReadonlyMap<Scope, CatalogPreview>;
}

/** A scope as it is on disk, or as it is in an editor. */
export interface ExtensibleScope extends CatalogScope {
  catalogWith(...changed: readonly CatalogText[]): CatalogPreview;
}

/** The edits are those that make `after` of `before`. */
interface ExtendedFile extends ChangedText {
  readonly edits: readonly TextEdit[];
}

interface Refused {
  readonly refused: string;
}

/** `scopes`: all of the project. Refused where a code or a name was given to something else since the plan. */
export function extendCatalogs<Scope extends ExtensibleScope>(
  scopes: readonly Scope[],
  constants: readonly PlannedConstant[],
): ExtendedCatalogs<Scope> | Refused {
  const catalogs = [...new Set(scopes.map(({ catalog }) => catalog))];
  const added: PlannedConstant[] = [];
  for (const constant of constants) {
    const known = isThere(constant, catalogs);
    if (known === true) continue;
    if (known !== false) return { refused: `${known} Plan again: \`loglex migrate plan\`.` };
    added.push(constant);
  }
  const files: ExtendedFile[] = [];
  for (const [file, group] of groupBy(added, ({ catalog }) => catalog)) {
    const changed = extendFile(scopes, file, group);
    if ('refused' in changed) return changed;
    files.push(changed);
  }
  const previews = new Map<Scope, CatalogPreview>();
  for (const scope of scopes) {
    const own = files.filter(({ file }) => scope.catalogTexts.some((each) => each.file === file));
    if (own.length === 0) continue;
    const preview = previewOf(scope, own, added);
    if ('refused' in preview) return preview;
    previews.set(scope, preview);
  }
  return { added, files, previews };
}

/** Whether a catalog has the constant already, as an earlier part of the plan has left it; or what has its code or name. */
function isThere(
  { code, name, message, level }: PlannedConstant,
  catalogs: readonly Catalog[],
): boolean | string {
  const owners = catalogs.flatMap((catalog) => [...catalog.byCode(code), ...catalog.byName(name)]);
  const other = owners.find(
    (each) =>
      each.code !== code ||
      each.name !== name ||
      each.message !== message ||
      each.level?.native !== level,
  );
  if (other !== undefined) {
    const what = other.code === code ? 'code' : 'name';
    return `${what === 'code' ? code : name} is the ${what} of another constant since the plan.`;
  }
  if (catalogs.some((catalog) => catalog.retiredByCode(code).length > 0)) {
    return `${code} was retired since the plan, and a retired code is never given out again.`;
  }
  return owners.length > 0;
}

function extendFile(
  scopes: readonly CatalogScope[],
  file: string,
  constants: readonly PlannedConstant[],
): ExtendedFile | Refused {
  const scope = scopes.find(({ catalogTexts }) => catalogTexts.some((each) => each.file === file));
  const source = scope?.catalogTexts.find((each) => each.file === file);
  if (source === undefined) {
    return { refused: `${file} is no file of the catalog any more. Plan again.` };
  }
  const module = scope?.catalogModules.find((each) => each.file === file);
  const records = constants.map(withoutPlace);
  const edit = module === undefined ? addConstants(source, records) : addInCode(module, constants);
  if ('refused' in edit) return { refused: `${file}: ${edit.message}` };
  const { edits } = edit;
  return { file, before: source.text, after: applyEdits(source.text, edits), edits };
}

/** What a plan says of a constant beside what the catalog will. */
function withoutPlace({ keys: _, catalog: __, ...constant }: PlannedConstant): NewConstant {
  return constant;
}

function addInCode(module: CatalogModule, constants: readonly PlannedConstant[]): CatalogEdit {
  const edits = [];
  for (const constant of constants) {
    const name = boundBy(module.form, constant.name);
    const edit = addConstantInCode(module, { ...withoutPlace(constant), name });
    if ('refused' in edit) return edit;
    edits.push(...edit.edits);
  }
  return { edits };
}

/** The catalog as it will be: what it has now and the new constants, no more, no less, and without new errors. */
function previewOf(
  scope: ExtensibleScope,
  files: readonly ChangedText[],
  added: readonly PlannedConstant[],
): CatalogPreview | Refused {
  const preview = scope.catalogWith(...files.map(({ file, after }) => ({ file, text: after })));
  const { gone, come } = difference(scope.catalog.constants, preview.catalog.constants);
  const own = new Set(files.map(({ file }) => file));
  const wanted = added.filter(({ catalog }) => own.has(catalog)).map(identity);
  const isMeant =
    gone.length === 0 && come.map(identity).sort().join('\n') === wanted.sort().join('\n');
  if (!isMeant) {
    return {
      refused: `${[...own].join(' and ')} would not say what was meant, so nothing is written. Please report it.`,
    };
  }
  const unsound = errorsIn(newFindings(scope, preview, files));
  return unsound === undefined ? preview : { refused: unsound };
}

function identity({ code, name }: Pick<PlannedConstant, 'code' | 'name'>): string {
  return `${code} ${name}`;
}
