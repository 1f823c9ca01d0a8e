/** A check in its own words: what it reports, why, and what to do instead. */
import type { Check, Severity } from '@loglex/engine';
import type { Page } from './page.ts';

/** `severity`: what the project's settings say, where they say something. */
export function explainCheck(page: Page, check: Check, severity: Severity | undefined): void {
  const { docs } = check;
  page
    .title(check.id, 'check')
    .prose(docs.what)
    .prose(docs.why)
    .rows([
      ['severity', severityLine(check, severity)],
      ['in tests', check.kind === 'line' ? undefined : check.testSeverity],
      ['fix', docs.fix],
      ['options', optionLines(check)],
    ]);
  // Nobody takes it for a line of the log.
  const comment = check.kind === 'line' ? '# ' : '// ';
  examples(page, 'Incorrect', docs.incorrect, comment);
  examples(page, 'Correct', docs.correct, comment);
}

function severityLine({ defaultSeverity }: Check, severity: Severity | undefined): string {
  return severity === undefined || severity === defaultSeverity
    ? defaultSeverity
    : `${severity} here (default: ${defaultSeverity})`;
}

function optionLines({ options, defaultOptions }: Check): readonly string[] {
  return Object.entries(options?.properties ?? {}).map(([name, schema]) => {
    const preset = defaultOptions?.[name];
    const value = preset === undefined ? '' : ` (default: ${JSON.stringify(preset)})`;
    const about = typeof schema['description'] === 'string' ? `: ${schema['description']}` : '';
    return `${name}${about}${value}`;
  });
}

function examples(
  page: Page,
  heading: string,
  list: Check['docs']['correct'],
  comment: string,
): void {
  if (list.length === 0) return;
  page.heading(heading);
  for (const { title, code } of list) {
    const above = title === undefined ? '' : `${comment}${title}\n`;
    page.code(above + code);
  }
}
