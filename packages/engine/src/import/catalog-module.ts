/** A module of code that holds a part of a catalog, as it was read: what an edit of it has to know. */
import type { CatalogText } from '@loglex/catalog';
import type { ImportedConstants } from './import-constants.ts';

export interface CatalogModule extends CatalogText {
  readonly preset: string;
  /** How the project refers to constants in the language of the module. */
  readonly form: string | undefined;
  /** What was found in this one. */
  readonly imported: ImportedConstants;
}
