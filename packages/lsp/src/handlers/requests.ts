/** All requests that are answered once the project is loaded, by method. */
import type { ExecuteCommandParams, Position } from 'vscode-languageserver-protocol';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
import {
  CATALOG_REQUESTS,
  COMMANDS,
  LEGEND,
  LOG_REQUESTS,
  MIGRATION_REQUESTS,
  STATUS,
} from '../commands.ts';
import { catalog, search } from './catalog.ts';
import { deprecate, insertion } from './catalog-edits.ts';
import { codeAction, resolveCodeAction } from './code-action.ts';
import { codeLens, resolveCodeLens } from './code-lens.ts';
import { completion, resolveCompletion } from './completion.ts';
import { declaration, definition } from './definition.ts';
import { documentDiagnostic, workspaceDiagnostic } from './diagnostic.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { foldingRange } from './folding-range.ts';
import type { Handler } from './handler.ts';
import { hover } from './hover.ts';
import { inlayHint, resolveInlayHint } from './inlay-hint.ts';
import { legend } from './legend.ts';
import { referencePage } from './reference-page.ts';
import { references } from './references.ts';
import { linkedEditingRange } from './linked-editing-range.ts';
import * as log from './log.ts';
import { migrationHandlers } from './migration.ts';
import { prepareRename, rename } from './rename.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokensHandlers } from './semantic-tokens.ts';
import { status } from './status.ts';
import { documentSymbol, workspaceSymbol } from './symbols.ts';
import { willRenameFiles } from './will-rename-files.ts';

/** What a client sends may be anything: a handler says what it expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each handler has parameters of its own
type AnyHandler = Handler<any, unknown>;

const executeCommand: Handler<ExecuteCommandParams, unknown> = (workspace, params, token) => {
  const given: readonly unknown[] = params.arguments ?? [];
  const [first, second] = given.map((each) => (typeof each === 'string' ? each : undefined));
  const textDocument = second === undefined ? {} : { textDocument: { uri: second } };
  switch (params.command) {
    case COMMANDS.status:
      return status(workspace, first === undefined ? null : { uri: first }, token);
    case COMMANDS.references: {
      const [uri, position] = given as [string, Position];
      const context = { includeDeclaration: false };
      return references(workspace, { textDocument: { uri }, position, context }, token);
    }
    case COMMANDS.explainTag:
      return legend(workspace, { text: first ?? '', ...textDocument }, token);
    case COMMANDS.listLegend:
      return legend(workspace, { ...(first && { legend: first }), ...textDocument }, token);
    default:
      throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${params.command}.`);
  }
};

/** `send`: passes on a part of a result, or how far work has come. */
export function createRequests(
  send: (token: string | number, value: object) => void,
): ReadonlyMap<string, AnyHandler> {
  const semanticTokens = semanticTokensHandlers();
  const migration = migrationHandlers(send);
  return new Map<string, AnyHandler>([
    ['textDocument/hover', hover],
    ['textDocument/completion', completion],
    ['completionItem/resolve', resolveCompletion],
    ['textDocument/definition', definition],
    ['textDocument/declaration', declaration],
    ['textDocument/references', references],
    ['textDocument/documentHighlight', documentHighlight],
    ['textDocument/prepareCallHierarchy', prepareCallHierarchy],
    ['callHierarchy/incomingCalls', incomingCalls],
    ['callHierarchy/outgoingCalls', outgoingCalls],
    ['textDocument/documentLink', documentLink],
    ['textDocument/prepareRename', prepareRename],
    ['textDocument/rename', rename],
    ['textDocument/linkedEditingRange', linkedEditingRange],
    ['textDocument/documentSymbol', documentSymbol],
    ['textDocument/foldingRange', foldingRange],
    ['textDocument/selectionRange', selectionRange],
    ['workspace/symbol', workspaceSymbol],
    ['workspace/willRenameFiles', willRenameFiles],
    ['textDocument/codeLens', codeLens],
    ['codeLens/resolve', resolveCodeLens],
    ['textDocument/inlayHint', inlayHint],
    ['inlayHint/resolve', resolveInlayHint],
    ['textDocument/semanticTokens/full', semanticTokens.full],
    ['textDocument/semanticTokens/full/delta', semanticTokens.delta],
    ['textDocument/semanticTokens/range', semanticTokens.range],
    ['textDocument/codeAction', codeAction],
    ['codeAction/resolve', resolveCodeAction],
    ['textDocument/diagnostic', documentDiagnostic],
    ['workspace/diagnostic', workspaceDiagnostic(send)],
    ['workspace/executeCommand', executeCommand],
    [LEGEND, legend],
    [STATUS, status],
    [CATALOG_REQUESTS.catalog, catalog],
    [CATALOG_REQUESTS.search, search],
    [CATALOG_REQUESTS.insertion, insertion],
    [CATALOG_REQUESTS.deprecate, deprecate],
    [MIGRATION_REQUESTS.plan, migration.plan],
    [MIGRATION_REQUESTS.text, migration.text],
    [MIGRATION_REQUESTS.edits, migration.edits],
    [LOG_REQUESTS.open, log.open],
    [LOG_REQUESTS.rows, log.rows],
    [LOG_REQUESTS.filter, log.filter],
    [LOG_REQUESTS.names, log.names],
    [LOG_REQUESTS.explain, log.explain],
    [LOG_REQUESTS.rowOf, log.rowOf],
    [LOG_REQUESTS.close, log.close],
    [CATALOG_REQUESTS.reference, referencePage],
  ]);
}
