/**
 * The format `github`: workflow commands, which GitHub Actions turns into annotations on the diff.
 * A command is a line, so whatever could begin another line is escaped as the runner unescapes it.
 */
import type { Finding } from '@loglex/engine';
import type { Report } from '../report/report.ts';
import { countedMessage } from './counted-message.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Finding['severity'],
  string
>;

/** One command a finding and one for each file that could not be read. */
export function github(report: Report): string {
  const lines = report.findings.map((placed) => {
    const { finding, path, start, end } = placed;
    // The runner ignores columns of a range over several lines, and warns.
    const columns =
      start.line === end.line ? { col: start.column, endColumn: end.column } : undefined;
    const at = { file: path, line: start.line, endLine: end.line, ...columns };
    return command(
      COMMAND[finding.severity],
      { ...at, title: finding.check },
      countedMessage(placed),
    );
  });
  for (const { path, message, start } of report.unread) {
    const at = { file: path, ...(start ? { line: start.line, col: start.column } : {}) };
    lines.push(command('error', { ...at, title: 'loglex' }, message));
  }
  return lines.join('');
}

function command(name: string, properties: Record<string, string | number>, data: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(`${value}`)}`);
  return `::${name} ${list.join(',')}::${text(data)}\n`;
}

function text(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
