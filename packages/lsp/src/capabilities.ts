/** What the server offers to a client: said before anything heavy is loaded, so a table and no more. */
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';
import { KINDS } from './code-actions/kinds.ts';
import { COMMANDS } from './commands.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './token-legend.ts';

/** `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    completionProvider: { triggerCharacters: ['.', '"', "'", ' '], resolveProvider: true },
    hoverProvider: true,
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    ...(client.capabilities.textDocument?.linkedEditingRange && {
      linkedEditingRangeProvider: true,
    }),
    callHierarchyProvider: true,
    renameProvider: client.rename.prepares ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: client.resolvesHintTooltips },
    ...(client.capabilities.textDocument?.semanticTokens && {
      semanticTokensProvider: {
        legend: { tokenTypes: TOKEN_TYPES, tokenModifiers: TOKEN_MODIFIERS },
        full: { delta: true },
        range: true,
      },
    }),
    ...(client.codeActions.literals && {
      codeActionProvider: {
        codeActionKinds: Object.values(KINDS),
        resolveProvider: client.codeActions.resolves,
      },
    }),
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'loglex',
        // A constant is unused when the last call in another file goes.
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    executeCommandProvider: { commands: Object.values(COMMANDS) },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.capabilities.workspace?.fileOperations?.willRename === true && {
        fileOperations: {
          willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] },
        },
      }),
    },
  };
}
