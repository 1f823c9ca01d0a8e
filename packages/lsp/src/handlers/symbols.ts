/** `textDocument/documentSymbol` and `workspace/symbol`: entries of catalogs. */
import { type CatalogSymbol, documentSymbols, workspaceSymbols } from '@loglex/engine';
import type {
  DocumentSymbol,
  DocumentSymbolParams,
  SymbolInformation,
  SymbolKind,
  WorkspaceSymbolParams,
} from 'vscode-languageserver-protocol';
import type { Handler } from './handler.ts';

/** Nobody reads a longer list: who wants others types more. */
const MOST = 200;

/** Values of `SymbolKind`: Constant, Module, Enum. */
const KINDS: Readonly<Record<CatalogSymbol['kind'], SymbolKind>> = {
  constant: 14,
  retired: 14,
  component: 2,
  legend: 10,
};

export const documentSymbol: Handler<
  DocumentSymbolParams,
  DocumentSymbol[] | SymbolInformation[] | null
> = ({ place, client }, { textDocument }) => {
  const at = place(textDocument);
  if (at === undefined) return null;
  const found = documentSymbols(at.snapshot.session.catalog, at.file);
  const said = client.capabilities.textDocument?.documentSymbol;
  if (said?.hierarchicalDocumentSymbolSupport !== true) {
    return found.map((symbol) => toInformation(symbol, at.toLocation(placeOf(symbol))));
  }
  return found.map(({ kind, name, detail, range, selection }) => ({
    name,
    kind: KINDS[kind],
    ...(detail !== undefined && { detail }),
    range: at.toRange(range),
    selectionRange: at.toRange(selection),
  }));
};

export const workspaceSymbol: Handler<WorkspaceSymbolParams, SymbolInformation[]> = (
  { projects, rangeIn },
  params,
) => {
  const query = typeof params?.query === 'string' ? params.query : '';
  const found = projects.all().flatMap((project) => {
    const { settingsFiles } = project.status();
    const catalogs = new Set(
      settingsFiles.map((file) => project.snapshotFor(file).session.catalog),
    );
    return [...catalogs].flatMap((catalog) =>
      workspaceSymbols(catalog, query, MOST).map((symbol) => {
        const { file, range } = placeOf(symbol);
        const uri = projects.uriOf(project, file);
        return toInformation(symbol, { uri, range: rangeIn(project, file, range) });
      }),
    );
  });
  return found.slice(0, MOST);
};

function placeOf({ file, selection }: CatalogSymbol) {
  return { file, range: selection };
}

function toInformation(
  { kind, name, component }: CatalogSymbol,
  location: SymbolInformation['location'],
): SymbolInformation {
  return {
    name,
    kind: KINDS[kind],
    location,
    ...(component !== undefined && { containerName: component }),
  };
}
