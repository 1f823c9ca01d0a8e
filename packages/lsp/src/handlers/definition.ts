/** `textDocument/definition` and `textDocument/declaration`. */
import {
  declaration as declarationAt,
  definition as definitionAt,
  type Definition as Found,
} from '@loglex/engine';
import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver-protocol';
import type { Cursor } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

type Places = Location[] | LocationLink[] | null;

export const definition: Handler<DefinitionParams, Places> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && definitionAt(at.snapshot, at.document, at.offset);
  return at && found ? toPlaces(at, found, workspace.client.definitionLinks) : null;
};

export const declaration: Handler<DefinitionParams, Places> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && declarationAt(at.snapshot, at.document, at.offset);
  return at && found ? toPlaces(at, found, workspace.client.declarationLinks) : null;
};

function toPlaces(at: Cursor, { origin, places }: Found, links: boolean): Places {
  if (!links) return places.map(({ file, selection }) => at.toLocation({ file, range: selection }));
  return places.map(({ file, range, selection }): LocationLink => {
    const { uri, range: targetRange } = at.toLocation({ file, range });
    const { range: targetSelectionRange } = at.toLocation({ file, range: selection });
    return {
      originSelectionRange: at.toRange(origin),
      targetUri: uri,
      targetRange,
      targetSelectionRange,
    };
  });
}
