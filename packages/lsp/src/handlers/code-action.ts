/** `textDocument/codeAction` and `codeAction/resolve`: what each provider offers, its edits made when one is chosen. */
import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { optionsOf } from '../client.ts';
import { catalogLevel } from '../code-actions/catalog-level.ts';
import { checkFixes } from '../code-actions/check-fixes.ts';
import { excuseFinding } from '../code-actions/excuse-finding.ts';
import { isWithin } from '../code-actions/kinds.ts';
import type { Asked, Offer, Provider } from '../code-actions/offer.ts';
import { rawCall } from '../code-actions/raw-call.ts';
import { fixAll, migrateFile } from '../code-actions/whole-file.ts';
import { toDiagnostic } from '../convert/diagnostic.ts';
import { contentModified, refusal } from '../convert/refusal.ts';
import { toWorkspaceEdit } from '../convert/workspace-edit.ts';
import { shownFindings } from '../state/shown-findings.ts';
import type { Place, Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** In the order in which a menu shows what they offer. */
const PROVIDERS: readonly Provider[] = [
  checkFixes,
  catalogLevel,
  rawCall,
  excuseFinding,
  fixAll,
  migrateFile,
];

/** What travels with an action until it is chosen: how to find its offer again. */
interface ActionData {
  readonly loglex: 'action';
  readonly uri: string;
  readonly version?: number;
  /** Offsets of what was asked about. */
  readonly start: number;
  readonly end: number;
  /** Which of the offers with its title it is. */
  readonly of: string;
}

export const codeAction: Handler<CodeActionParams, CodeAction[] | null> = (workspace, params) => {
  const { textDocument, range, context } = params;
  const at = workspace.place(textDocument);
  if (at === undefined || !workspace.client.codeActions.literals) return null;
  const only = context?.only ?? undefined;
  const asked = askedOf(workspace, at, at.toTextRange(range), only);
  const { disabled } = workspace.client.codeActions;
  return offersOf(asked)
    .filter((offer) => disabled || offer.disabled === undefined)
    .flatMap((offer) => toAction(asked, offer) ?? []);
};

export const resolveCodeAction: Handler<CodeAction, CodeAction> = (workspace, action) => {
  const { loglex, uri, version, start, end, of } = optionsOf(action.data) as Partial<ActionData>;
  // Another server's action, which a client has asked everyone about.
  if (loglex !== 'action' || typeof uri !== 'string') return action;
  const at = workspace.place({ uri });
  const isRange = typeof start === 'number' && typeof end === 'number';
  const kind = action.kind ?? '';
  const asked =
    at && isRange && at.version === version
      ? askedOf(workspace, at, { start, end }, [kind])
      : undefined;
  const offer =
    asked && offersOf(asked).find((each) => each.title === action.title && placeOf(each) === of);
  if (asked === undefined || offer === undefined) {
    throw contentModified();
  }
  const edits = offer.edits();
  if ('refused' in edits) throw refusal(edits.refused);
  return { ...action, edit: toEdit(asked, edits) };
};

function askedOf(
  workspace: Workspace,
  at: Place,
  range: Asked['range'],
  only: readonly string[] | undefined,
): Asked {
  const wantsExplicitly = (kind: string) => only?.some((asked) => isWithin(kind, asked)) ?? false;
  return {
    ...at,
    workspace,
    range,
    findings: shownFindings(workspace, at.project, at.file).filter(
      (finding) => finding.range.start <= range.end && range.start <= finding.range.end,
    ),
    wants: (kind) => only === undefined || wantsExplicitly(kind),
    wantsExplicitly,
  };
}

/** What does the same as an earlier offer is left out. */
function offersOf(asked: Asked): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const offer of PROVIDERS.flatMap((provider) => provider(asked))) {
    const key = `${placeOf(offer)} ${offer.title}`;
    if (!offers.has(key)) offers.set(key, offer);
  }
  return [...offers.values()];
}

/** Where what it mends begins: a selection may hold several findings with equal fixes. */
function placeOf({ findings: [finding] = [] }: Offer): string {
  return String(finding?.range.start ?? '');
}

/** `undefined` where the client wants edits at once, and there are none. */
function toAction(asked: Asked, offer: Offer): CodeAction | undefined {
  const { workspace, project, uri, version, range } = asked;
  const { codeActions } = workspace.client;
  const { title, kind, findings = [], isPreferred, disabled } = offer;
  const action: CodeAction = {
    title,
    kind,
    ...(findings.length > 0 && {
      diagnostics: findings.map((finding) => toDiagnostic(workspace, project, asked, finding)),
    }),
    ...(isPreferred && codeActions.preferred && { isPreferred }),
  };
  if (disabled !== undefined) return { ...action, disabled: { reason: disabled } };
  if (!codeActions.resolves) {
    const edits = offer.edits();
    return 'refused' in edits ? undefined : { ...action, edit: toEdit(asked, edits) };
  }
  const data: ActionData = {
    loglex: 'action',
    uri,
    ...(version !== undefined && { version }),
    start: range.start,
    end: range.end,
    of: placeOf(offer),
  };
  return { ...action, data };
}

function toEdit({ workspace, project }: Asked, edits: Parameters<typeof toWorkspaceEdit>[2]) {
  return toWorkspaceEdit(workspace, project, edits, workspace.client.codeActions.annotations);
}
