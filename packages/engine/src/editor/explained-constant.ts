/** A constant as an editor tells of it: with what a call passes for its fields, and how often code names it. */
import { type LogConstant, parseTemplate, type RetiredConstant } from '@loglex/catalog';
import { explainConstant, fieldLine } from '../explain/constant.ts';
import type { Explanation, ExplanationRow } from '../explain/explanation.ts';
import type { LogCall } from '../facts/log-call.ts';
import { usesOf } from '../index/uses.ts';
import { counted } from './counted.ts';
import { fieldsOf } from './fields.ts';
import type { Snapshot } from './snapshot.ts';

/** `call`: that it is an argument of; `further`: rows behind all others. */
export function explainedConstant(
  snapshot: Snapshot,
  constant: LogConstant,
  {
    call,
    further = [],
  }: { readonly call?: LogCall | undefined; readonly further?: readonly ExplanationRow[] } = {},
): Explanation {
  const given = call && valuesOf(call, constant);
  const fields = fieldsOf(snapshot.session.catalog, constant).map(({ name, field }) => {
    const line = field === undefined ? name : fieldLine(field);
    return given === undefined ? line : `${line} ${given(name)}`.trimEnd();
  });
  return explainConstant(constant, { fields, further: [usedRow(snapshot, constant), ...further] });
}

/** Of each field what the call passes for it, as a person reads it behind the field's name. */
export function valuesOf(call: LogCall, constant: LogConstant): (name: string) => string {
  const { fields, ambientFields, opaqueFields } = call;
  const shown = shownValues(call, constant);
  const isOpen = opaqueFields || fields.some(({ kind }) => kind !== 'field');
  return (name) => {
    const entry = fields.find((each) => each.kind === 'field' && each.key === name);
    if (entry !== undefined) return `= ${short(entry.value.text)}`;
    const inMessage = shown.get(name);
    if (inMessage !== undefined) return `= ${short(inMessage)}, in the message`;
    if (ambientFields.includes(name)) return '= from the logger';
    return isOpen ? '' : '= not given';
  };
}

/** By field, what the call's own message shows in its place; empty where that is not the constant's, but for a code before it. */
function shownValues({ message }: LogCall, constant: LogConstant): ReadonlyMap<string, string> {
  const none = new Map<string, string>();
  if (message?.static !== true) return none;
  const template = parseTemplate(constant.message).parts;
  const { parts } = message;
  const isAlike =
    parts.length === template.length &&
    parts.every((part, at) => {
      const wanted = template[at]!;
      if (part.kind !== 'text' || wanted.kind !== 'text') return part.kind === wanted.kind;
      return at === 0 ? part.text.endsWith(wanted.text) : part.text === wanted.text;
    });
  if (!isAlike) return none;
  return new Map(
    template.flatMap((each, at) => {
      const part = parts[at]!;
      return each.kind === 'placeholder' && part.kind === 'placeholder'
        ? [[each.name, part.expression.text] as const]
        : [];
    }),
  );
}

export function usedRow(snapshot: Snapshot, entry: LogConstant | RetiredConstant): ExplanationRow {
  const uses = usesOf(entry, snapshot.index, snapshot.sessionOf);
  if (uses.length === 0) return ['used', 'nowhere in this project'];
  const files = new Set(uses.map(({ file }) => file)).size;
  const inTests = uses.filter(({ file }) => snapshot.isTest(file)).length;
  const places = `${counted(uses.length, 'place')} in ${counted(files, 'file')}`;
  return ['used', inTests === 0 ? places : `${places}, ${inTests} of them in tests`];
}

/** Longer source is cut: it stands under the cursor anyway. */
const LONGEST = 70;

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
