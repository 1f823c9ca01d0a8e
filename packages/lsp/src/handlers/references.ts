/** `textDocument/references`. */
import { references as referencesAt } from '@loglex/engine';
import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import type { Handler } from './handler.ts';

export const references: Handler<ReferenceParams, Location[] | null> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const declarations = params.context?.includeDeclaration !== false;
  const found = at && referencesAt(at.snapshot, at.document, at.offset, { declarations });
  return at && found ? found.map((place) => at.toLocation(place)) : null;
};
