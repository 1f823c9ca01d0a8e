/** What stands on the page of the legends, in the language of VS Code. */
import { l10n } from 'vscode';
import type { Words } from './messages.ts';

export function words(): Words {
  return {
    find: l10n.t('Find in legends'),
    terms: l10n.t('{0} terms'),
    shown: l10n.t('{0} of {1} terms'),
    nothing: l10n.t('No term fits these words.'),
    empty: l10n.t('The catalog has no legend.'),
    open: l10n.t('Open where it is declared'),
    written: l10n.t('Written'),
    group: l10n.t('Group'),
    meaning: l10n.t('What it means'),
    message: l10n.t('message'),
    level: l10n.t('level'),
    also: l10n.t('also'),
    examples: l10n.t('Examples'),
    scopes: l10n.t('Scopes'),
    leftOut: l10n.t('Left out'),
    default: l10n.t('A tag that is not there means {0}.'),
    shownWhen: l10n.t('Shown'),
    always: l10n.t('always'),
    'not-default': l10n.t('unless it says the default'),
    optional: l10n.t('now and then'),
    where: l10n.t('Where'),
    suffix: l10n.t('at the end of messages'),
    groups: l10n.t('Groups'),
    exactlyOne: l10n.t('A tag has exactly one of it.'),
    atLeastOne: l10n.t('A tag has at least one of it.'),
    anyNumber: l10n.t('A tag has any number of it.'),
    atMostOne: l10n.t('A tag has at most one of it.'),
    precedence: l10n.t('Of several that hold, the first of these is shown: {0}.'),
    uses: l10n.t('Stands in'),
    more: l10n.t('and {0} more'),
  };
}
