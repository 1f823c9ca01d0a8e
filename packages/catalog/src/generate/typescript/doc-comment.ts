/** The comment above a constant: what an editor shows where code names it. */
import { encodeComment } from '../encode-typescript.ts';
import type { CallField } from '../entries.ts';
import type { LeveledConstant } from '../spelled-constants.ts';

/** The lines of the comment. */
export function docComment(
  constant: LeveledConstant,
  fields: readonly CallField[],
): readonly string[] {
  const { code, level, component, subcomponent, message, description, action } = constant;
  const owner = [component, subcomponent].filter((part) => part !== undefined).join(' / ');
  const paragraphs = [
    [`**${encodeComment(code)}**`, encodeComment(level.native), encodeComment(owner)]
      .filter((part) => part !== '')
      .join(' · '),
    `> ${encodeComment(message)}`,
    description && encodeComment(description),
    action && `What to do: ${encodeComment(action)}`,
    fields.flatMap(fieldLine).join('\n'),
    tagLines(constant).join('\n'),
  ];
  return paragraphs
    .filter((paragraph) => paragraph)
    .join('\n\n')
    .split('\n');
}

/** A field that says something of itself. */
function fieldLine({ name, field }: CallField): string[] {
  const said = [
    field?.description,
    field?.from === 'context' ? 'Supplied by the context.' : undefined,
    field?.sensitive ? 'Sensitive: it must not reach a log in clear.' : undefined,
  ].filter((words) => words !== undefined);
  return said.length === 0
    ? []
    : [`- \`${encodeComment(name).replaceAll('`', "'")}\`: ${said.map(encodeComment).join(' ')}`];
}

function tagLines({ runbook, since, deprecated }: LeveledConstant): string[] {
  const successor = deprecated?.replacedBy && `Use ${deprecated.replacedBy}.`;
  const reasons = [
    deprecated?.since && `Since ${deprecated.since}.`,
    deprecated?.reason && `${deprecated.reason}.`,
    successor,
  ].filter((part) => part);
  return [
    ...(runbook === undefined ? [] : [`@see ${encodeComment(runbook)}`]),
    ...(since === undefined ? [] : [`@since ${encodeComment(since)}`]),
    ...(deprecated === undefined
      ? []
      : [`@deprecated ${encodeComment(reasons.join(' '))}`.trimEnd()]),
  ];
}
