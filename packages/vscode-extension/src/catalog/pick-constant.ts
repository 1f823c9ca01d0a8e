/** One constant of all, by code, name, message, component or level: the server looks, and ten thousand are no longer a list. */
import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { CATALOG_REQUESTS, type CatalogConstant, type SearchParams } from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';

interface Choice extends QuickPickItem {
  readonly constant: CatalogConstant;
}

/** So many are shown: who looks for others types more. */
const LIMIT = 100;

/** `undefined` where nothing is chosen. */
export function pickConstant(
  connection: Connection,
  title: string,
): Promise<CatalogConstant | undefined> {
  const pick = window.createQuickPick<Choice>();
  pick.title = title;
  pick.placeholder = l10n.t('Code, name, words of the message, component or level');
  let asked = 0;

  async function search(query: string): Promise<void> {
    const turn = ++asked;
    pick.busy = true;
    const params: SearchParams = { query, limit: LIMIT };
    const found = await connection.request<CatalogConstant[]>(CATALOG_REQUESTS.search, params);
    // An answer that came after a later question is no answer.
    if (turn !== asked) return;
    pick.busy = false;
    pick.items = (found ?? []).map(choiceOf);
  }

  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => void search(value));
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.constant);
      pick.hide();
    });
    pick.onDidHide(() => {
      asked++;
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void search('');
  });
}

function choiceOf(constant: CatalogConstant): Choice {
  const { code, name, message, level, component, uses, deprecated } = constant;
  const parts = [
    level,
    component,
    uses === 0 ? l10n.t('unused') : uses === 1 ? l10n.t('1 use') : l10n.t('{0} uses', uses),
  ];
  return {
    label: plain(name === code ? code : `${code} ${name}`),
    description: plain(parts.filter((part) => part !== undefined).join(' · ')),
    detail: plain(message.slice(0, 300)),
    ...(deprecated !== undefined && { iconPath: new ThemeIcon('circle-slash') }),
    // The server found it: VS Code, which knows no words, shall not take it out again.
    alwaysShow: true,
    constant,
  };
}

/** `$(name)` would be drawn as an icon. */
function plain(text: string): string {
  return text.replace(/\$\(/g, '$\u200b(');
}
