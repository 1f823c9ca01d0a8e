/** From a draft and a constant to the source of the coded call, with the imports that it needs. */
import type { FileFacts, Language } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { Emit, Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import type { Imported, NewField } from '../writers/writer.ts';
import type { CallDraft, Doubt, Refusal } from './call-draft.ts';
import { doubt, refuse } from './reasons.ts';

export interface CodedCallRequest {
  readonly call: LogCall;
  readonly draft: CallDraft;
  /** The key of the field that each of the draft's values goes to. */
  readonly keys: readonly string[];
  /** The constant in the project's spelling. */
  readonly reference: string;
  readonly facts: FileFacts;
  readonly settings: Settings;
}

export interface CodedCall {
  /** What stands in the place of the whole old call. */
  readonly text: string;
  /** What `text` calls; what its reference needs is known by who chose it. */
  readonly imports: readonly Imported[];
  /** What cannot be promised beside the draft's own doubts, the gravest first. */
  readonly doubts: readonly Doubt[];
}

export function writeCodedCall(request: CodedCallRequest): CodedCall | Refusal {
  const { call, draft, keys, reference, facts, settings } = request;
  const emit = emitOf(facts.language, settings);
  if (emit === undefined) return refuse('no-place', 'nothing says how constants are logged there');
  const writer = writerOf(facts);
  const values = newFields(call, draft, keys);
  if ('refused' in values) return values;
  const own = writer.emits(settings);
  const isOurs = own !== undefined && emit.sink === own.call && emit.from === own.from;
  const shown = new Set(draft.values.flatMap(({ at }) => at));
  const form = { call, reference, values, shown, emit, isOurs, facts, settings };
  const written = writer.codedCall(form);
  if ('refused' in written) return written;
  const taken = [reference, written.callee]
    .map((name) => /^[^.(]*/.exec(name)?.[0] ?? name)
    .find((name) => call.shadowed?.includes(name));
  if (taken !== undefined) return refuse('name-taken', `\`${taken}\` means something else there`);

  const imports: Imported[] = [];
  if (emit.from !== undefined) {
    const from = writer.moduleFrom(facts.file, emit.from, '');
    if (from === undefined) return refuse('no-place', `\`${emit.from}\` cannot be imported there`);
    imports.push({ name: written.callee, from });
  }
  const isUnknown = !isOurs && emit.keeps !== true;
  return {
    text: written.text,
    imports,
    doubts: [
      ...(isUnknown
        ? [doubt('own-function', `what the record looks like is up to \`${emit.sink}\``)]
        : []),
      ...written.doubts,
    ],
  };
}

/** How the project writes a coded call: as it says, else by the function of ours; `undefined` where it has none. */
export function emitOf(language: Language, settings: Settings): Emit | undefined {
  const stated = settings.emit.get(language);
  const own = writerOf({ language }).emits(settings);
  if (own === undefined) return stated;
  const from = own.from === undefined ? {} : { from: own.from };
  if (stated === undefined) return { sink: own.call, prefix: false, ...from };
  const isElsewhere = settings.sinks.some(({ call }) => call === stated.sink);
  // Who names our function and no module means ours, unless it is declared as another.
  const isBare = stated.sink === own.call && stated.from === undefined && !isElsewhere;
  return isBare ? { ...stated, ...from } : stated;
}

/** The values that the call does not pass under their keys yet, in the draft's order. */
function newFields(
  call: LogCall,
  { values }: CallDraft,
  keys: readonly string[],
): readonly (NewField & { readonly at: number })[] | Refusal {
  const own = new Map(
    call.fields.flatMap((entry) => (entry.kind === 'field' ? [[entry.key, entry.value.text]] : [])),
  );
  const fields = new Map<string, NewField & { readonly at: number }>();
  for (const [index, { expression, source, passedAs, at }] of values.entries()) {
    const key = keys[index];
    const value = source ?? expression.text;
    if (key === undefined) return refuse('field-key', `\`${value}\` has no field`);
    if (key === passedAs) continue;
    if (own.has(key) || fields.has(key)) {
      return refuse('field-key', `\`${key}\` is another value already`);
    }
    fields.set(key, { key, value, at: at[0] ?? expression.start });
  }
  return [...fields.values()];
}
