/** What each editor is told is what the protocol knows, and what it has said it can take. */
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  Location,
  LocationLink,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { folder, SHOP } from '../folder.ts';
import { type Client, type ClientOptions, cursorIn, startClient } from './client.ts';
import type { Editor } from './editors.ts';

let client: Client;

async function start(options: Partial<ClientOptions> & { editor: Editor }): Promise<Client> {
  return (client = await startClient({ folder: folder(SHOP), ...options }));
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.problems).toEqual([]);
});

describe.each(['vscode', 'neovim', 'emacs', 'helix', 'sublime'] as const)('%s', (editor) => {
  it('is answered in its own words', async () => {
    const { initialized, request, open } = await start({ editor });
    const { capabilities } = initialized;
    const encoding = { neovim: 'utf-8', emacs: 'utf-32', helix: 'utf-8' }[editor as 'neovim'];
    expect(capabilities.positionEncoding).toBe(encoding ?? 'utf-16');
    const pulls = editor === 'vscode' || editor === 'neovim';
    expect(Boolean(capabilities.diagnosticProvider)).toBe(pulls);

    // After an emoji the three encodings count differently.
    const marked = `import { LOG, logConstant, logger } from './log.js';
export const a = '🎉'; logConstant(logger, LOG.ORDER_PL$0ACED, { order_id: 1 });
logConstant(logger, LOG.ORDER_PLACD, { order_id: 1 });
`;
    const { text, position: utf16 } = cursorIn(marked);
    const shift = { 'utf-16': 0, 'utf-8': 2, 'utf-32': -1 }[
      capabilities.positionEncoding as 'utf-8'
    ];
    const position = { ...utf16, character: utf16.character + shift };
    const uri = open('src/order.ts', text);
    const textDocument = { uri };

    const hover = await request<Hover>('textDocument/hover', { textDocument, position });
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect((hover.contents as { value: string }).value).toContain('ORDER_PLACED');
    expect(hover.range?.start.character).toBe(position.character - 'LOG.ORDER_PL'.length);

    const [target] = await request<(Location | LocationLink)[]>('textDocument/definition', {
      textDocument,
      position,
    });
    const targetUri = 'targetUri' in target! ? target.targetUri : target!.uri;
    expect('targetUri' in target!).toBe(editor !== 'helix');
    expect(targetUri).toBe(client.uri('log-catalog.yaml'));

    const references = await request<Location[]>('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration: false },
    });
    expect(references.map((each) => each.uri)).toEqual([
      client.uri('log-catalog.yaml'),
      client.uri('src/order.py'),
      uri,
    ]);
    await request('textDocument/documentHighlight', { textDocument, position });

    const found = pulls ? await pull(uri) : await pushed(uri, 1);
    const [unknown] = found.filter(({ code }) => code === 'unknown-code');
    expect(unknown).toMatchObject({ source: 'loglex', severity: 1, range: { start: { line: 2 } } });
    expect(Boolean(client.received.get('textDocument/publishDiagnostics'))).toBe(!pulls);

    const actions = await request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: unknown!.range,
      context: { diagnostics: [unknown] },
    });
    expect(actions[0]).toMatchObject({
      kind: 'quickfix',
      title: expect.stringContaining('ORDER_PLACED'),
    });
    const resolved = actions[0]?.edit
      ? actions[0]
      : await request<CodeAction>('codeAction/resolve', actions[0]);
    const edit = resolved.edit?.documentChanges?.[0] ?? { edits: resolved.edit?.changes?.[uri] };
    expect(edit).toMatchObject({ edits: [{ newText: 'ORDER_PLACED', range: unknown!.range }] });
    expect('documentChanges' in resolved.edit!).toBe(editor !== 'neovim');
  });
});

