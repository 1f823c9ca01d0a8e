// @ts-check
/** A server that was started and initialized on a workspace, by a client that is told of diagnostics. */
import process from 'node:process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServer } from './server.js';

/** What most editors say of themselves, without what makes servers ask back. */
const CAPABILITIES = {
  window: { workDoneProgress: true },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    synchronization: { didSave: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    rename: { prepareSupport: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
};

/**
 * @typedef {object} Peer
 * @property {string} id
 * @property {string} title
 * @property {import('./server.js').Server} server
 * @property {Record<string, unknown>} capabilities what it offers
 * @property {number} began when its process was started
 * @property {number} initializeMs
 * @property {number} initializeProcessorMs
 * @property {() => Promise<unknown>} ready it has shown that its work is done
 * @property {(file: string) => string} uri
 * @property {(file: string, text: string) => void} open
 */

/**
 * @param {Pick<import('./others.js').Other, 'id' | 'title' | 'command' | 'initializationOptions'>} other
 * @param {{ readonly folder: string }} workspace
 * @param {object} [capabilities]
 * @returns {Promise<Peer>}
 */
export async function connect(
  { id, title, command, initializationOptions },
  { folder },
  capabilities = CAPABILITIES,
) {
  const began = performance.now();
  const server = startServer(command(folder));
  const rootUri = pathToFileURL(folder).href;
  const offered = await server.request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities,
    initializationOptions,
  });
  const initializeMs = performance.now() - began;
  const initializeProcessorMs = server.processorMs();
  const ended = server.next('$/progress', ({ value }) => value.kind === 'end');
  ended.catch(() => undefined);
  server.notify('initialized', {});
  const uri = (/** @type {string} */ file) => pathToFileURL(join(folder, file)).href;
  return {
    id,
    title,
    server,
    capabilities: offered.capabilities,
    began,
    initializeMs,
    initializeProcessorMs,
    ready: () => ended,
    uri,
    open(file, text) {
      const languageId = file.endsWith('.ts')
        ? 'typescript'
        : file.endsWith('.log')
          ? 'log'
          : 'yaml';
      server.notify('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId, version: 1, text },
      });
    },
  };
}
