/** The format `junit`: XML that test dashboards read, a suite a file and a failed case a finding. */
import type { PlacedFinding, Report, UnreadFile } from '../report/report.ts';
import { countedMessage } from './counted-message.ts';

/** What XML 1.0 cannot hold at all, not even escaped; lone surrogates included. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A run without findings is one suite with one passed case: no dashboard takes it for a lost run. */
export function junit(report: Report): string {
  const suites = new Map<string, string[]>();
  const add = (path: string, testcase: string): void => {
    const cases = suites.get(path);
    if (cases) cases.push(testcase);
    else suites.set(path, [testcase]);
  };
  for (const placed of report.findings) add(placed.path, failure(placed));
  for (const unread of report.unread) add(unread.path, error(unread));

  const failures = report.findings.length;
  const errors = report.unread.length;
  if (suites.size === 0) add('loglex', '    <testcase name="check" classname="loglex"/>');
  const tests = Math.max(1, failures + errors);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="loglex" tests="${tests}" failures="${failures}" errors="${errors}">`,
    ...[...suites].flatMap(([path, cases]) => {
      const broken = report.unread.filter((unread) => unread.path === path).length;
      const failed = report.findings.filter((placed) => placed.path === path).length;
      return [
        `  <testsuite name="${xml(path)}" tests="${cases.length}" failures="${failed}" errors="${broken}">`,
        ...cases,
        '  </testsuite>',
      ];
    }),
    '</testsuites>',
    '',
  ].join('\n');
}

function failure(placed: PlacedFinding): string {
  const { finding, path, start } = placed;
  const message = countedMessage(placed);
  const at = `${path}:${start.line}:${start.column}`;
  return [
    `    <testcase name="${xml(`${finding.check} ${start.line}:${start.column}`)}" classname="${xml(path)}">`,
    `      <failure type="${finding.severity}" message="${xml(message)}">${xml(`${at} ${message}`)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function error({ path, message }: UnreadFile): string {
  return [
    `    <testcase name="read" classname="${xml(path)}">`,
    `      <error message="${xml(message)}"/>`,
    '    </testcase>',
  ].join('\n');
}

/** `text` inside an attribute or element. Line ends in attributes would be read as spaces. */
function xml(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}
