/** What can have written a record of a log, in words: those that it does not tell apart in full, of the others a line. */
import { titleOf } from '../constants/resolve.ts';
import { type Explanation, type ExplanationRow, prose } from '../explain/explanation.ts';
import type { StatedLevel } from '../facts/log-call.ts';
import type { Argument } from '../lines/resolver/bind-arguments.ts';
import type { ValueType } from '../lines/resolver/value-type.ts';
import { lineStartsOf, positionAt } from '../text/line-index.ts';
import { counted } from './counted.ts';
import type { Declaration } from './declaration.ts';
import { explainedConstant, short } from './explained-constant.ts';
import { type RecordWriter, templateText } from './record-writers.ts';
import type { Snapshot } from './snapshot.ts';

/** `isBrief`: without the values and the places, for whoever shows them otherwise. */
export function explainedWriters(
  snapshot: Snapshot,
  writers: readonly RecordWriter[],
  { isBrief = false }: { readonly isBrief?: boolean } = {},
): readonly Explanation[] {
  const best = writers.filter(({ isBest }) => isBest);
  const others = writers.slice(best.length);
  const shown = best.slice(0, SHOWN);
  return shown.map((writer, at): Explanation => {
    const rows: readonly ExplanationRow[] = [
      ...(isBrief ? [] : rowsOf(snapshot, writer)),
      [
        'ambiguous',
        best.length > 1
          ? `${at + 1} of ${best.length} that nothing in the record tells apart`
          : undefined,
      ],
      [
        'also fits, less closely',
        at < shown.length - 1 ? undefined : others.slice(0, SHOWN).map(inOneLine),
      ],
    ];
    return writer.constant === undefined
      ? explainedRawCall(writer, rows)
      : explainedConstant(snapshot, writer.constant, { further: rows });
  });
}

/** What is more is told by a number. */
const SHOWN = 5;

function explainedRawCall(writer: RecordWriter, further: readonly ExplanationRow[]): Explanation {
  const { call, answer } = writer;
  return {
    title: 'A call without a code',
    kind: 'log call',
    body: [
      ...prose(templateText(answer)),
      {
        kind: 'rows',
        rows: [
          ['level', call && levelText(call.level)],
          ['logger', call?.logger.namespace],
          ...further,
        ],
      },
    ],
  };
}

function levelText(level: StatedLevel | undefined): string | undefined {
  if (level?.dynamic !== true) return level?.native;
  return level.candidates.map(({ native }) => native).join(' or ') || undefined;
}

function rowsOf(snapshot: Snapshot, { answer, sites }: RecordWriter): readonly ExplanationRow[] {
  const holes = answer.template.parts.filter((part) => part.kind === 'hole');
  const values = answer.arguments.map((value, at) => valueText(value, holes[at]?.type));
  const places = sites.slice(0, SHOWN).map((site) => placeText(snapshot, site));
  const more = sites.length - places.length;
  return [
    ['values here', values],
    ['written at', [...places, ...(more > 0 ? [`${counted(more, 'more place')}`] : [])]],
  ];
}

/** `dropped = 12 (integer)` */
function valueText({ name, text, fits, sure }: Argument, type: ValueType | undefined): string {
  const notes = [
    fits || type === undefined ? typeText(type) : `no ${typeText(type) ?? 'such value'}`,
    sure ? undefined : 'may begin or end elsewhere',
  ].filter((note) => note !== undefined);
  return `${name} = ${short(text)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function typeText(type: ValueType | undefined): string | undefined {
  return typeof type === 'object' ? `one of ${type.enum.join(', ')}` : type;
}

/** `src/queue.py:12` */
function placeText({ index, documentOf }: Snapshot, { file, selection }: Declaration): string {
  const starts = index.factsOf(file)?.lineStarts ?? lineStartsOf(documentOf(file)?.text ?? '');
  return `${file}:${positionAt(starts, selection.start).line + 1}`;
}

function inOneLine({ constant, answer }: RecordWriter): string {
  const text = templateText(answer);
  return constant === undefined ? text : `${titleOf(constant)}: ${text}`;
}
