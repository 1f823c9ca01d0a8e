/** A constant in full: what operators and authors want to know of a code or a name. */
import type { Field, LogConstant, RetiredConstant, Succession } from '@loglex/catalog';
import type { Page } from './page.ts';

/** Where a constant is used, as people see it: `src/a.ts:12:5`. */
export type Uses = readonly string[];

/** More uses than this are counted, not listed. */
const LISTED = 10;

export function explainConstant(
  page: Page,
  constant: LogConstant,
  declared: string,
  uses: Uses,
): void {
  const { code, name, level, may, message, component, subcomponent, deprecated } = constant;
  page
    .title(name === code ? code : `${code}  ${name}`, 'log constant')
    .prose(message)
    .rows([
      ['level', level && [level.native, ...may.map(({ native }) => `or ${native}`)].join(' ')],
      ['component', [component, subcomponent].filter(Boolean).join(' / ') || undefined],
      ['tags', constant.tags.join(', ') || undefined],
      ['fields', [...constant.fields.values()].map(fieldLine)],
      ['alerts', constant.alerts?.map(({ text }) => text).join(', ')],
      ['runbook', constant.runbook],
      ['since', constant.since],
      ['aliases', constant.aliases.join(', ') || undefined],
      ['deprecated', deprecated && successionLine(deprecated)],
      ['declared', declared],
      ['used', usesLines(uses)],
    ]);
  if (constant.description) page.heading('What it means').prose(constant.description);
  if (constant.action) page.heading('What to do').prose(constant.action);
}

export function explainRetired(
  page: Page,
  retired: RetiredConstant,
  declared: string,
  uses: Uses,
): void {
  const { code, name } = retired;
  page
    .title(name === undefined || name === code ? code : `${code}  ${name}`, 'retired')
    .prose('This code was withdrawn and is never used again.')
    .rows([
      ['retired', successionLine(retired)],
      ['declared', declared],
      ['used', usesLines(uses)],
    ]);
}

function fieldLine({ name, type, required, from, format, sensitive, description, ...rest }: Field) {
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

function usesLines(uses: Uses): readonly string[] {
  if (uses.length === 0) return ['nowhere in this project'];
  const rest = uses.length - LISTED;
  return [...uses.slice(0, LISTED), ...(rest > 0 ? [`and ${rest} more`] : [])];
}
