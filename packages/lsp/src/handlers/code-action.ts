/** `textDocument/codeAction` and `codeAction/resolve`: the fixes of the checks, the same edits as everywhere. */
import { applyEdits, type TextEdit as Edit } from '@loglex/catalog';
import { type Finding, type Fix, smallestEdit } from '@loglex/engine';
import { ResponseError } from 'vscode-jsonrpc/node';
import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { FIX_ALL } from '../capabilities.ts';
import { optionsOf } from '../client.ts';
import { toDiagnostic } from '../convert/diagnostic.ts';
import { shownFindings } from '../state/shown-findings.ts';
import type { Place, Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

const QUICK_FIX = 'quickfix';

/** `LSPErrorCodes.ContentModified`. */
const CONTENT_MODIFIED = -32801;

/** What travels with an action until it is chosen: how to find the fix again. */
interface ActionData {
  readonly loglex: 'fix' | 'fix-all';
  readonly uri: string;
  readonly version?: number;
  readonly check?: string;
  readonly start?: number;
  readonly fix?: string;
}

export const codeAction: Handler<CodeActionParams, CodeAction[] | null> = (workspace, params) => {
  const { textDocument, range, context } = params;
  const at = workspace.place(textDocument);
  if (at === undefined || !workspace.client.codeActions.literals) return null;
  const only = context?.only ?? undefined;
  const actions: CodeAction[] = [];
  if (isWanted(QUICK_FIX, only)) {
    const { start, end } = at.toTextRange(range);
    const touched = shownFindings(workspace, at.project, at.file).filter(
      (finding) => finding.range.start <= end && start <= finding.range.end,
    );
    for (const finding of touched) {
      const safe = finding.fixes.find(({ applicability }) => applicability === 'safe');
      for (const fix of finding.fixes)
        actions.push(quickFix(workspace, at, finding, fix, fix === safe));
    }
  }
  // What changes a whole file is offered to those who ask for it: on save, or from a menu of such actions.
  if (only !== undefined && isWanted(FIX_ALL, only)) {
    const text = at.project.fixAll(at.file);
    if (text !== undefined) actions.push(fixAllAction(workspace, at, text));
  }
  return actions;
};

export const resolveCodeAction: Handler<CodeAction, CodeAction> = (workspace, action) => {
  const data = optionsOf(action.data) as Partial<ActionData>;
  // Another server's action, which a client has asked everyone about.
  if (typeof data.uri !== 'string' || (data.loglex !== 'fix' && data.loglex !== 'fix-all')) {
    return action;
  }
  const at = workspace.place({ uri: data.uri });
  const edits = at && at.version === data.version ? editsOf(workspace, at, data) : undefined;
  if (at === undefined || edits === undefined) {
    throw new ResponseError(CONTENT_MODIFIED, 'The text has changed: ask for its actions again.');
  }
  return { ...action, edit: toWorkspaceEdit(workspace, at, edits) };
};

function editsOf(
  workspace: Workspace,
  at: Place,
  data: Partial<ActionData>,
): readonly Edit[] | undefined {
  if (data.loglex === 'fix-all') {
    const text = at.project.fixAll(at.file);
    return text === undefined ? [] : [smallestEdit(at.document.text, text)];
  }
  const finding = shownFindings(workspace, at.project, at.file).find(
    ({ check, range }) => check === data.check && range.start === data.start,
  );
  return finding?.fixes.find(({ title }) => title === data.fix)?.edits;
}

function quickFix(
  workspace: Workspace,
  at: Place,
  finding: Finding,
  fix: Fix,
  isPreferred: boolean,
): CodeAction {
  const { client } = workspace;
  const data: ActionData = {
    loglex: 'fix',
    uri: at.uri,
    ...(at.version !== undefined && { version: at.version }),
    check: finding.check,
    start: finding.range.start,
    fix: fix.title,
  };
  return {
    title: fix.caveat === undefined ? fix.title : `${fix.title} (${fix.caveat})`,
    kind: QUICK_FIX,
    diagnostics: [toDiagnostic(workspace, at.project, at, finding)],
    ...(isPreferred && client.codeActions.preferred && { isPreferred }),
    ...(client.codeActions.resolves
      ? { data }
      : { edit: toWorkspaceEdit(workspace, at, fix.edits) }),
  };
}

function fixAllAction(workspace: Workspace, at: Place, text: string): CodeAction {
  const data: ActionData = {
    loglex: 'fix-all',
    uri: at.uri,
    ...(at.version !== undefined && { version: at.version }),
  };
  return {
    title: 'Apply all safe fixes of Loglex',
    kind: FIX_ALL,
    ...(workspace.client.codeActions.resolves
      ? { data }
      : { edit: toWorkspaceEdit(workspace, at, [smallestEdit(at.document.text, text)]) }),
  };
}

function toWorkspaceEdit(
  { client }: Workspace,
  { uri, version, document, toRange }: Place,
  edits: readonly Edit[],
): WorkspaceEdit {
  applyEdits(document.text, edits); // Edits that do not fit together are told here, and not half applied there.
  const textEdits = edits.map((edit) => ({ range: toRange(edit), newText: edit.text }));
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version: version ?? null }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

/** Kinds are paths: whoever asks for `source` is given `source.fixAll.loglex`. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}
