/** What an editor shows beside the cursor: what the catalog says of the thing that stands there. */
import {
  type LogConstant,
  parseTemplate,
  type RetiredConstant,
  type TextRange,
} from '@loglex/catalog';
import { explainConstant, explainRetired, fieldLine } from '../explain/constant.ts';
import { type Explanation, type ExplanationRow, prose } from '../explain/explanation.ts';
import { explainReading } from '../explain/tag.ts';
import { explainMeaning } from '../explain/word.ts';
import type { LogCall } from '../facts/log-call.ts';
import { usesOf } from '../index/uses.ts';
import { counted } from './counted.ts';
import { fieldsOf } from './fields.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { type ComponentTarget, type EditorTarget, type FieldTarget, targetAt } from './target.ts';

export interface Hover {
  readonly range: TextRange;
  /** At least one; several where the catalog has duplicates, or a word means several things. */
  readonly explanations: readonly Explanation[];
}

export function hover(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): Hover | undefined {
  const target = targetAt(snapshot, document, offset);
  if (target === undefined) return undefined;
  return { range: target.range, explanations: explain(snapshot, target) };
}

/** What there is to say of a target. */
export function explain(snapshot: Snapshot, target: EditorTarget): readonly Explanation[] {
  const { session } = snapshot;
  switch (target.kind) {
    case 'constant':
      return [
        ...target.constants.map((constant) => ofConstant(snapshot, constant, target.call)),
        ...target.retired.map((entry) => {
          return explainRetired(entry, [usedRow(snapshot, entry)]);
        }),
      ];
    case 'field':
      return [ofField(target)];
    case 'component':
      return [ofComponent(snapshot, target)];
    case 'word':
      return target.meanings.map((meaning) => explainMeaning(target.text, meaning, session));
    case 'reading':
      return target.readings.map((reading) => explainReading(target.text, reading));
  }
}

function ofConstant(
  snapshot: Snapshot,
  constant: LogConstant,
  call: LogCall | undefined,
): Explanation {
  const given = call && valuesOf(call, constant);
  const fields = fieldsOf(snapshot.session.catalog, constant).map(({ name, field }) => {
    const line = field === undefined ? name : fieldLine(field);
    return given === undefined ? line : `${line} ${given(name)}`.trimEnd();
  });
  return explainConstant(constant, { fields, further: [usedRow(snapshot, constant)] });
}

/** Of each field what the call passes for it, as a person reads it behind the field's name. */
function valuesOf(call: LogCall, constant: LogConstant): (name: string) => string {
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

function usedRow(snapshot: Snapshot, entry: LogConstant | RetiredConstant): ExplanationRow {
  const uses = usesOf(entry, snapshot.index, snapshot.sessionOf);
  if (uses.length === 0) return ['used', 'nowhere in this project'];
  const files = new Set(uses.map(({ file }) => file)).size;
  const inTests = uses.filter(({ file }) => snapshot.isTest(file)).length;
  const places = `${counted(uses.length, 'place')} in ${counted(files, 'file')}`;
  return ['used', inTests === 0 ? places : `${places}, ${inTests} of them in tests`];
}

function ofField({ name, field, constant, call }: FieldTarget): Explanation {
  return {
    title: name,
    kind: `field of ${constant.code}`,
    body: [
      ...prose(field?.description),
      {
        kind: 'rows',
        rows: [
          ['type', field?.type],
          ['values', field?.enum?.join(', ') ?? (field?.legend && `a term of ${field.legend}`)],
          ['shown as', field?.format],
          ['required', field?.required === true ? 'always' : undefined],
          [
            'comes from',
            field?.from === 'context' ? 'the context: no call need pass it' : undefined,
          ],
          ['sensitive', field?.sensitive === true ? 'it may not be logged as it is' : undefined],
          ['here', call && valuesOf(call, constant)(name)],
          ['in message', constant.message],
        ],
      },
    ],
  };
}

function ofComponent(
  { session: { catalog } }: Snapshot,
  { component, subcomponent }: ComponentTarget,
): Explanation {
  const { name, description, owner, codes, paths, loggers, levels, destinations } = component;
  const inPart = ({ component, subcomponent: part }: LogConstant): boolean =>
    component === name && (subcomponent === undefined || part === subcomponent);
  const about =
    subcomponent === undefined
      ? description
      : component.subcomponents.get(subcomponent)?.description;
  return {
    title: subcomponent ?? name,
    kind: subcomponent === undefined ? 'component' : `part of the component ${name}`,
    body: [
      ...prose(about),
      {
        kind: 'rows',
        rows: [
          ['owner', owner],
          ['codes', codes.map(({ text }) => text).join(', ') || undefined],
          ['paths', paths.join(', ') || undefined],
          ['loggers', loggers.join(', ') || undefined],
          ['levels', levels.join(', ') || undefined],
          ['destinations', destinations.map(({ text }) => text).join(', ') || undefined],
          ['constants', String(catalog.constants.filter(inPart).length)],
        ],
      },
    ],
  };
}

/** Longer source is cut: it stands under the cursor anyway. */
const LONGEST = 70;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
