/** The legend: what the selection means, wherever it was met, and whole legends to look through. */
import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  type QuickPickItem,
  type TextEditor,
  ThemeIcon,
  window,
} from 'vscode';
import { LEGEND, type LegendAnswer, type LegendParams } from '@loglex/lsp';
import { openEntry } from '../catalog/constant-commands.ts';
import type { Connection } from '../server/connection.ts';
import { createLegendPanel } from './legend-panel.ts';
import type { LegendFocus } from './messages.ts';

export function createLegendLookup(context: ExtensionContext, connection: Connection): Disposable {
  const panel = createLegendPanel(context, connection);

  async function ask(params: LegendParams): Promise<LegendAnswer> {
    const answer = await connection.request<LegendAnswer>(LEGEND, params);
    return answer ?? { meanings: [], legends: [] };
  }

  async function explain(): Promise<void> {
    const editor = window.activeTextEditor;
    const textDocument = documentOf(editor);
    const selected = editor?.document.getText(editor.selection).trim();
    if (editor !== undefined && !selected) {
      const { line, character } = editor.selection.active;
      const params = { ...textDocument, position: { line, character } };
      const { meanings } = 'textDocument' in textDocument ? await ask(params) : { meanings: [] };
      // What stands at the cursor is told where it stands.
      if (meanings.length > 0) return void commands.executeCommand('editor.action.showHover');
    }
    const text = selected || (await askForText());
    if (!text) return;
    const { meanings } = await ask({ ...textDocument, text });
    if (meanings.length === 0) {
      void window.showInformationMessage(
        l10n.t('No catalog here says what “{0}” means.', text.slice(0, 60)),
      );
      return;
    }
    const names = new Set(meanings.flatMap(({ legend }) => legend ?? []));
    const chosen = await window.showQuickPick<Entry>(
      [
        ...meanings.map(({ title, kind, contents, location }) => ({
          label: plain(title),
          description: plain(kind),
          detail: plain(firstLine(contents.value)),
          ...(location && { location }),
        })),
        ...Array.from(names, (name) => ({
          label: l10n.t('Show All of the Legend {0}', plain(name)),
          iconPath: new ThemeIcon('list-unordered'),
          focus: focusOf(meanings.filter(({ legend }) => legend === name))!,
        })),
      ],
      {
        title: l10n.t('What “{0}” Means', text.slice(0, 60)),
        matchOnDescription: true,
        matchOnDetail: true,
      },
    );
    if (chosen?.focus !== undefined) await panel.show(chosen.focus);
    else if (chosen?.location !== undefined) await openEntry(chosen.location);
  }

  /** The legend of what is selected, or of the word at the cursor, is shown first. */
  async function browse(): Promise<void> {
    const editor = window.activeTextEditor;
    const word = editor?.document.getWordRangeAtPosition(editor.selection.active);
    const range = editor?.selection.isEmpty === false ? editor.selection : word;
    const text = range && editor?.document.getText(range).trim();
    const { meanings } = text ? await ask({ ...documentOf(editor), text }) : { meanings: [] };
    await panel.show(focusOf(meanings));
  }

  return Disposable.from(
    panel,
    commands.registerCommand('loglex.lookUpLegend', explain),
    commands.registerCommand('loglex.browseLegends', browse),
  );
}

interface Entry extends QuickPickItem {
  /** Where it is declared. */
  readonly location?: Parameters<typeof openEntry>[0];
  readonly focus?: LegendFocus;
}

function askForText(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Look Up in the Legend'),
    prompt: l10n.t('A tag, a word, a message, a code or a name'),
  });
}

function documentOf(editor: TextEditor | undefined): Pick<LegendParams, 'textDocument'> {
  const uri = editor?.document.uri;
  return uri?.scheme === 'file' ? { textDocument: { uri: uri.toString() } } : {};
}

function focusOf([meaning]: LegendAnswer['meanings']): LegendFocus | undefined {
  if (meaning?.legend === undefined) return undefined;
  const { legend, term } = meaning;
  return { legend, ...(term !== undefined && { term }) };
}

/** `$(name)` would be drawn as an icon. */
function plain(text: string): string {
  return text.slice(0, 300).replace(/\$\(/g, '$\u200b(');
}

function firstLine(markdown: string): string {
  const lines = markdown.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(?:#|```|---|\*\*)/.test(line)) ?? '';
}
