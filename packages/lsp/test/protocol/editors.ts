/**
 * What editors say of themselves at `initialize`, as far as an answer may depend on it. Written after their sources:
 * VS Code (vscode-languageclient 9, `client/src/common/*.ts`, `fillClientCapabilities`), Neovim 0.11
 * (`runtime/lua/vim/lsp/protocol.lua`, `make_client_capabilities`), Emacs 30 (`eglot.el`, `eglot-client-capabilities`),
 * Helix 25 (`helix-lsp/src/client.rs`, `initialize`) and Sublime Text's LSP 2 (`plugin/core/sessions.py`,
 * `get_initialize_params`).
 */
import type { InitializeParams } from 'vscode-languageserver-protocol';

export type Editor = 'vscode' | 'neovim' | 'emacs' | 'helix' | 'sublime';

const KINDS = ['quickfix', 'refactor', 'refactor.extract', 'source', 'source.fixAll'];
/** The types and modifiers that the protocol itself names. */
const TOKENS = {
  tokenTypes: [
    ...['namespace', 'type', 'class', 'enum', 'interface', 'struct', 'typeParameter', 'parameter'],
    ...['variable', 'property', 'enumMember', 'event', 'function', 'method', 'macro', 'keyword'],
    ...['modifier', 'comment', 'string', 'number', 'regexp', 'operator', 'decorator'],
  ],
  tokenModifiers: [
    ...['declaration', 'definition', 'readonly', 'static', 'deprecated', 'abstract', 'async'],
    ...['modification', 'documentation', 'defaultLibrary'],
  ],
  formats: ['relative' as const],
};
const ACTIONS = { codeActionKind: { valueSet: KINDS } };

export const EDITORS: Readonly<
  Record<Editor, Pick<InitializeParams, 'clientInfo' | 'capabilities'>>