describe('diagnostics', () => {
  it('are pulled with marks by which a client knows what it has', async () => {
    const { open, request } = await start({ editor: 'vscode' });
    const uri = open('src/order.ts');
    const params = { textDocument: { uri } };
    const first = await request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
    expect(first).toMatchObject({ kind: 'full' });
    const again = await request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      ...params,
      previousResultId: first.resultId,
    });
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  it('have a page, a tag, and a place in the catalog', async () => {
    const { open } = await start({ editor: 'vscode' });
    const found = await pull(open('src/order.ts'));
    expect(found.find(({ code }) => code === 'deprecated-code')).toMatchObject({
      tags: [2],
      codeDescription: { href: expect.stringMatching(/^file:.*\/checks\/deprecated-code\.md$/) },
      relatedInformation: [{ location: { uri: client.uri('log-catalog.yaml') } }],
    });
  });

  it('of the workspace come in parts, and name what is the same', async () => {
    const { request, received } = await start({ editor: 'vscode' });
    const last = await request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'part workspace/diagnostic',
    });
    const parts = (received.get('$/progress') ?? []) as {
      token: string;
      value: WorkspaceDiagnosticReport;
    }[];
    const items = parts
      .filter(({ token }) => token === 'part workspace/diagnostic')
      .flatMap(({ value }) => value.items);
    expect(last.items).toEqual([]);
    expect(items.map(({ uri }) => uri)).toEqual([
      client.uri('log-catalog.yaml'),
      client.uri('src/order.ts'),
    ]);
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    const again = await request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [...previousResultIds, { uri: client.uri('src/gone.ts'), value: 'x' }],
    });
    expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'full']);
  });

  it('are pushed for the last of several changes, and taken away when the document is closed', async () => {
    const { open, notify, next } = await start({ editor: 'sublime' });
    const uri = open('src/order.ts', 'export {};\n');
    expect(await pushed(uri, 1)).toEqual([]);
    for (const [version, text] of [
      [2, 'logConstant(logger, LOG.N'],
      [3, 'logConstant(logger, LOG.NO_SUCH);\n'],
    ] as const) {
      notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    }
    expect((await pushed(uri, 3)).map(({ code }) => code)).toEqual(['unknown-code']);
    notify('textDocument/didClose', { textDocument: { uri } });
    await next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.version === undefined && params.diagnostics.length === 0,
    );
  });

  it('follow a catalog as it is typed', async () => {
    const { open, notify } = await start({ editor: 'vscode' });
    const uri = open('src/order.ts');
    const catalog = open('log-catalog.yaml');
    const codes = async () => (await pull(uri)).map(({ code }) => code);
    expect(await codes()).toContain('unknown-code');
    notify('textDocument/didChange', {
      textDocument: { uri: catalog, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 3, character: 10 }, end: { line: 3, character: 22 } },
          text: 'ORDER_PLACD',
        },
      ],
    });
    const found = await pull(uri);
    const unknown = found.filter(({ code }) => code === 'unknown-code');
    expect(unknown.map(({ range }) => range.start.line)).toEqual([2]);
    await client.next('workspace/diagnostic/refresh');
  });

  it('are none where the setting says so, and all again where it does not', async () => {
    const { open, notify, next } = await start({
      editor: 'vscode',
      configuration: { diagnostics: 'off' },
    });
    const uri = open('src/order.ts');
    await next('workspace/configuration');
    await client.request('loglex/status', null);
    expect(await pull(uri)).toEqual([]);
    notify('workspace/didChangeConfiguration', { settings: null });
  });

  it('look as the setting says, or are not there', async () => {
    const severities = { 'unknown-code': 'hint', 'ad-hoc-log': 'off' };
    const { open, next } = await start({ editor: 'vscode', configuration: { severities } });
    const uri = open(
      'src/order.ts',
      "import { LOG, logConstant, logger } from './log.js';\nlogConstant(logger, LOG.NOBODY);\nlogger.warn('raw');\n",
    );
    await next('workspace/configuration');
    await client.request('loglex/status', null);
    const found = await pull(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['unknown-code', 4]]);
  });

  it('leave to ESLint what ESLint underlines', async () => {
    const withEslint = folder({
      ...SHOP,
      'eslint.config.js':
        "import loglex from 'eslint-plugin-loglex';\nexport default [loglex.configs.recommended];\n",
    });
    const { open } = await start({ editor: 'vscode', folder: withEslint });
    expect(await pull(open('src/order.ts'))).toEqual([]);
    const inCatalog = await pull(open('log-catalog.yaml'));
    expect(inCatalog.map(({ code }) => code)).toContain('unused-code');
  });
});

