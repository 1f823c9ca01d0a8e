/** What a handler of requests is: a function from the workspace and a request's parameters to its result. */
import type { CancellationToken } from 'vscode-jsonrpc/node';
import type { Workspace } from '../state/workspace.ts';

/** `token`: whether the client still wants to know. A failure costs this answer and no other. */
export type Handler<Params, Result> = (
  workspace: Workspace,
  params: Params,
  token: CancellationToken,
) => Result | Promise<Result>;
