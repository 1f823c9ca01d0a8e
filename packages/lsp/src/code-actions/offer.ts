/** What a provider of code actions offers: titles now, edits when one is chosen. */
import type { TextRange } from '@loglex/catalog';
import type { DocumentEdits, Finding } from '@loglex/engine';
import type { CodeActionKind } from 'vscode-languageserver-protocol';
import type { Place, Workspace } from '../state/workspace.ts';

export interface Offer {
  /** By title and kind an offer is found again when it is chosen. */
  readonly title: string;
  readonly kind: CodeActionKind;
  /** What it mends. */
  readonly findings?: readonly Finding[];
  readonly isPreferred?: boolean;
  /** Why it cannot be done now, and what to do: shown by clients that can. */
  readonly disabled?: string;
  /** Or why there are none, for the person who chose it. */
  edits(): OfferedEdits;
}

export type OfferedEdits = readonly DocumentEdits[] | { readonly refused: string };

/** A place, and what of its text is asked about. */
export interface Asked extends Place {
  readonly workspace: Workspace;
  readonly range: TextRange;
  /** The findings that the range touches, as the editor shows them. */
  readonly findings: readonly Finding[];
  /** Whether the client wants actions of a kind; a whole file's are wanted only by those who ask for their kind. */
  wants(kind: CodeActionKind): boolean;
  wantsExplicitly(kind: CodeActionKind): boolean;
}

export type Provider = (asked: Asked) => readonly Offer[];