describe('completion', () => {
  it.each([
    ['vscode', 'LOG.ORDER_PLACED, { order_id: ${1:order_id} \\}'],
    ['emacs', 'LOG.ORDER_PLACED'],
  ] as const)('is given to %s while the text cannot be parsed', async (editor, newText) => {
    const { open, request } = await start({ editor });
    const { text, position } = cursorIn(
      `import { LOG, logConstant, logger } from './log.js';\nif (( { logConstant(logger, LOG.PLAC$0\n`,
    );
    const { isIncomplete, items } = await request<CompletionList>('textDocument/completion', {
      textDocument: { uri: open('src/order.ts', text) },
      position,
    });
    expect(isIncomplete).toBe(true);
    expect(items.map(({ label }) => label)).toEqual(['ORDER_PLACED']);
    expect(items[0]).toMatchObject({ filterText: 'LOG.PLAC', textEdit: { newText } });
    expect(items[0]).not.toHaveProperty('documentation');
    const { documentation } = await request<CompletionItem>('completionItem/resolve', items[0]);
    expect(documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('The customer has confirmed'),
    });
  });

  it('of others is given back as it came', async () => {
    const { request } = await start({ editor: 'vscode' });
    for (const data of [
      null,
      7,
      { uri: 1 },
      { loglex: 'completion', uri: 'file:///a', code: 'X' },
    ]) {
      const item = { label: 'x', data };
      expect(await request('completionItem/resolve', item)).toEqual(item);
    }
  });
});

describe('symbols', () => {
  it.each([
    ['an outline', {}],
    ['a list, where a client knows no outlines', { capabilities: {} }],
  ])('of a catalog are %s; those of the workspace are found by words', async (_, initialize) => {
    const { open, request, uri } = await start({ editor: 'vscode', initialize, wait: false });
    const outline = await request<{ name: string }[]>('textDocument/documentSymbol', {
      textDocument: { uri: open('log-catalog.yaml') },
    });
    expect(outline.map(({ name }) => name)).toEqual(['ORDER_PLACED', 'CART_EMPTY', 'UNUSED']);
    expect('selectionRange' in outline[0]!).toBe(!('capabilities' in initialize));
    expect(await request('workspace/symbol', { query: 'cart is' })).toMatchObject([
      {
        name: 'CART_EMPTY',
        location: { uri: uri('log-catalog.yaml'), range: { start: { line: 7 } } },
      },
    ]);
  });
});

describe('code actions', () => {
  it('fix all that is safe, where that is asked for', async () => {
    const { open, request } = await start({ editor: 'vscode' });
    const text = `import pino from 'pino';
const logger = pino();
logger.info({ code: 'SHOP103' }, 'Nobody says this');
`;
    const uri = open('src/order.ts', text);
    const ask = (only: string[]) =>
      request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only },
      });
    const [action] = await ask(['source.fixAll']);
    expect(action).toMatchObject({ kind: 'source.fixAll.loglex' });
    const { edit } = await request<CodeAction>('codeAction/resolve', action);
    expect(edit?.documentChanges).toMatchObject([
      {
        textDocument: { uri, version: 1 },
        edits: [{ newText: 'warn', range: { start: { line: 2 }, end: { line: 2 } } }],
      },
    ]);
    expect(await ask(['refactor'])).toEqual([]);
  });

  it('of others are given back as they came', async () => {
    const { request } = await start({ editor: 'vscode' });
    for (const data of [
      undefined,
      null,
      7,
      'x',
      { uri: 1 },
      { loglex: 'other', uri: 'file:///a' },
    ]) {
      const action = { title: 'Of somebody else', ...(data !== undefined && { data }) };
      expect(await request('codeAction/resolve', action)).toEqual(action);
    }
  });

  it('for a text that has changed are refused', async () => {
    const { open, request, notify } = await start({ editor: 'vscode' });
    const uri = open('src/order.ts');
    const [action] = await request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 50 } },
      context: { diagnostics: [] },
    });
    notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'export {};\n' }],
    });
    await expect(request('codeAction/resolve', action)).rejects.toMatchObject({ code: -32801 });
  });
});

async function pull(uri: string): Promise<readonly Diagnostic[]> {
  const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.kind === 'full' ? report.items : [];
}

async function pushed(uri: string, version: number): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await client.next<PublishDiagnosticsParams>(
    'textDocument/publishDiagnostics',
    (params) => params.uri === uri && params.version === version,
  );
  return diagnostics;
}
