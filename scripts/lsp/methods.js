// @ts-check
/** Parameters as clients send them, for every request that the server answers. */

/**
 * @typedef {object} Spot
 * @property {string} uri
 * @property {{ line: number, character: number }} position
 * @property {{ start: object, end: object }} range
 */

/** @type {Readonly<Record<string, (spot: Spot) => Record<string, unknown>>>} */
export const REQUESTS = {
  'textDocument/hover': at,
  'textDocument/completion': at,
  'completionItem/resolve': ({ uri }) => ({
    label: 'ORDER_PLACED',
    data: { loglex: 'completion', uri, code: 'SHOP101', name: 'ORDER_PLACED' },
  }),
  'textDocument/definition': at,
  'textDocument/declaration': at,
  'textDocument/references': (spot) => ({ ...at(spot), context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': at,
  'textDocument/documentLink': of,
  'textDocument/prepareRename': at,
  'textDocument/rename': (spot) => ({ ...at(spot), newName: 'ORDER_MADE' }),
  'textDocument/linkedEditingRange': at,
  'textDocument/documentSymbol': of,
  'workspace/symbol': () => ({ query: 'order' }),
  'textDocument/codeLens': of,
  'codeLens/resolve': ({ range, uri }) => ({
    range,
    data: { loglex: 'lens', uri, code: 'SHOP101' },
  }),
  'textDocument/inlayHint': within,
  'inlayHint/resolve': ({ position, uri }) => ({
    position,
    label: 'x',
    data: { loglex: 'hint', uri },
  }),
  'textDocument/semanticTokens/full': of,
  'textDocument/semanticTokens/full/delta': (spot) => ({ ...of(spot), previousResultId: '1' }),
  'textDocument/semanticTokens/range': within,
  'textDocument/codeAction': (spot) => ({ ...within(spot), context: { diagnostics: [] } }),
  'codeAction/resolve': ({ uri }) => ({
    title: 'x',
    data: { loglex: 'fix', uri, version: 1, check: 'unknown-code', start: 0, fix: 'x' },
  }),
  'textDocument/diagnostic': of,
  'workspace/diagnostic': () => ({ previousResultIds: [] }),
  'workspace/executeCommand': ({ uri }) => ({ command: 'loglex.status', arguments: [uri] }),
  'textDocument/foldingRange': of,
  'textDocument/selectionRange': ({ uri, position }) => ({
    textDocument: { uri },
    positions: [position],
  }),
  'textDocument/prepareCallHierarchy': at,
  'workspace/willRenameFiles': ({ uri }) => ({ files: [{ oldUri: uri, newUri: `${uri}x` }] }),
  'textDocument/formatting': of,
  'loglex/status': ({ uri }) => ({ uri }),
};

/** @type {Readonly<Record<string, (spot: Spot) => Record<string, unknown>>>} */
export const NOTIFICATIONS = {
  'textDocument/didOpen': ({ uri }) => ({
    textDocument: {
      uri,
      languageId: 'typescript',
      version: 1,
      text: 'logConstant(logger, LOG.X);\n',
    },
  }),
  'textDocument/didChange': ({ uri, range }) => ({
    textDocument: { uri, version: 2 },
    contentChanges: [{ range, text: 'x' }],
  }),
  'textDocument/didClose': of,
  'textDocument/didSave': of,
  'workspace/didChangeWatchedFiles': ({ uri }) => ({ changes: [{ uri, type: 2 }] }),
  'workspace/didChangeConfiguration': () => ({ settings: { loglex: { diagnostics: 'on' } } }),
  'workspace/didChangeWorkspaceFolders': ({ uri }) => ({
    event: { added: [{ uri, name: 'x' }], removed: [] },
  }),
  'window/workDoneProgress/cancel': () => ({ token: 'loglex-1' }),
  '$/cancelRequest': () => ({ id: 1 }),
  '$/setTrace': () => ({ value: 'verbose' }),
};

/** @param {Spot} spot */
function of({ uri }) {
  return { textDocument: { uri } };
}

/** @param {Spot} spot */
function at({ uri, position }) {
  return { textDocument: { uri }, position };
}

/** @param {Spot} spot */
function within({ uri, range }) {
  return { textDocument: { uri }, range };
}
