/** A constant in full: what operators and authors want to know of a code or a name. */
import type { Field, LogConstant, RetiredConstant, Succession } from '@loglex/catalog';
import { type Explanation, type ExplanationRow, headed, prose } from './explanation.ts';

/** What a face knows beside the catalog. */
export interface AboutConstant {
  /** Rows such as places, as the face shows them. */
  readonly further?: readonly ExplanationRow[];
  /** In the place of the lines on the fields that the entry declares. */
  readonly fields?: readonly string[];
}

export function explainConstant(constant: LogConstant, about: AboutConstant = {}): Explanation {
  const { code, name, level, may, message, component, subcomponent, deprecated } = constant;
  return {
    title: name === code ? code : `${code}  ${name}`,
    kind: 'log constant',
    body: [
      ...prose(message),
      {
        kind: 'rows',
        rows: [
          ['level', level && [level.native, ...may.map(({ native }) => `or ${native}`)].join(' ')],
          ['component', [component, subcomponent].filter(Boolean).join(' / ') || undefined],
          ['tags', constant.tags.join(', ') || undefined],
          ['fields', about.fields ?? Array.from(constant.fields.values(), fieldLine)],
          ['alerts', constant.alerts?.map(({ text }) => text).join(', ')],
          ['runbook', constant.runbook],
          ['since', constant.since],
          ['aliases', constant.aliases.join(', ') || undefined],
          ['deprecated', deprecated && successionLine(deprecated)],
          ...(about.further ?? []),
        ],
      },
      ...headed('What it means', constant.description),
      ...headed('What to do', constant.action),
    ],
  };
}

export function explainRetired(
  retired: RetiredConstant,
  further: readonly ExplanationRow[] = [],
): Explanation {
  const { code, name } = retired;
  return {
    title: name === undefined || name === code ? code : `${code}  ${name}`,
    kind: 'retired',
    body: [
      ...prose('This code was withdrawn and is never used again.'),
      { kind: 'rows', rows: [['retired', successionLine(retired)], ...further] },
    ],
  };
}

/** A field in one line: `dropped (integer, required): Rows lost since the last flush.` */
export function fieldLine({
  name,
  type,
  required,
  from,
  format,
  sensitive,
  description,
  ...rest
}: Field): string {
  const traits = [
    type,
    rest.enum && `one of ${rest.enum.join(', ')}`,
    required && 'required',
    from === 'context' && 'from context',
    format && `shown as ${format}`,
    sensitive && 'sensitive',
  ].filter(Boolean);
  const about = traits.length > 0 ? ` (${traits.join(', ')})` : '';
  return `${name}${about}${description ? `: ${description}` : ''}`;
}

function successionLine({ since, replacedBy, reason }: Succession): string {
  return (
    [since && `since ${since}`, replacedBy && `use ${replacedBy} instead`, reason]
      .filter(Boolean)
      .join('; ') || 'yes'
  );
}
