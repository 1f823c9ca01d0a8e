/** The file of one component in a new catalog, commented for those who will own it. */
import { codeAt, compareRungs, printEntry, type NewRecord } from '@loglex/catalog';
import type { Site } from '../audit/site.ts';
import type { DraftCatalog, DraftConstant } from './draft.ts';
import { comment, entry, list, scalar } from './yaml-text.ts';

export function catalogText(catalog: DraftCatalog): string {
  const { name, block, paths, loggers, levels, constants } = catalog;
  const lines = [
    comment(`The log catalog of ${name}: the messages that it may log, and under which codes.`),
    '# What is left empty is for you to fill in: it is what those who read the logs will read.',
    'loglex: 1',
    '',
    'components:',
    `  ${scalar(name)}:`,
    '    description: # what it does, in a sentence',
    '    owner: # who answers for it: a team or a person',
    '    # New codes are taken from here. A code is never used again for something else.',
    `    codes: [${codeAt(block, block.first)}-${codeAt(block, block.last)}]`,
    ...list(4, 'paths', paths),
    ...list(4, 'loggers', loggers),
    `    levels: [${levels.join(', ')}]`,
    '',
    ...constantLines(constants, name),
  ];
  return `${lines.join('\n')}\n`;
}

function constantLines(constants: readonly DraftConstant[], component: string): readonly string[] {
  if (constants.length === 0)
    return ['# No message here is said at several sites.', 'constants: []'];
  const [first, ...others] = constants.map((constant) => constantEntry(constant, component));
  return ['constants:', ...(first ?? []), ...others.flatMap((lines) => ['', ...lines])];
}

function constantEntry(constant: DraftConstant, component: string): readonly string[] {
  const { code, name, level, may, message, fields, sites } = constant;
  return [
    `  ${comment(sitesInWords(sites))}`,
    `  - code: ${scalar(code)}`,
    entry(4, 'name', name),
    entry(4, 'level', level),
    ...(may.length > 0 ? [`    may: [${may.join(', ')}] # the levels of some sites today`] : []),
    entry(4, 'message', message),
    entry(4, 'component', component),
    ...(fields.length > 0 ? ['    fields:', ...fields.map(fieldLine)] : []),
    '    description: # what it means',
    ...(compareRungs(level, 'warn') >= 0 ? ['    action: # what to do about it'] : []),
  ];
}

function fieldLine([name, said]: readonly [string, NewRecord]): string {
  return `      ${printEntry(name, said, 'yaml')}`;
}

function sitesInWords([first, ...others]: readonly Site[]): string {
  const at = first === undefined ? '' : `${first.file}:${first.line}`;
  if (others.length === 0) return at;
  return `${at} and ${others.length} more ${others.length === 1 ? 'site' : 'sites'}`;
}
