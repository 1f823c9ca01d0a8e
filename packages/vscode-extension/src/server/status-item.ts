/** The item in the language status of an editor: what is loaded, how many findings there are, and what is wrong. */
import { Disposable, l10n, languages, LanguageStatusSeverity, window } from 'vscode';
import type { Status } from '@loglex/lsp';
import { type Connection, DOCUMENTS } from './connection.ts';

export function createStatusItem(connection: Connection): Disposable {
  const item = languages.createLanguageStatusItem('loglex', [...DOCUMENTS]);
  item.name = 'Loglex';
  let timer: NodeJS.Timeout | undefined;

  function update(): void {
    timer = undefined;
    const { text, detail, isBusy, severity, command } = statusView(connection, countFindings());
    item.text = text;
    item.detail = detail;
    item.busy = isBusy;
    item.severity = SEVERITIES[severity];
    item.command = command;
  }

  /** Diagnostics change with every keystroke: whoever looks reads no faster than this. */
  const soon = () => (timer ??= setTimeout(update, 100));
  update();
  return Disposable.from(
    item,
    connection.onDidChange(soon),
    languages.onDidChangeDiagnostics(soon),
    window.onDidChangeActiveTextEditor(soon),
    new Disposable(() => clearTimeout(timer)),
  );
}

const SEVERITIES = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

interface StatusView {
  readonly text: string;
  readonly detail: string;
  readonly isBusy: boolean;
  readonly severity: keyof typeof SEVERITIES;
  readonly command: { readonly title: string; readonly command: string };
}

function statusView(
  { phase, status }: Pick<Connection, 'phase' | 'status'>,
  findings: number,
): StatusView {
  const doctor = { title: l10n.t('Details'), command: 'loglex.doctor' };
  const restart = { title: l10n.t('Restart'), command: 'loglex.restart' };
  const view = { isBusy: false, severity: 'information', command: doctor } as const;
  if (phase === 'starting') return { ...view, text: l10n.t('Starting'), detail: '', isBusy: true };
  if (phase !== 'running' && phase !== 'idle') {
    const text =
      phase === 'failed' ? l10n.t('The server did not start') : l10n.t('The server is not running');
    return { ...view, text, detail: '', severity: 'error', command: restart };
  }
  const projects = status?.projects ?? [];
  if (projects.length === 0) {
    return {
      ...view,
      text: l10n.t('No project'),
      detail: l10n.t('There is no loglex.yaml here or above'),
    };
  }
  const problems = projects.reduce((count, { problems }) => count + problems.length, 0);
  return {
    ...view,
    text: loaded(projects),
    detail:
      problems > 0
        ? l10n.t('{0} problems in settings or catalogs', problems)
        : findings === 1
          ? l10n.t('1 finding')
          : l10n.t('{0} findings', findings),
    isBusy: projects.some((project) => project.phase === 'filling'),
    severity: problems > 0 ? 'warning' : 'information',
  };
}

function loaded(projects: Status['projects']): string {
  const constants = projects.reduce((count, project) => count + project.constants, 0);
  return projects.length === 1
    ? l10n.t('{0} constants', constants)
    : l10n.t('{0} constants in {1} projects', constants, projects.length);
}

function countFindings(): number {
  return languages
    .getDiagnostics()
    .reduce(
      (count, [, found]) => count + found.filter(({ source }) => source === 'loglex').length,
      0,
    );
}
