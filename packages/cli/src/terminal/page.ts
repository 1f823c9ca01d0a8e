/** One page for a person at a terminal, of sections with an empty line between them: what an audit and a plan print. */
import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Look } from '../report/report.ts';
import type { Paint } from './table.ts';

const WIDEST = 100;
export const NARROWEST = 60;

/** What all sections of a page are printed with. */
export interface PageLook {
  /** In columns. */
  readonly width: number;
  readonly paint: Paint;
}

export function pageLook({ color, width = 80 }: Look): PageLook {
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, width)),
    paint: picocolors.createColors(color),
  };
}

/** Sections without a line are left out. */
export function pageOf(sections: readonly (readonly string[])[]): string {
  const said = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${said.join('\n\n')}\n`;
}

export function wrapped(text: string, width: number): readonly string[] {
  return wrapAnsi(text, width).split('\n');
}
