/** The legend: what the selection means, wherever it was met, and whole legends to look through. */
import { commands, Disposable, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { LEGEND, type LegendAnswer, type LegendParams } from '@loglex/lsp';
import { openEntry } from '../catalog/constant-commands.ts';
import type { Connection } from '../server/connection.ts';

export function createLegendLookup(connection: Connection): Disposable {
  async function ask(params: LegendParams): Promise<LegendAnswer> {
    const answer = await connection.request<LegendAnswer>(LEGEND, params);
    return answer ?? { meanings: [], legends: [] };
  }

  async function explain(): Promise<void> {
    const editor = window.activeTextEditor;
    const uri = editor?.document.uri;
    const textDocument = uri?.scheme === 'file' ? { textDocument: { uri: uri.toString() } } : {};
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
    await show(
      l10n.t('What “{0}” Means', text.slice(0, 60)),
      meanings.map(({ title, kind, contents, location }) => ({
        label: plain(title),
        description: plain(kind),
        detail: plain(firstLine(contents.value)),
        ...(location && { location }),
      })),
    );
  }

  async function browse(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri;
    const params = uri?.scheme === 'file' ? { textDocument: { uri: uri.toString() } } : {};
    const { legends } = await ask(params);
    if (legends.length === 0) {
      void window.showInformationMessage(l10n.t('The catalog has no legend.'));
      return;
    }
    await show(
      l10n.t('Legends'),
      legends.flatMap(({ name, description, terms }): Entry[] => [
        { label: plain(name), kind: QuickPickItemKind.Separator },
        ...terms.map((term) => ({
          label: plain(term.name),
          description: plain([term.group, term.level, ...term.aliases].filter(Boolean).join(' · ')),
          detail: plain(term.message ?? term.description ?? description ?? ''),
          location: term.location,
        })),
      ]),
    );
  }

  return Disposable.from(
    commands.registerCommand('loglex.lookUpLegend', explain),
    commands.registerCommand('loglex.browseLegends', browse),
  );
}

type Location = Parameters<typeof openEntry>[0];

interface Entry extends QuickPickItem {
  readonly location?: Location;
}

function askForText(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Look Up in the Legend'),
    prompt: l10n.t('A tag, a word, a message, a code or a name'),
  });
}

/** Chosen, an entry is opened where it is declared. */
async function show(title: string, entries: readonly Entry[]): Promise<void> {
  const options = { title, matchOnDescription: true, matchOnDetail: true };
  const chosen = await window.showQuickPick([...entries], options);
  if (chosen?.location !== undefined) await openEntry(chosen.location);
}

/** `$(name)` would be drawn as an icon. */
function plain(text: string): string {
  return text.slice(0, 300).replace(/\$\(/g, '$\u200b(');
}

function firstLine(markdown: string): string {
  const lines = markdown.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(?:#|```|---|\*\*)/.test(line)) ?? '';
}
