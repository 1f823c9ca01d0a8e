/** Reports made by hand for the tests of the formats, among them one with hostile text everywhere. */
import type { Check, Finding } from '@loglex/engine';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';

export const PLAIN = { color: false, width: undefined } as const;

/** Two lines; the call in line 2 starts after an emoji of two UTF-16 units. */
export const APP = 'const a = 1;\n/*🙂*/ log.warn("queue full");\n';

const AD_HOC: Check = {
  id: 'ad-hoc-log',
  kind: 'file',
  description: 'Disallow raw messages.',
  defaultSeverity: 'error',
  testSeverity: 'off',
  messages: {},
  docs: { what: 'A raw message.', why: 'Nobody can look it up.', incorrect: [], correct: [] },
  run: () => [],
};

export function finding(changes: Partial<Finding> = {}): Finding {
  const start = APP.indexOf('log.warn');
  return {
    check: 'ad-hoc-log',
    messageId: 'raw',
    data: {},
    message: 'This message is raw.',
    severity: 'error',
    file: 'src/app.ts',
    range: { start, end: APP.indexOf(';', start) },
    fixes: [],
    related: [],
    tags: [],
    ...changes,
  };
}

export function report(findings: readonly Finding[], unread: Report['unread'] = []): Report {
  const texts: Record<string, string> = {
    'src/app.ts': APP,
    'bom.ts': `\ufeff${APP}`,
    'log-catalog/shop.yaml': 'loglex: 1\nconstants: []\n',
  };
  const built = buildReport(
    { findings, unread: [], files: 3, known: 0, checks: [AD_HOC] },
    (file) => texts[file] ?? APP,
    (file) => file,
  );
  return { ...built, unread };
}

/** Text that would act wherever it is not escaped. */
export const HOSTILE =
  'x\n::set-output name=a::b\r\u001b[31m]]></failure><!-- & "q" \'s\' %0A , : \u0000 \u202e \ud800';
