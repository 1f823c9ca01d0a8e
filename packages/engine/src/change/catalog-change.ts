/** What may be asked of a catalog: a constant more, another wording, one less. Names are those of the catalog, not those that code binds. */
import type {
  ConstantChanges,
  FieldChanges,
  LogConstant,
  NewConstant,
  NewSuccession,
} from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import type { ChangedText } from './changed-text.ts';

export type CatalogChange = Addition | Alteration | Retirement;

export interface Addition {
  readonly kind: 'add';
  /** Without a code the next free one of `from` is taken, or else of its component. */
  readonly constant: Omit<NewConstant, 'code'> & { readonly code?: string };
  /** A block of codes that was set aside for what is being done: `LOG640-LOG649`. */
  readonly from?: string;
  /** The file of the catalog that it goes to, from the root. Default: the one that has its like. */
  readonly file?: string;
}

export interface Alteration {
  readonly kind: 'change';
  readonly target: LogConstant;
  readonly changes: ConstantChanges;
  /** In this order. A field that a new message calls otherwise is renamed without being asked for. */
  readonly fields?: readonly FieldChange[];
  /** Whether a new name is written wherever code names the constant by the old one. */
  readonly inCode?: boolean;
}

/** One field: keys of it are set or taken out (and the field added, where it is new), it is renamed, also in the message, or goes. */
export type FieldChange =
  | { readonly kind: 'set'; readonly name: string; readonly changes: FieldChanges }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string };

export interface Retirement {
  readonly kind: 'retire';
  readonly target: LogConstant;
  readonly succession: NewSuccession;
  /** The file of the catalog that keeps the code as retired, where the constant stands in code. */
  readonly file?: string;
}

/** What a change comes to, or in one or two sentences why there is none. */
export type ChangeOutcome = ChangedCatalog | { readonly refused: string };

export interface ChangedCatalog {
  /** Of the constant. */
  readonly code: string;
  /** In the order in which they are written. */
  readonly files: readonly ChangedText[];
  /** Warnings that the catalog has from now on. A change that brings errors is refused. */
  readonly findings: readonly Finding[];
  /** The constant as it is now; of a retired one `undefined`. */
  readonly constant: LogConstant | undefined;
}
