/**
 * Which functions log a constant, and which constants a function logs. Facts know in which function a log call stands
 * and not who calls that one: above a function the hierarchy ends, and the language's own server goes on.
 */
import type { Location, LogConstant, TextRange } from '@loglex/catalog';
import { mentionsIn, usesOf } from '../index/uses.ts';
import { basename } from '../text/posix-path.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { CallContext } from '../facts/log-call.ts';
import { declarationOf } from './declaration.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { innermostCall, shownRange } from './source-target.ts';
import { targetAt } from './target.ts';

/** An entry of the catalog. */
export interface ConstantItem extends Location {
  readonly kind: 'constant';
  readonly code: string;
  readonly name: string;
  /** What it says. */
  readonly detail: string;
  readonly selection: TextRange;
}

/** A function that logs, or what stands outside of all functions of a file. */
export interface FunctionItem extends FunctionId, Location {
  readonly kind: 'function';
  /** From its first log call to its last, as far as they are asked about: where it begins and ends no facts tell. */
  readonly range: TextRange;
  /** As people read it: `Cart.empty`, or the file's name. */
  readonly name: string;
  readonly selection: TextRange;
}

/** By which a function is found again; functions without a name count to the one around them. */
export interface FunctionId {
  readonly file: string;
  readonly function?: string;
  readonly class?: string;
}

export interface IncomingCall {
  readonly from: FunctionItem;
  /** In its file, where it names the constant. */
  readonly places: readonly TextRange[];
}

export interface OutgoingCall {
  readonly to: ConstantItem;
  /** In the function's file. */
  readonly places: readonly TextRange[];
}

/** What the hierarchy of a cursor begins with: the constant there, else the function of the log call around it. */
export function callItemsAt(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): readonly (ConstantItem | FunctionItem)[] {
  const target = targetAt(snapshot, document, offset);
  if (target?.kind === 'constant') return target.constants.map(constantItem);
  const call = document.facts && innermostCall(document.facts, offset);
  if (call === undefined) return [];
  return [functionItem(document.file, call.context, [call.range], call.callee)];
}

/** The functions that name the constant, by file and place. */
export function incomingCalls(
  snapshot: Snapshot,
  { file, code }: Pick<ConstantItem, 'file' | 'code'>,
): readonly IncomingCall[] {
  const entry = snapshot.session.catalog.byCode(code).find(({ source }) => source.file === file);
  if (entry === undefined) return [];
  const byFunction = new Map<string, { context: Context; file: string; places: TextRange[] }>();
  for (const { file, mention, call } of usesOf(entry, snapshot.index, snapshot.sessionOf)) {
    const context: Context = call?.context ?? {};
    const key = JSON.stringify([file, context.class, context.function]);
    const known = byFunction.get(key);
    if (known === undefined) byFunction.set(key, { context, file, places: [shownRange(mention)] });
    else known.places.push(shownRange(mention));
  }
  return Array.from(byFunction.values(), ({ context, file, places }) => ({
    from: functionItem(file, context, places, places[0]!),
    places,
  }));
}

/** The constants that the log calls of a function name, by place. */
export function outgoingCalls(snapshot: Snapshot, id: FunctionId): readonly OutgoingCall[] {
  const facts = snapshot.index.factsOf(id.file);
  if (facts === undefined) return [];
  const byConstant = new Map<LogConstant, TextRange[]>();
  for (const { constant, place } of namedIn(snapshot, facts, id)) {
    const places = byConstant.get(constant);
    if (places === undefined) byConstant.set(constant, [place]);
    else places.push(place);
  }
  return Array.from(byConstant, ([constant, places]) => ({ to: constantItem(constant), places }));
}

function* namedIn(
  snapshot: Snapshot,
  facts: FileFacts,
  id: FunctionId,
): Generator<{ readonly constant: LogConstant; readonly place: TextRange }> {
  for (const { resolved, call } of mentionsIn(facts, snapshot.sessionOf(facts.file))) {
    const context: Context = call?.context ?? {};
    if (context.function !== id.function || context.class !== id.class) continue;
    if (resolved.kind !== 'known') continue;
    yield { constant: resolved.constant, place: shownRange(resolved.mention) };
  }
}

type Context = Pick<CallContext, 'function' | 'class'>;

/** `places`: at least one. */
function functionItem(
  file: string,
  { function: name, class: owner }: Context,
  places: readonly TextRange[],
  { start, end }: TextRange,
): FunctionItem {
  return {
    kind: 'function',
    file,
    ...(name !== undefined && { function: name }),
    ...(owner !== undefined && { class: owner }),
    name: [owner, name].filter(Boolean).join('.') || basename(file),
    range: {
      start: Math.min(...places.map((place) => place.start)),
      end: Math.max(...places.map((place) => place.end)),
    },
    selection: { start, end },
  };
}

function constantItem({ code, name, message, source }: LogConstant): ConstantItem {
  const { file, range, selection } = declarationOf(source);
  const shown = name === code ? code : `${code} ${name}`;
  return { kind: 'constant', code, name: shown, detail: message, file, range, selection };
}
