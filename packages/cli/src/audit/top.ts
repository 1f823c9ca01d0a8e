/** An audit with its long lists cut. Counts stay whole; only who is named is fewer. */
import type { AuditReport } from '@loglex/engine';

export function cutLists(report: AuditReport, top: number): AuditReport {
  const cut = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, top);
  const cutSites = <Item extends { readonly sites: readonly unknown[] }>(
    items: readonly Item[],
  ): readonly Item[] => items.map((item) => ({ ...item, sites: cut(item.sites) }));
  return {
    ...report,
    components: cut(report.components),
    repeated: cutSites(cut(report.repeated)),
    atTwoLevels: cutSites(cut(report.atTwoLevels)),
    noisiest: cut(report.noisiest),
    inLoops: cut(report.inLoops),
    lostErrors: cut(report.lostErrors),
    consoleBeside: cut(report.consoleBeside),
    advice: cutSites(report.advice),
  };
}
