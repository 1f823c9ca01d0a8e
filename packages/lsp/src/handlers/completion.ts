/** `textDocument/completion` and `completionItem/resolve`: what a constant means is told of the one that is looked at. */
import { type Completion, completion as completionAt, explainCompletion } from '@loglex/engine';
import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  CompletionParams,
} from 'vscode-languageserver-protocol';
import { optionsOf } from '../client.ts';
import { toMarkup } from '../convert/markup.ts';
import type { Cursor, Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export const completion: Handler<CompletionParams, CompletionList | null> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && completionAt(at.snapshot, at.document, at.offset);
  if (at === undefined || found === undefined) return null;
  const { items, isIncomplete } = found;
  return { isIncomplete, items: items.map((item, rank) => toItem(workspace, at, item, rank)) };
};

export const resolveCompletion: Handler<CompletionItem, CompletionItem> = (workspace, item) => {
  const { loglex, uri, code, name } = optionsOf(item.data);
  if (loglex !== 'completion' || typeof uri !== 'string' || typeof code !== 'string') return item;
  const at = workspace.place({ uri });
  const constants = at?.snapshot.session.catalog.byCode(code) ?? [];
  const constant = constants.find((each) => each.name === name) ?? constants[0];
  if (at === undefined || constant === undefined) return item;
  const explanations = explainCompletion(at.snapshot, constant);
  return { ...item, documentation: toMarkup(explanations, workspace.client.completion.markdown) };
};

/** Values of `CompletionItemKind`: Constant, Module, EnumMember, Value, Keyword, Field, Value. */
const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  constant: 21,
  component: 9,
  level: 20,
  code: 12,
  word: 14,
  field: 5,
  value: 12,
};

/** `InsertTextFormat.Snippet`. */
const SNIPPET = 2;
/** `CompletionItemTag.Deprecated`. */
const DEPRECATED = 1;

function toItem(
  { client }: Workspace,
  { uri, document, offset, toRange }: Cursor,
  { kind, label, detail, edit, snippet, further, constant }: Completion,
  rank: number,
): CompletionItem {
  const asSnippet = client.completion.snippets ? snippet : undefined;
  return {
    label,
    kind: KINDS[kind],
    ...(detail !== undefined && { detail }),
    // The order is ours, and so is what fits: clients would look for what is typed in the label alone.
    sortText: String(rank).padStart(3, '0'),
    filterText: document.text.slice(edit.start, offset) || label,
    textEdit: { range: toRange(edit), newText: asSnippet ?? edit.text },
    ...(asSnippet !== undefined && { insertTextFormat: SNIPPET }),
    ...(further && {
      additionalTextEdits: further.map((each) => ({ range: toRange(each), newText: each.text })),
    }),
    ...(constant?.deprecated && client.completion.deprecatedTag && { tags: [DEPRECATED] }),
    ...(constant && {
      data: { loglex: 'completion', uri, code: constant.code, name: constant.name },
    }),
  };
}
