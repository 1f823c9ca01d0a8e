/** The format `markdown` of an audit: for a pull request, a wiki page, a first meeting about logging. */
import type { AuditSite, RepeatedText } from '@loglex/engine';
import { code, table } from '../formats/markdown.ts';
import { grouped, many } from '../terminal/count.ts';
import { percent } from '../terminal/table.ts';
import type { Audited } from './formats.ts';
import { formName, levelName, nothingInWords, outlookInWords, sinkName } from './words.ts';

const TOP = 20;
const SITES_SHOWN = 3;

export function auditMarkdown(audited: Audited, top: number = TOP): string {
  const { report, files } = audited;
  const { calls, coding } = report;
  if (calls === 0) return `# Log audit\n\n${nothingInWords(report, files)}\n`;
  const share = (amount: number) => [grouped(amount), percent(amount, calls)];
  const counts = (
    name: string,
    rows: readonly { readonly name: string; readonly calls: number }[],
    spell: (name: string) => string,
  ) =>
    table(
      [name, 'Calls', 'Share'],
      rows.map((row) => [spell(row.name), ...share(row.calls)]),
    );
  const sections: readonly (readonly [title: string, body: string])[] = [
    [
      'How much is coded',
      table(
        ['', 'Calls', 'Share'],
        [
          ['coded', ...share(coding.coded)],
          ['raw', ...share(coding.raw)],
          ['dynamic', ...share(coding.dynamic)],
        ],
      ),
    ],
    ['Loggers', counts('Logger', report.sinks, (sink) => sinkName(sink, audited))],
    ['Levels', counts('Level', report.levels, levelName)],
    ['Forms', counts('Form', report.forms, formName)],
    ['Recognised', counts('Confidence', report.confidence, (name) => name)],
    [
      'Components',
      table(
        ['Component', 'Files', 'Calls', 'Coded'],
        report.components
          .slice(0, top)
          .map((row) => [
            code(row.name),
            grouped(row.files),
            grouped(row.calls),
            grouped(row.coded),
          ]),
      ),
    ],
    ['Repeated texts', texts(report.repeated.slice(0, top))],
    ['Texts at two levels', texts(report.atTwoLevels.slice(0, top))],
    [
      'Noisiest files',
      table(
        ['File', 'Calls', 'In loops'],
        report.noisiest
          .slice(0, top)
          .map((row) => [code(row.file), grouped(row.calls), grouped(row.inLoop)]),
      ),
    ],
    ['Info and above in loops', sites(report.inLoops.slice(0, top))],
    ['Caught errors that are not logged', sites(report.lostErrors.slice(0, top))],
    [
      'Console beside a logger',
      table(
        ['File', 'Console', 'Logger'],
        report.consoleBeside
          .slice(0, top)
          .map((row) => [code(row.file), grouped(row.console), grouped(row.logger)]),
      ),
    ],
    [
      'Advice',
      table(
        ['', 'What', 'Calls', 'Share', 'Why', 'For example'],
        report.advice.map((group) => [
          `**${group.action}**`,
          group.title,
          ...share(group.calls),
          group.why,
          places(group.sites),
        ]),
      ),
    ],
  ];
  return [
    '# Log audit',
    `${many(calls, 'log call')} in ${grouped(report.files)} of ${many(files, 'file')}, ` +
      `${grouped(report.testCalls)} more in tests. ${outlookInWords(report)}`,
    ...sections.filter(([, body]) => body !== '').map(([title, body]) => `## ${title}\n\n${body}`),
  ]
    .join('\n\n')
    .concat('\n');
}

function texts(shown: readonly RepeatedText[]): string {
  return table(
    ['Text', 'Sites', 'Levels', 'Where'],
    shown.map((text) => [
      code(text.text),
      grouped(text.sites.length),
      text.levels.join(', '),
      places(text.sites),
    ]),
  );
}

function sites(shown: readonly AuditSite[]): string {
  return table(
    ['Where', 'Level', 'What'],
    shown.map((site) => [place(site), levelName(site.level), code(site.text)]),
  );
}

function places(all: readonly AuditSite[]): string {
  const more = all.length - SITES_SHOWN;
  const shown = all.slice(0, SITES_SHOWN).map(place).join(', ');
  return more > 0 ? `${shown} and ${grouped(more)} more` : shown;
}

function place({ file, line }: AuditSite): string {
  return code(`${file}:${line}`);
}
