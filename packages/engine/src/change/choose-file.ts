/** Which file of a catalog a change goes to. */
import {
  type CatalogText,
  compareCodes,
  type LogConstant,
  type NewConstant,
} from '@loglex/catalog';
import type { CatalogModule } from '../import/catalog-module.ts';
import type { CatalogScope as Scope } from './catalog-scope.ts';

/** Why there is no change, in one or two sentences. */
export interface Refused {
  readonly refused: string;
}

/** The file of the nearest lower code of its component; else where the component is declared; else the only one. */
export function fileFor(scope: Scope, { code, component }: NewConstant): CatalogText | Refused {
  const { constants, components } = scope.catalog;
  const kin = constants
    .filter((each) => component !== undefined && each.component === component)
    .toSorted((a, b) => compareCodes(a.code, b.code));
  const near = kin.findLast((each) => compareCodes(each.code, code) < 0) ?? kin[0];
  if (near !== undefined) return textOf(scope, near.source.file);
  const holders = new Set(constants.map(({ source }) => source.file));
  const declared = component === undefined ? undefined : components.get(component)?.source.file;
  if (declared !== undefined && (holders.size === 0 || holders.has(declared))) {
    return textOf(scope, declared);
  }
  const files = holders.size > 0 ? [...holders] : scope.catalogTexts.map(({ file }) => file);
  return onlyOne(scope, files, `${code} could go to`);
}

/** The file that keeps the code of `target`, a constant in code, as retired: the one that is `asked` for, or the likeliest. */
export function fileForRetired(
  scope: Scope,
  target: LogConstant,
  asked: string | undefined,
): CatalogText | Refused {
  const text = asked === undefined ? likelyForRetired(scope, target) : fileNamed(scope, asked);
  if ('refused' in text || moduleOf(scope, text.file) === undefined) return text;
  return refuse(
    `${text.file} is code, which has no place for retired codes. Name a YAML or JSON file of the catalog.`,
  );
}

function likelyForRetired(scope: Scope, { component, code }: LogConstant): CatalogText | Refused {
  const { retired, components } = scope.catalog;
  const data = dataFiles(scope);
  const declared = component === undefined ? undefined : components.get(component)?.source.file;
  const likely = [declared, ...retired.map(({ source }) => source.file)].find(
    (file) => file !== undefined && data.includes(file),
  );
  if (likely !== undefined) return textOf(scope, likely);
  if (data.length === 0) {
    return refuse(
      `Code has no place for retired codes, and without one ${code} could be given out again. Name a YAML file under "catalogs" in loglex.yaml that keeps them.`,
    );
  }
  return onlyOne(scope, data, `${code} could be kept as retired in`);
}

function onlyOne(scope: Scope, files: readonly string[], could: string): CatalogText | Refused {
  const [only, ...others] = files;
  if (only === undefined)
    return refuse('The catalog has no file yet. `loglex init` writes a first one.');
  if (others.length === 0) return textOf(scope, only);
  return refuse(
    `${could} ${files.slice(0, 4).join(', ')}${files.length > 4 ? '…' : ''}. Say which file.`,
  );
}

export function fileNamed(scope: Scope, file: string): CatalogText | Refused {
  return (
    scope.catalogTexts.find((text) => text.file === file) ??
    refuse(
      `${file} is no file of the catalog: "catalogs" in loglex.yaml does not name it, or it is not there.`,
    )
  );
}

export function textOf({ catalogTexts }: Scope, file: string): CatalogText {
  return catalogTexts.find((text) => text.file === file)!;
}

export function moduleOf({ catalogModules }: Scope, file: string): CatalogModule | undefined {
  return catalogModules.find((module) => module.file === file);
}

function dataFiles(scope: Scope): readonly string[] {
  return scope.catalogTexts.map(({ file }) => file).filter((file) => !moduleOf(scope, file));
}

export function refuse(refused: string): Refused {
  return { refused };
}
