/** The way back: coded calls of a file as plain messages, for those who leave. */
import { parseTemplate, sortEdits, type LogConstant, type TextEdit } from '@loglex/catalog';
import { knownMentions } from '../constants/resolve.ts';
import type { FieldEntry, LogCall } from '../facts/log-call.ts';
import { positionAt } from '../text/line-index.ts';
import { writerOf } from '../writers/index.ts';
import type { PlainPart } from '../writers/writer.ts';
import type { Doubt, Refusal } from './call-draft.ts';
import { isPath } from './draft-values.ts';
import { nestCalls } from './nest-calls.ts';
import type { Tier } from './plan.ts';
import { doubt, refuse } from './reasons.ts';
import type { RowSource } from './write-row.ts';
import { withoutUnusedImports } from './unused-imports.ts';

export interface InlinedFile {
  /** Sorted, not overlapping: the calls that are chosen, and the imports that nothing uses any more. */
  readonly edits: readonly TextEdit[];
  /** Every coded call without a message of its own, in the order of their places. */
  readonly calls: readonly InlinedCall[];
}

export interface InlinedCall {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly tier: Tier;
  readonly reasons: readonly Doubt[];
  /** The code of its constant, where it is one. */
  readonly constant?: string;
  readonly before: string;
  /** Absent where it is refused. */
  readonly after?: string;
}

export interface InlineOptions {
  /** Whether calls of the tier `review` are written too. */
  readonly review?: boolean;
  /** Where a logger takes fields, before its message or after it, where only its name is known and no call of the file tells. */
  readonly fields?: 'before' | 'after';
}

/**
 * Plain calls with the text of the catalog's template, at its level and with all fields that the call passes; what the
 * constant adds to a record (code, component, tags) is gone.
 */
export function inlineCalls(
  source: RowSource,
  { review = false, fields }: InlineOptions = {},
): InlinedFile {
  const { facts, text } = source;
  const calls = facts.calls
    .filter((call) => isCoded(call))
    .toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .map((call) => inlined(call, source, fields));
  const chosen = calls.filter(({ tier }) => tier === 'safe' || (review && tier === 'review'));
  const edits = exchanges(chosen);
  return { edits: withoutUnusedImports(sortEdits(edits), facts, text), calls };
}

/** Whether the constant stands in an argument of its own, so that the call has no text without the catalog. */
function isCoded({ arguments: args }: LogCall): boolean {
  return (
    args.some(({ role }) => role === 'constant') && !args.some(({ role }) => role === 'message')
  );
}

function inlined(call: LogCall, source: RowSource, fields: InlineOptions['fields']): InlinedCall {
  const { facts, text, session } = source;
  const { start, end } = call.range;
  const { line, column } = positionAt(facts.lineStarts, start);
  const [known, ...others] = knownMentions(session.identify(call));
  const constant = others.length === 0 ? known?.constant : undefined;
  const plain =
    constant === undefined
      ? refuse('no-constant', 'the catalog does not say which constant it is')
      : plainOf(call, constant, source, fields);
  const isRefused = 'refused' in plain;
  const reasons = isRefused ? [plain.refused] : plain.doubts;
  return {
    line: line + 1,
    column: column + 1,
    start,
    end,
    tier: isRefused ? 'refused' : reasons.length > 0 ? 'review' : 'safe',
    reasons,
    ...(constant && { constant: constant.code }),
    before: text.slice(start, end),
    ...(!isRefused && { after: plain.text }),
  };
}

function plainOf(
  call: LogCall,
  constant: LogConstant,
  { facts, session }: RowSource,
  order: InlineOptions['fields'],
): { readonly text: string; readonly doubts: readonly Doubt[] } | Refusal {
  const { level } = constant;
  if (level === undefined) return refuse('no-level', `${constant.code} has no level`);
  if (call.hasComment) return refuse('comment', 'a comment stands inside the call');
  if (call.detail !== undefined) {
    return refuse('arguments', 'it has a text of its own beside the constant’s');
  }
  const component = session.catalog.components.get(constant.component ?? '');
  const message: PlainPart[] = [];
  const shown: FieldEntry[] = [];
  for (const part of parseTemplate(constant.message).parts) {
    if (part.kind === 'text') {
      message.push(part);
      continue;
    }
    const { name } = part;
    const entry = call.fields.findLast((one) => one.kind === 'field' && one.key === name);
    if (entry?.kind !== 'field') return refuse('no-value', `\`${name}\` is not in the call`);
    const field = constant.fields.get(name) ?? component?.fields.get(name);
    message.push({ kind: 'value', source: entry.value.text, format: field?.format ?? 'string' });
    shown.push(entry);
  }
  const moved = shown.filter((entry) => !isPure(entry));
  if (new Set(moved).size < moved.length) {
    return refuse('order', 'a value that stands in the text twice would be evaluated twice');
  }
  const written = writerOf(facts).plainCall({
    call,
    message,
    level,
    moved: new Set(moved),
    order: order && (order === 'before' ? 'object-first' : 'message-first'),
    facts,
    settings: session.settings,
  });
  if ('refused' in written) return written;
  return { text: written.text, doubts: [...written.doubts, ...orderDoubts(call, moved)] };
}

/** Whether it can be evaluated twice: it calls and changes nothing. */
function isPure(entry: FieldEntry): boolean {
  return entry.kind === 'field' && (entry.literal !== undefined || isPath(entry.value.text));
}

/** What moved from the fields into the text has another place among the values that do something. */
function orderDoubts({ fields }: LogCall, moved: readonly FieldEntry[]): readonly Doubt[] {
  if (moved.length === 0) return [];
  const others = fields.filter((entry) => !moved.includes(entry) && !isPure(entry));
  const isInOrder = moved.every(
    (entry, at) => at === 0 || (moved[at - 1]?.range.start ?? 0) < entry.range.start,
  );
  return others.length > 0 || !isInOrder
    ? [doubt('order', 'values would be evaluated in another order')]
    : [];
}

/** One edit for each outermost call, inner ones exchanged in it; an inner one without a place in it is left as it is. */
function exchanges(calls: readonly InlinedCall[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = 0; at < calls.length;) {
    const outer = calls[at]!;
    const within: InlinedCall[] = [];
    for (at++; at < calls.length && calls[at]!.end <= outer.end; at++) within.push(calls[at]!);
    const exchange = (one: InlinedCall) => ({ before: one.before, after: one.after ?? one.before });
    const inner = exchanges(within).map(({ start, end, text }) => ({
      before: outer.before.slice(start - outer.start, end - outer.start),
      after: text,
    }));
    const text = nestCalls(exchange(outer), inner) ?? exchange(outer).after;
    edits.push({ start: outer.start, end: outer.end, text });
  }
  return edits;
}
