/** A line of the log as a row of the grid. */
import type { LogRow } from '@loglex/lsp';
import { type Child, element } from '../element.ts';

export interface RowLook {
  readonly isRaw: boolean;
  readonly isSelected: boolean;
  /** What is looked for, in lower case; empty: nothing. */
  readonly wanted: string;
}

export function rowElement(row: LogRow, index: number, look: RowLook): HTMLElement {
  const { line, level, continues, isCut } = row;
  const kind = ['row', `level-${level ?? 'none'}`, continues && 'continues'].filter(Boolean);
  const text = look.isRaw || continues ? row.text : messageOf(row);
  const cell = (name: string, ...children: readonly Child[]) =>
    element('span', { role: 'gridcell', class: name }, ...children);
  const columns = look.isRaw
    ? []
    : [
        cell('time', continues ? '' : (row.time ?? '')),
        cell('level', continues ? '' : (level ?? '').toUpperCase()),
        cell('component', continues ? '' : placeOf(row)),
        cell('code', continues ? '' : (row.code ?? '')),
      ];
  return element(
    'div',
    {
      role: 'row',
      id: `row-${index}`,
      class: kind.join(' '),
      'aria-rowindex': index + 1,
      'aria-selected': String(look.isSelected),
    },
    cell('number', String(line + 1)),
    ...columns,
    cell('text', ...marked(isCut ? `${text}…` : text, look.wanted)),
  );
}

/** The message, without the code that stands in a column of its own. */
function messageOf({ message, text, code }: LogRow): string {
  if (message === undefined) return text;
  const start = message.startsWith('[') ? 1 : 0;
  if (code === undefined || !message.startsWith(code, start)) return message;
  return message.slice(start + code.length).replace(/^\]?[\s:|–—-]*/u, '') || message;
}

export function placeOf({ component, subcomponent }: LogRow): string {
  return [component, subcomponent].filter(Boolean).join('/');
}

/** In a line so many places are marked. */
const MOST_MARKED = 50;

function marked(text: string, wanted: string): readonly Child[] {
  if (wanted === '') return [text];
  const pieces: Child[] = [];
  const lower = text.toLowerCase();
  // Some letters are more than one in lower case: then nobody knows where.
  if (lower.length !== text.length) return [text];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (pieces.length > 2 * MOST_MARKED) break;
    pieces.push(text.slice(from, at), element('mark', {}, text.slice(at, at + wanted.length)));
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}
