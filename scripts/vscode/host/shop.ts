/** Inside the extension host, with the shop as the workspace: what the extension gives by VS Code's API. */
import * as assert from 'node:assert/strict';
import {
  type CodeLens,
  ConfigurationTarget,
  DiagnosticSeverity,
  type InlayHint,
  Range,
  Selection,
  commands,
  type Diagnostic,
  extensions,
  type Hover,
  languages,
  type Location,
  type MarkdownString,
  TabInputWebview,
  Uri,
  window,
  workspace,
  type CompletionList,
} from 'vscode';
import { test, until } from './tests.ts';

export { run } from './tests.ts';

const uriOf = (path: string) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);

async function open(path: string) {
  const document = await workspace.openTextDocument(uriOf(path));
  await window.showTextDocument(document, { preview: false });
  return document;
}

async function placeOf(path: string, text: string) {
  const document = await open(path);
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `${path} holds ${text}`);
  return {
    document,
    position: document.positionAt(start + 1),
    end: document.positionAt(start + text.length),
  };
}

function ours(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'loglex');
}

function isUnknown(uri: Uri): boolean {
  return ours(uri).some(
    ({ code, message }) => idOf(code) === 'unknown-code' && message.includes('SHOP199'),
  );
}

function idOf(code: Diagnostic['code']) {
  return typeof code === 'object' ? code.value : code;
}

test('the extension is active by itself, since a loglex.yaml is in the workspace', async () => {
  const extension = extensions.getExtension('loglex.loglex-vscode');
  assert.ok(extension, 'it is installed');
  await until('activation', () => extension.isActive || undefined);
});

test('findings are underlined in TypeScript', async () => {
  const { uri } = await open('src/checkout/place-order.ts');
  const found = await until('findings', () => (ours(uri).length > 0 ? ours(uri) : undefined));
  assert.ok(found.every(({ code }) => code !== undefined));
});

test('findings are underlined in Python', async () => {
  const { uri } = await open('src/checkout/report.py');
  await until('unknown-code', () => isUnknown(uri) || undefined);
});

test('a hover says what a code means, in Python and in a log', async () => {
  for (const path of ['src/checkout/report.py', 'logs/shop.log']) {
    const { document, position } = await placeOf(path, 'SHOP101');
    const said = await until(`hover in ${path}`, async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const text = hovers
        .flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value))
        .join('\n');
      return text.includes('ORDER_PLACED') ? text : undefined;
    });
    assert.match(said, /The customer has confirmed the order/);
  }
});

test('the definition of a code is its entry', async () => {
  const { document, position } = await placeOf('src/checkout/report.py', 'SHOP101');
  const [found] = await commands.executeCommand<(Location | { targetUri: Uri })[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  assert.ok(found);
  const uri = 'targetUri' in found ? found.targetUri : found.uri;
  assert.equal(workspace.asRelativePath(uri), 'log-catalog/checkout.yaml');
});

test('completion offers constants by what they say', async () => {
  const { document, end } = await placeOf('src/checkout/place-order.ts', 'LOG.');
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    end,
  );
  const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  assert.ok(labels.includes('ORDER_PLACED'), labels.slice(0, 20).join(' '));
});

test('what is typed into the catalog counts at once', async () => {
  const { uri } = await open('src/checkout/report.py');
  await until('unknown-code', () => isUnknown(uri) || undefined);
  const catalog = await open('log-catalog/checkout.yaml');
  const editor = window.activeTextEditor!;
  const at = catalog.positionAt(catalog.getText().indexOf('retired:'));
  const entry =
    '{ code: SHOP199, name: ORDER_LOST, level: warn, message: "Order {order_id} lost" }';
  await editor.edit((edit) => edit.insert(at, `  - ${entry}\n`));
  await until('end of unknown-code', () => !isUnknown(uri) || undefined);
  await commands.executeCommand('undo');
  await until('unknown-code again', () => isUnknown(uri) || undefined);
});

test('the doctor says what is loaded', async () => {
  await open('src/checkout/report.py');
  await commands.executeCommand('loglex.doctor');
  const text = await until('page', () => {
    const { document } = window.activeTextEditor!;
    return document.uri.scheme === 'loglex-doctor' ? document.getText() : undefined;
  });
  assert.match(text, /server: running/);
  assert.match(text, /covered: yes/);
  assert.match(text, /log-catalog\/checkout\.yaml/);
});

test('legends are shown in a panel, and once', async () => {
  const panels = () =>
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof TabInputWebview && input.viewType.includes('loglex.legends'),
      );
  await open('src/checkout/report.py');
  await commands.executeCommand('loglex.browseLegends');
  await until('panel', () => panels()[0]);
  await commands.executeCommand('loglex.browseLegends');
  assert.equal(panels().length, 1);
  await window.tabGroups.close(panels());
});

test('the server can be started anew', async () => {
  await commands.executeCommand('loglex.restart');
  const { uri } = await open('src/checkout/report.py');
  await until('findings', () => (ours(uri).length > 0 ? ours(uri) : undefined));
});

test('a count of uses above an entry lists the places', async () => {
  const { uri } = await open('log-catalog/checkout.yaml');
  const lens = await until('lens', async () => {
    const lenses = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      9,
    );
    return lenses.find(({ command }) => command?.command === 'loglex.showReferences');
  });
  const [, , places] = lens.command!.arguments as [string, unknown, readonly unknown[]];
  assert.ok(places.length > 0, lens.command!.title);
  await commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
});

test('hints stand on the line of the cursor alone, where the setting says so', async () => {
  const document = await open('src/checkout/place-order.ts');
  const all = new Range(0, 0, document.lineCount, 0);
  const lines = async () => {
    const hints = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      all,
    );
    return hints
      .filter(({ label }) => typeof label === 'string' && label.includes('·'))
      .map(({ position }) => position.line);
  };
  await until('all hints', async () => (await lines()).length > 2 || undefined);
  const settings = workspace.getConfiguration('loglex');
  await settings.update('inlayHints', 'activeLine', ConfigurationTarget.Workspace);
  const line = document.positionAt(document.getText().indexOf('LOG.PAYMENT_DECLINED')).line;
  window.activeTextEditor!.selection = new Selection(line, 0, line, 0);
  await until('hints of one line', async () => {
    const found = await lines();
    return (found.length === 1 && found[0] === line) || undefined;
  });
  await settings.update('inlayHints', undefined, ConfigurationTarget.Workspace);
});

test('a severity of the settings is the one that is shown', async () => {
  const { uri } = await open('src/checkout/report.py');
  const settings = workspace.getConfiguration('loglex');
  await settings.update('severities', { 'unknown-code': 'hint' }, ConfigurationTarget.Workspace);
  await until(
    'a hint',
    () =>
      ours(uri).some(
        ({ code, severity }) =>
          idOf(code) === 'unknown-code' && severity === DiagnosticSeverity.Hint,
      ) || undefined,
  );
  await settings.update('severities', undefined, ConfigurationTarget.Workspace);
});
