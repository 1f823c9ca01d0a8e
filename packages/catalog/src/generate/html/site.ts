/** The reference as a static site: pages that open from a disk, with a search that needs no server. */
import type { Reference, ReferenceFile } from '../reference/reference.ts';
import { alertsPage } from './alerts-page.ts';
import { SCRIPT, STYLE } from './assets.ts';
import { componentPage } from './component-page.ts';
import { homePage } from './home-page.ts';
import type { Content } from './markup.ts';
import { renderPage } from './page.ts';
import { searchIndexScript } from './search-index.ts';
import { settingsPage } from './settings-page.ts';
import { ALERTS, HOME, pageOf, pagesOf, SETTINGS, VOCABULARY, type SitePage } from './site-map.ts';
import { vocabularyPage } from './vocabulary-page.ts';
import { GENERATED_BY } from '../reference/header.ts';

/** The files of the site. The same reference gives the same files, byte for byte. */
export function htmlReference(reference: Reference): readonly ReferenceFile[] {
  const pages = pagesOf(reference);
  const render = (page: SitePage, main: Content, title?: string): ReferenceFile => ({
    path: page.path,
    text: renderPage(reference, { page, main, pages, ...(title !== undefined && { title }) }),
  });
  return [
    render(HOME, homePage(reference)),
    ...(pages.includes(VOCABULARY)
      ? [render(VOCABULARY, vocabularyPage(reference), VOCABULARY.label)]
      : []),
    ...(pages.includes(SETTINGS)
      ? [render(SETTINGS, settingsPage(reference), SETTINGS.label)]
      : []),
    ...(pages.includes(ALERTS) ? [render(ALERTS, alertsPage(reference), ALERTS.label)] : []),
    ...reference.groups.map((group) =>
      render(pageOf(group), componentPage(reference, group), group.name ?? 'Without a component'),
    ),
    { path: 'assets/reference.css', text: `/* ${GENERATED_BY} */\n${STYLE}` },
    { path: 'assets/reference.js', text: `// ${GENERATED_BY}\n${SCRIPT}` },
    { path: 'assets/search-index.js', text: searchIndexScript(reference) },
  ];
}
