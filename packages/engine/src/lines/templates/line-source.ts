/** What can have written a line: a constant of the catalog, by its template, or a call, by the message in it. */
import type { LogConstant } from '@loglex/catalog';
import type { LogCall } from '../../facts/log-call.ts';

export type LineSource =
  | { readonly kind: 'constant'; readonly constant: LogConstant }
  | { readonly kind: 'call'; readonly file: string; readonly call: LogCall };
