/** Which language server is started: the one that travels in the extension, or one that the settings name. */
import { isAbsolute, join } from 'node:path';
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type ServerOptions, TransportKind } from 'vscode-languageclient/node';

export interface Program {
  /** Of the script or executable. */
  readonly path: string;
  readonly isBundled: boolean;
  readonly options: ServerOptions;
}

/**
 * In a workspace that is not trusted, VS Code hides what its settings say of `loglex.server`, so that nothing of it is
 * executed.
 */
export function serverProgram(context: ExtensionContext): Program {
  const settings = workspace.getConfiguration('loglex.server');
  const named = settings.get<string>('path', '').trim();
  const further = settings.get<readonly string[]>('arguments', []);
  if (named === '') {
    const path = Uri.joinPath(context.extensionUri, 'dist', 'loglex-lsp.js').fsPath;
    return { path, isBundled: true, options: asScript(path, []) };
  }
  const path = absolute(named);
  const options = /\.[cm]?js$/.test(path) ? asScript(path, further) : asExecutable(path, further);
  return { path, isBundled: false, options };
}

/** By the Node that VS Code itself runs on: none need be installed. */
function asScript(module: string, args: readonly string[]): ServerOptions {
  const run = { module, args: [...args], transport: TransportKind.stdio };
  return { run, debug: run };
}

function asExecutable(command: string, args: readonly string[]): ServerOptions {
  const run = { command, args: [...args], transport: TransportKind.stdio };
  return { run, debug: run };
}

/** A relative path is one from the first folder of the workspace. */
function absolute(path: string): string {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const named = path.replace(/^\$\{workspaceFolder\}/, () => folder);
  return isAbsolute(named) ? named : join(folder, named);
}
