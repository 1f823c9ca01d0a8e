/** `textDocument/prepareCallHierarchy`, `callHierarchy/incomingCalls` and `callHierarchy/outgoingCalls`. */
import {
  callItemsAt,
  type ConstantItem,
  type FunctionItem,
  incomingCalls as incomingTo,
  outgoingCalls as outgoingFrom,
} from '@loglex/engine';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import { optionsOf } from '../client.ts';
import type { Place } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

/** Values of `SymbolKind`: Constant, Method, Function, File. */
const CONSTANT: SymbolKind = 14;
const METHOD: SymbolKind = 6;
const FUNCTION: SymbolKind = 12;
const FILE: SymbolKind = 1;

export const prepareCallHierarchy: Handler<
  CallHierarchyPrepareParams,
  CallHierarchyItem[] | null
> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && callItemsAt(at.snapshot, at.document, at.offset);
  return at && found && found.length > 0 ? found.map((item) => toItem(at, item)) : null;
};

export const incomingCalls: Handler<
  CallHierarchyIncomingCallsParams,
  CallHierarchyIncomingCall[] | null
> = ({ place }, { item }) => {
  const { loglex, code } = optionsOf(item?.data);
  // Who calls a function nobody has looked for.
  if (loglex !== 'call' || typeof code !== 'string') return null;
  const at = place(item);
  if (at === undefined) return null;
  return incomingTo(at.snapshot, { file: at.file, code }).map(({ from, places }) => ({
    from: toItem(at, from),
    fromRanges: places.map((range) => at.toLocation({ file: from.file, range }).range),
  }));
};

export const outgoingCalls: Handler<
  CallHierarchyOutgoingCallsParams,
  CallHierarchyOutgoingCall[] | null
> = ({ place }, { item }) => {
  const { loglex, code, function: name, class: owner } = optionsOf(item?.data);
  // A constant calls nothing.
  if (loglex !== 'call' || code !== undefined) return null;
  const at = place(item);
  if (at === undefined) return null;
  const id = {
    file: at.file,
    ...(typeof name === 'string' && { function: name }),
    ...(typeof owner === 'string' && { class: owner }),
  };
  return outgoingFrom(at.snapshot, id).map(({ to, places }) => ({
    to: toItem(at, to),
    fromRanges: places.map((range) => at.toRange(range)),
  }));
};

function toItem(at: Place, item: ConstantItem | FunctionItem): CallHierarchyItem {
  const { uri, range } = at.toLocation(item);
  return {
    name: item.name,
    kind: kindOf(item),
    detail: item.kind === 'constant' ? item.detail : item.file,
    uri,
    range,
    selectionRange: at.toLocation({ file: item.file, range: item.selection }).range,
    data: { loglex: 'call', ...identityOf(item) },
  };
}

function kindOf(item: ConstantItem | FunctionItem): SymbolKind {
  if (item.kind === 'constant') return CONSTANT;
  if (item.function === undefined) return FILE;
  return item.class === undefined ? FUNCTION : METHOD;
}

function identityOf(item: ConstantItem | FunctionItem): object {
  if (item.kind === 'constant') return { code: item.code };
  return { function: item.function, class: item.class };
}
