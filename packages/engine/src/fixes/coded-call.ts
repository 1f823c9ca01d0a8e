/** Exchanges a raw call for one that carries a constant of the catalog, made from the pieces of source that stand there. */
import type { TextEdit } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import { titleOf } from '../constants/resolve.ts';
import type { TemplateMatch } from '../constants/template-index.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { CallDraft, Doubt } from '../migrate/call-draft.ts';
import { draftCall } from '../migrate/draft-call.ts';
import { referenceTo } from '../migrate/reference-to.ts';
import { writeCodedCall } from '../migrate/write-coded-call.ts';
import type { Settings } from '../settings/settings.ts';
import { writerOf } from '../writers/index.ts';
import type { Fix } from './fix.ts';

/**
 * The fix that exchanges the call for one of the constant, as `emit` has it; `undefined` where the project does
 * not say how constants are logged, or where something of the call would have no place in the new one.
 */
export function codedCallFix(
  call: LogCall,
  match: TemplateMatch,
  facts: FileFacts,
  settings: Settings,
): Fix | undefined {
  const emit = settings.emit.get(facts.language);
  const asks = call.opaqueFields || (call.sink === 'console' && emit?.console !== true);
  if (emit === undefined || asks) return undefined;
  const reference = referenceTo(match.constant, facts, settings);
  const draft = draftCall(call, facts, settings);
  if (reference === undefined || 'refused' in draft) return undefined;
  const slots = templateSlots(match.constant.message);
  const keys = keysOf(draft, slots, call);
  if (keys === undefined) return undefined;
  const written = writeCodedCall({ call, draft, keys, reference: reference.text, facts, settings });
  if ('refused' in written) return undefined;

  const head = writerOf(facts).addImports(facts, [...reference.imports, ...written.imports]);
  const { start, end } = call.range;
  if (head === undefined || head.some((edit) => edit.start > start)) return undefined;
  const edits: TextEdit[] = [...head, { start, end, text: written.text }];

  const doubts = [...written.doubts, ...draft.doubts];
  const caveat = caveatOf(call, match, draft, keys, doubts, facts);
  return {
    title: `Log ${titleOf(match.constant)}`,
    applicability: caveat?.applicability ?? 'safe',
    ...(caveat && { caveat: caveat.text }),
    edits,
  };
}

/**
 * The fields of the draft's values: the template's placeholders in their order; `undefined` where they do not fit. A `{name}`
 * that is written in a static text is a field that the call, or its logger, passes by itself.
 */
function keysOf(
  { parts, values, open, keys }: CallDraft,
  slots: readonly string[],
  { ambientFields }: LogCall,
): readonly string[] | undefined {
  const shown = parts.flatMap((part) => (part.kind === 'placeholder' ? [part.value] : []));
  if (shown.length > 0) {
    const inOrder = [...new Set(shown)];
    if (inOrder.length !== slots.length) return undefined;
    return values.map((_, value) => slots[inOrder.indexOf(value)] ?? '');
  }
  const passed = new Set([...keys, ...ambientFields]);
  return open || slots.every((slot) => passed.has(slot)) ? [] : undefined;
}

/** The gravest promise that the fix cannot keep; `undefined` where it keeps them all. */
function caveatOf(
  call: LogCall,
  { constant, exact }: TemplateMatch,
  { level, values }: CallDraft,
  keys: readonly string[],
  [doubt]: readonly Doubt[],
  facts: FileFacts,
): { readonly applicability: 'unsafe' | 'suggestion'; readonly text: string } | undefined {
  const suggestion = (text: string) => ({ applicability: 'suggestion', text }) as const;
  const unsafe = (text: string) => ({ applicability: 'unsafe', text }) as const;

  if (!exact) return suggestion('the text of the record is that of the catalog');
  if (constant.level === undefined) {
    return suggestion('the level of the record is that of the catalog');
  }
  if (level.rung !== constant.level.rung) {
    return suggestion(`the record is ${constant.level.native} afterwards`);
  }
  if (doubt !== undefined) return unsafe(doubt.text);
  if (
    level.native !== constant.level.native &&
    writerOf(facts).spellings(call, level.rung).length > 1
  ) {
    return unsafe(`the record is ${constant.level.native} instead of ${level.native}`);
  }
  const slots = templateSlots(constant.message);
  if (slots.length > 0 && values.length === 0) {
    return unsafe('the text of the record has the values in the place of their names');
  }
  const differs = values.some(({ format = 'string' }, index) => {
    return format !== (constant.fields.get(keys[index] ?? '')?.format ?? 'string');
  });
  return differs
    ? unsafe('the values are shown in the format that the catalog gives them')
    : undefined;
}
