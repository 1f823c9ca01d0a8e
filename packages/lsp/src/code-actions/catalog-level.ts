/** The level of a constant in the catalog, where a call states another one. */
import { levelActions } from '@loglex/engine';
import { KINDS } from './kinds.ts';
import type { Provider } from './offer.ts';

export const catalogLevel: Provider = ({ file, document, snapshot, project, findings, wants }) => {
  if (!wants(KINDS.quickFix)) return [];
  return levelActions(snapshot, document, findings).map(({ title, finding, change }) => ({
    title,
    kind: KINDS.quickFix,
    findings: [finding],
    edits: () => project.changes.changeConstant(file, change),
  }));
};
