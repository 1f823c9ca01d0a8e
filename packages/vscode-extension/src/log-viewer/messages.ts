/** What the log viewer's page and the extension say to each other. The page knows nothing but these. */
import type { LogFilter, LogLineExplanation, LogNames, LogRow, LogState } from '@loglex/lsp';

export type ToPage =
  | {
      readonly kind: 'start';
      readonly state: LogState;
      readonly filter: LogFilter;
      readonly options: ViewOptions;
      readonly words: Words;
    }
  | { readonly kind: 'state'; readonly state: LogState }
  | {
      readonly kind: 'rows';
      readonly generation: number;
      readonly from: number;
      readonly rows: readonly LogRow[];
    }
  | { readonly kind: 'names'; readonly names: LogNames }
  | { readonly kind: 'explained'; readonly explanation: LogLineExplanation | undefined }
  | { readonly kind: 'row'; readonly line: number; readonly row: number }
  /** There is no server to ask. */
  | { readonly kind: 'failed'; readonly message: string };

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly from: number; readonly count: number }
  | { readonly kind: 'filter'; readonly filter: LogFilter }
  | { readonly kind: 'options'; readonly options: ViewOptions }
  | { readonly kind: 'names' }
  | { readonly kind: 'explain'; readonly line: number }
  | { readonly kind: 'rowOf'; readonly line: number }
  /** Opens what writes the line. */
  | { readonly kind: 'open'; readonly line: number }
  /** Opens a place of what was explained last. */
  | { readonly kind: 'go'; readonly list: 'sites' | 'entries'; readonly at: number };

export interface ViewOptions {
  /** Lines as they are written, in place of columns. */
  readonly isRaw: boolean;
  /** The end is shown whenever the log grows. */
  readonly isFollowing: boolean;
}

/** What the page says, in the language of VS Code. `{0}` is a place for a value. */
export interface Words {
  readonly [key: string]: string;
}
