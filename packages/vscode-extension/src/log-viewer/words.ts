/** What stands on the log viewer's page, in the language of VS Code. */
import { l10n } from 'vscode';
import type { Words } from './messages.ts';

export function words(): Words {
  return {
    find: l10n.t('Find in records'),
    levels: l10n.t('Levels'),
    noLevel: l10n.t('no level'),
    components: l10n.t('Components'),
    noComponent: l10n.t('without a component'),
    codes: l10n.t('Codes'),
    findCode: l10n.t('Code or name'),
    noCodes: l10n.t('No line has a known code so far.'),
    clear: l10n.t('Clear'),
    clearTitle: l10n.t('Show all lines'),
    raw: l10n.t('Raw'),
    rawTitle: l10n.t('Show lines as they are written'),
    follow: l10n.t('Follow'),
    followTitle: l10n.t('Stay at the end while the log grows'),
    lines: l10n.t('{0} lines'),
    shown: l10n.t('{0} of {1} lines'),
    reading: l10n.t('reading, {0} %'),
    nothing: l10n.t('No line fits the filters.'),
    empty: l10n.t('The log is empty.'),
    log: l10n.t('Lines of the log'),
    details: l10n.t('What the line means'),
    close: l10n.t('Close'),
    line: l10n.t('Line {0}'),
    unknown: l10n.t('Nothing in the catalog and no log call says this.'),
    ambiguous: l10n.t('Several could have written this.'),
    values: l10n.t('Values'),
    sites: l10n.t('Written by'),
    entries: l10n.t('Declared in'),
    record: l10n.t('Record'),
    loading: l10n.t('Opening …'),
  };
}
