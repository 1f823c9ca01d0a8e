/** What the client can do, as far as an answer depends on it: asked once, of whatever the client said or left out. */
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver-protocol';
import { chooseEncoding, type PositionEncoding } from './convert/position-encoding.ts';

export interface Client {
  /** `undefined` where it does not say. */
  readonly name: string | undefined;
  readonly encoding: PositionEncoding;
  /** Whether hovers may be Markdown. */
  readonly markdownHover: boolean;
  readonly completion: {
    /** It fills in places of a snippet. */
    readonly snippets: boolean;
    /** What is out of use can be marked. */
    readonly deprecatedTag: boolean;
    readonly markdown: boolean;
  };
  /** Whether definitions and declarations may be links, which say what they lead from. */
  readonly definitionLinks: boolean;
  readonly declarationLinks: boolean;
  /** It asks for diagnostics itself; else they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly diagnostics: {
    readonly relatedInformation: boolean;
    readonly codeDescription: boolean;
    /** Values of `DiagnosticTag`. */
    readonly tags: ReadonlySet<number>;
  };
  readonly codeActions: {
    /** It takes code actions, and not commands alone. */
    readonly literals: boolean;
    /** Edits may come when one is chosen, and data travels with it. */
    readonly resolves: boolean;
    readonly preferred: boolean;
    /** What cannot be done now may be shown, with the reason. */
    readonly disabled: boolean;
    /** It shows what the edits of an action are for. */
    readonly annotations: boolean;
  };
  /** Commands that it carries out itself. */
  readonly commands: ReadonlySet<string>;
  /** What a hint says when it is pointed at may come later. */
  readonly resolvesHintTooltips: boolean;
  /** Edits may name the version of the document that they are meant for. */
  readonly documentChanges: boolean;
  /** Edits of documents may have places to fill in. */
  readonly snippetEdits: boolean;
  readonly rename: {
    /** It asks first what would be renamed. */
    readonly prepares: boolean;
    /** What is said of edits is shown, and people may leave some out. */
    readonly annotations: boolean;
  };
  readonly workDoneProgress: boolean;
  readonly watchesFiles: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  /** It wants to be told the status: extensions of ours do. */
  readonly wantsStatus: boolean;
  /** All it said, for features that ask more. */
  readonly capabilities: ClientCapabilities;
}

export function readClient(params: InitializeParams): Client {
  // Clients have been met that send null for what they do not have.
  const capabilities = params.capabilities ?? {};
  const { general, workspace, window } = capabilities;
  const text = capabilities.textDocument;
  const action = text?.codeAction;
  const diagnostic = text?.diagnostic ?? undefined;
  const item = text?.completion?.completionItem ?? undefined;
  const edit = workspace?.workspaceEdit;
  const annotates = edit?.documentChanges === true && Boolean(edit.changeAnnotationSupport);
  const published = text?.publishDiagnostics;
  const options = optionsOf(params.initializationOptions);
  return {
    name: params.clientInfo?.name,
    encoding: chooseEncoding(general?.positionEncodings),
    markdownHover: text?.hover?.contentFormat?.includes('markdown') ?? false,
    completion: {
      snippets: item?.snippetSupport === true,
      deprecatedTag: item?.tagSupport?.valueSet?.includes(1) === true,
      markdown: item?.documentationFormat?.includes('markdown') === true,
    },
    definitionLinks: text?.definition?.linkSupport === true,
    declarationLinks: text?.declaration?.linkSupport === true,
    pullsDiagnostics: diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    diagnostics: {
      relatedInformation:
        published?.relatedInformation === true || diagnostic?.relatedInformation === true,
      codeDescription:
        published?.codeDescriptionSupport === true || diagnostic?.codeDescriptionSupport === true,
      tags: new Set([
        ...(published?.tagSupport?.valueSet ?? []),
        ...(diagnostic?.tagSupport?.valueSet ?? []),
      ]),
    },
    codeActions: {
      literals: Boolean(action?.codeActionLiteralSupport),
      resolves:
        action?.dataSupport === true &&
        action.resolveSupport?.properties?.includes('edit') === true,
      preferred: action?.isPreferredSupport === true,
      disabled: action?.disabledSupport === true,
      annotations: annotates && action?.honorsChangeAnnotations === true,
    },
    commands: commandsOf(capabilities.experimental),
    resolvesHintTooltips: text?.inlayHint?.resolveSupport?.properties?.includes('tooltip') === true,
    documentChanges: edit?.documentChanges === true,
    snippetEdits: edit?.snippetEditSupport === true,
    rename: {
      prepares: text?.rename?.prepareSupport === true,
      annotations: annotates && text?.rename?.honorsChangeAnnotations === true,
    },
    workDoneProgress: window?.workDoneProgress === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    wantsStatus: options['status'] === true,
    capabilities,
  };
}

/** As rust-analyzer's clients say it: `experimental: { commands: { commands: […] } }`. */
function commandsOf(experimental: unknown): ReadonlySet<string> {
  const { commands } = optionsOf(optionsOf(experimental)['commands']);
  const names = Array.isArray(commands) ? (commands as readonly unknown[]) : [];
  return new Set(names.filter((name) => typeof name === 'string'));
}

/** What a client hands over at the start, where it is an object. */
export function optionsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