> = {
  vscode: {
    clientInfo: { name: 'Visual Studio Code', version: '1.100.0' },
    capabilities: {
      workspace: {
        applyEdit: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create', 'rename', 'delete'],
          failureHandling: 'textOnlyTransactional',
          normalizesLineEndings: true,
          changeAnnotationSupport: { groupsOnLabel: true },
        },
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        executeCommand: { dynamicRegistration: true },
        configuration: true,
        workspaceFolders: true,
        fileOperations: {
          dynamicRegistration: true,
          didCreate: true,
          didRename: true,
          didDelete: true,
          willCreate: true,
          willRename: true,
          willDelete: true,
        },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        foldingRange: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        publishDiagnostics: {
          relatedInformation: true,
          versionSupport: false,
          tagSupport: { valueSet: [1, 2] },
          codeDescriptionSupport: true,
          dataSupport: true,
        },
        synchronization: { dynamicRegistration: true, willSave: true, didSave: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: {
          completionItem: {
            snippetSupport: true,
            documentationFormat: ['markdown', 'plaintext'],
            tagSupport: { valueSet: [1] },
          },
        },
        codeLens: { dynamicRegistration: true },
        documentLink: { dynamicRegistration: true, tooltipSupport: true },
        foldingRange: { dynamicRegistration: true, rangeLimit: 5000, lineFoldingOnly: true },
        selectionRange: { dynamicRegistration: true },
        callHierarchy: { dynamicRegistration: true },
        semanticTokens: {
          ...TOKENS,
          dynamicRegistration: true,
          requests: { range: true, full: { delta: true } },
          multilineTokenSupport: false,
          overlappingTokenSupport: false,
          serverCancelSupport: true,
          augmentsSyntaxTokens: true,
        },
        inlayHint: {
          dynamicRegistration: true,
          resolveSupport: {
            properties: [
              'tooltip',
              'textEdits',
              'label.tooltip',
              'label.location',
              'label.command',
            ],
          },
        },
        hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
        definition: { dynamicRegistration: true, linkSupport: true },
        declaration: { dynamicRegistration: true, linkSupport: true },
        references: { dynamicRegistration: true },
        rename: {
          dynamicRegistration: true,
          prepareSupport: true,
          prepareSupportDefaultBehavior: 1,
          honorsChangeAnnotations: true,
        },
        linkedEditingRange: { dynamicRegistration: true },
        documentHighlight: { dynamicRegistration: true },
        codeAction: {
          dynamicRegistration: true,
          isPreferredSupport: true,
          disabledSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
          codeActionLiteralSupport: ACTIONS,
          honorsChangeAnnotations: true,
        },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
      },
      window: { showMessage: {}, showDocument: { support: true }, workDoneProgress: true },
      general: { positionEncodings: ['utf-16'] },
      // Our extension's.
      experimental: { commands: { commands: ['loglex.showReferences'] } },
    },
  },
  neovim: {
    clientInfo: { name: 'Neovim', version: '0.11.0' },
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      workspace: {
        applyEdit: true,
        configuration: true,
        workspaceFolders: true,
        // On Linux; elsewhere it watches.
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
        didChangeConfiguration: { dynamicRegistration: false },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] },
      },
      textDocument: {
        diagnostic: { dynamicRegistration: false, tagSupport: { valueSet: [1, 2] } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: {
          completionItem: {
            snippetSupport: true,
            documentationFormat: ['markdown', 'plaintext'],
            tagSupport: { valueSet: [1] },
          },
        },
        codeLens: { dynamicRegistration: false },
        foldingRange: { dynamicRegistration: false, lineFoldingOnly: true },
        callHierarchy: { dynamicRegistration: false },
        semanticTokens: {
          ...TOKENS,
          dynamicRegistration: false,
          requests: { range: false, full: { delta: true } },
          multilineTokenSupport: false,
          overlappingTokenSupport: true,
          serverCancelSupport: false,
          augmentsSyntaxTokens: true,
        },
        inlayHint: {
          dynamicRegistration: true,
          resolveSupport: { properties: ['textEdits', 'tooltip', 'location', 'command'] },
        },
        hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
        definition: { dynamicRegistration: true, linkSupport: true },
        rename: { dynamicRegistration: true, prepareSupport: true },
        declaration: { linkSupport: true },
        codeAction: {
          dynamicRegistration: true,
          codeActionLiteralSupport: ACTIONS,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        publishDiagnostics: {
          relatedInformation: true,
          tagSupport: { valueSet: [1, 2] },
          dataSupport: true,
        },
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
  },
  emacs: {
    clientInfo: { name: 'Eglot', version: '1.17' },
    capabilities: {
      workspace: {
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        configuration: true,
        workspaceFolders: true,
      },
      textDocument: {
        synchronization: { willSave: true, willSaveWaitUntil: true, didSave: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: {
          completionItem: {
            snippetSupport: false,
            documentationFormat: ['markdown', 'plaintext'],
            tagSupport: { valueSet: [1] },
          },
        },
        inlayHint: { dynamicRegistration: false },
        hover: { dynamicRegistration: false, contentFormat: ['markdown', 'plaintext'] },
        declaration: { dynamicRegistration: false, linkSupport: true },
        definition: { dynamicRegistration: false, linkSupport: true },
        rename: { dynamicRegistration: false },
        codeAction: {
          dynamicRegistration: false,
          resolveSupport: { properties: ['edit', 'command'] },
          dataSupport: true,
          codeActionLiteralSupport: ACTIONS,
          isPreferredSupport: true,
        },
        publishDiagnostics: {
          relatedInformation: false,
          codeDescriptionSupport: false,
          tagSupport: { valueSet: [1, 2] },
        },
      },
      window: { showDocument: { support: true }, workDoneProgress: true },
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      experimental: {},
    },
  },
  helix: {
    clientInfo: { name: 'helix', version: '25.01' },
    capabilities: {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        workspaceFolders: true,
        fileOperations: { willRename: true, didRename: true },
        applyEdit: true,
        workspaceEdit: {
          documentChanges: true,
          resourceOperations: ['create', 'rename', 'delete'],
          failureHandling: 'abort',
          normalizesLineEndings: false,
        },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
      },
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: {
          completionItem: {
            snippetSupport: true,
            documentationFormat: ['markdown', 'plaintext'],
            tagSupport: { valueSet: [1] },
          },
        },
        inlayHint: { dynamicRegistration: false },
        hover: { contentFormat: ['markdown'] },
        rename: {
          dynamicRegistration: false,
          prepareSupport: true,
          honorsChangeAnnotations: false,
        },
        codeAction: {
          codeActionLiteralSupport: ACTIONS,
          isPreferredSupport: true,
          disabledSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
        publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
      },
      window: { workDoneProgress: true },
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
    },
  },
  sublime: {
    clientInfo: { name: 'Sublime Text LSP', version: '2.3.0' },
    capabilities: {
      general: { regularExpressions: { engine: 'ECMAScript' } },
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        completion: {
          completionItem: {
            snippetSupport: true,
            documentationFormat: ['markdown', 'plaintext'],
            tagSupport: { valueSet: [1] },
          },
        },
        codeLens: { dynamicRegistration: true },
        documentLink: { dynamicRegistration: true, tooltipSupport: true },
        foldingRange: { dynamicRegistration: true },
        selectionRange: { dynamicRegistration: true },
        callHierarchy: { dynamicRegistration: true },
        semanticTokens: {
          ...TOKENS,
          dynamicRegistration: true,
          requests: { range: true, full: { delta: true } },
          multilineTokenSupport: true,
          overlappingTokenSupport: true,
          augmentsSyntaxTokens: true,
        },
        inlayHint: {
          dynamicRegistration: true,
          resolveSupport: { properties: ['textEdits', 'label.command'] },
        },
        hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
        definition: { dynamicRegistration: true, linkSupport: true },
        rename: {
          dynamicRegistration: true,
          prepareSupport: true,
          prepareSupportDefaultBehavior: 1,
        },
        declaration: { dynamicRegistration: true, linkSupport: true },
        codeAction: {
          dynamicRegistration: true,
          codeActionLiteralSupport: ACTIONS,
          dataSupport: true,
          disabledSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
        publishDiagnostics: {
          relatedInformation: true,
          tagSupport: { valueSet: [1, 2] },
          versionSupport: true,
          codeDescriptionSupport: true,
          dataSupport: true,
        },
      },
      workspace: {
        applyEdit: true,
        didChangeConfiguration: { dynamicRegistration: true },
        executeCommand: {},
        workspaceEdit: { documentChanges: true, failureHandling: 'abort' },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        workspaceFolders: true,
        configuration: true,
      },
      window: { showDocument: { support: true }, workDoneProgress: true },
    },
  },
};
