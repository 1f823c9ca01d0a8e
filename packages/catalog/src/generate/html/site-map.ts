/** Which pages the site of a reference has. */
import type { Reference, ReferenceGroup } from '../reference/reference.ts';

export interface SitePage {
  /** From the root of the site. */
  readonly path: string;
  /** What navigation calls it; absent where navigation does not name it. */
  readonly label?: string;
}

export const HOME: SitePage = { path: 'index.html', label: 'Components' };
export const VOCABULARY: SitePage = { path: 'vocabulary.html', label: 'Vocabulary' };
export const SETTINGS: SitePage = { path: 'settings.html', label: 'Settings' };
export const ALERTS: SitePage = { path: 'alerts.html', label: 'Alerts and destinations' };

/** The page of a group: it stays as long as the component keeps its name. */
export function pageOf({ slug }: ReferenceGroup): SitePage {
  return { path: `components/${slug}.html` };
}

/** All pages, home first. Vocabularies that the catalog does not have get none. */
export function pagesOf({ groups, catalog }: Reference): readonly SitePage[] {
  return [
    HOME,
    ...(catalog.legends.size + catalog.sections.size + catalog.manifests.size > 0
      ? [VOCABULARY]
      : []),
    ...(catalog.settings.size > 0 ? [SETTINGS] : []),
    ...(catalog.alerts.size + catalog.destinations.size > 0 ? [ALERTS] : []),
    ...groups.map(pageOf),
  ];
}
