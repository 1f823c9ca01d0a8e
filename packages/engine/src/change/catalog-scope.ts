/** What a change of a catalog is planned upon: the catalog with its texts, and the code that names its constants. */
import type { Catalog, CatalogProblem, CatalogText, ParsedCatalog } from '@loglex/catalog';
import type { CatalogModule } from '../import/catalog-module.ts';
import type { ProjectIndex } from '../index/project-index.ts';
import type { SessionOf } from '../index/uses.ts';
import type { Settings } from '../settings/settings.ts';

/** A catalog and the settings that name it. */
export interface CatalogScope {
  readonly settings: Settings;
  readonly catalog: Catalog;
  readonly catalogTexts: readonly CatalogText[];
  readonly catalogProblems: readonly CatalogProblem[];
  /** The modules among its files. */
  readonly catalogModules: readonly CatalogModule[];
  /** What kept settings and files from being read; `read`: a file of another kind. */
  readonly problems: readonly {
    readonly kind: string;
    readonly file: string;
    readonly message: string;
  }[];
  /** The catalog as it would be if these files of it said this. */
  catalogWith(...changed: readonly CatalogText[]): CatalogPreview;
}

export interface CatalogPreview extends ParsedCatalog {
  /** What of its modules would not be read. */
  readonly unread: readonly unknown[];
}

/** The code of a project, as far as it may name constants. */
export interface CodeSources {
  readonly index: ProjectIndex;
  readonly sessionOf: SessionOf;
  /** A file as it is now. */
  textOf(file: string): string;
}
