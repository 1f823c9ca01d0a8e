/** What an editor shows beside the cursor: what the catalog says of the thing that stands there. */
import type { LogConstant, TextRange } from '@loglex/catalog';
import { explainRetired } from '../explain/constant.ts';
import { type Explanation, prose } from '../explain/explanation.ts';
import { explainReading } from '../explain/tag.ts';
import { explainMeaning } from '../explain/word.ts';
import { explainedConstant, usedRow, valuesOf } from './explained-constant.ts';
import { explainedWriters } from './explained-writers.ts';
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
        ...target.constants.map((constant) =>
          explainedConstant(snapshot, constant, { call: target.call }),
        ),
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
    case 'record':
      return explainedWriters(snapshot, target.writers);
  }
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
