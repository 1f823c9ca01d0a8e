/** A raw log call is given a constant: a new one of the catalog, or one that says the same or much the same. */
import { callActions } from '@loglex/engine';
import { KINDS } from './kinds.ts';
import type { Offer, Provider } from './offer.ts';

export const rawCall: Provider = (asked) => {
  const { file, document, snapshot, project, findings, range, wants } = asked;
  if (![KINDS.quickFix, KINDS.extract, KINDS.rewrite].some(wants)) return [];
  const actions = callActions(snapshot, document, range);
  if (actions.length === 0) return [];
  const missing = project.changes.missingFor(file);
  return actions.flatMap((action): Offer[] => {
    const { title, constants, refused = missing } = action;
    const mended = findings.filter(
      (finding) =>
        finding.check === 'ad-hoc-log' && finding.range.start === action.call.range.start,
    );
    // Where something is underlined, it is what mends it.
    const isFix = mended.length > 0 && wants(KINDS.quickFix) && refused === undefined;
    const kind = isFix ? KINDS.quickFix : action.kind === 'extract' ? KINDS.extract : KINDS.rewrite;
    if (!wants(kind)) return [];
    return [
      {
        title,
        kind,
        ...(mended.length > 0 && { findings: mended }),
        ...(refused !== undefined && { disabled: refused }),
        edits() {
          const catalog = project.changes.addConstants(constants);
          if ('refused' in catalog) return catalog;
          return [...catalog, { file, edits: action.edits(), about: 'Log call' }];
        },
      },
    ];
  });
};
