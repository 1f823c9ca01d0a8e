/** What the page of the legends and the extension say to each other. The page knows nothing but these. */
import type { LegendListing } from '@loglex/lsp';

export type ToPage = {
  readonly kind: 'legends';
  /** Another one with every answer of the server: places of an older one are elsewhere now. */
  readonly version: number;
  readonly legends: readonly ShownLegend[];
  readonly words: Words;
  /** What is to be seen first. */
  readonly focus?: LegendFocus;
};

export interface ShownLegend extends LegendListing {
  /** Where it is declared, as people call the file. */
  readonly file: string;
}

export interface LegendFocus {
  readonly legend: string;
  readonly term?: string;
}

export type FromPage =
  | { readonly kind: 'ready' }
  /** Opens where a legend is declared, a term of it, or what uses it. */
  | {
      readonly kind: 'open';
      readonly version: number;
      readonly legend: number;
      readonly list?: 'terms' | 'uses';
      readonly at?: number;
    };

/** What the page says, in the language of VS Code. `{0}` is a place for a value. */
export interface Words {
  readonly [key: string]: string;
}
