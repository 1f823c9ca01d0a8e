/** The format `json` of an audit: the report as it is, for programs. */
import type { Audited } from './formats.ts';
import { cutLists } from './top.ts';

export function auditJson({ report, files }: Audited, top: number | undefined): string {
  const shown = top === undefined ? report : cutLists(report, top);
  return `${JSON.stringify({ version: 1, filesRead: files, ...shown }, undefined, 2)}\n`;
}
