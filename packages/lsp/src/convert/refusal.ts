/** Requests that were understood and are not done, for a reason that people can do something about. */
import { ResponseError } from 'vscode-jsonrpc/node';

/** `LSPErrorCodes.RequestFailed`. */
const REQUEST_FAILED = -32803;

/** `LSPErrorCodes.ContentModified`. */
const CONTENT_MODIFIED = -32801;

/** `reason`: what is wrong and what to do, as the editor shows it. */
export function refusal(reason: string): ResponseError {
  return new ResponseError(REQUEST_FAILED, reason);
}

/** `LSPErrorCodes.RequestCancelled`. */
const REQUEST_CANCELLED = -32800;

/** Nobody waits for the answer any more. */
export function cancelled(): ResponseError {
  return new ResponseError(REQUEST_CANCELLED, 'The request was cancelled.');
}

export function contentModified(): ResponseError {
  return new ResponseError(CONTENT_MODIFIED, 'The text has changed meanwhile: ask again.');
}
