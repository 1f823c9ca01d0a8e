/** A comment that excuses a finding: refused where the text would take it for something else than a comment. */
import { applyEdits } from '@loglex/catalog';
import { excuse } from '@loglex/engine';
import { KINDS } from './kinds.ts';
import type { Offer, Provider } from './offer.ts';

export const excuseFinding: Provider = ({ file, document, project, findings, wants }) => {
  if (!wants(KINDS.quickFix)) return [];
  return findings.flatMap((finding): Offer[] => {
    const edit = excuse(document, finding);
    if (edit === undefined) return [];
    return [
      {
        title: `Disable ${finding.check} on this line, with a reason`,
        kind: KINDS.quickFix,
        findings: [finding],
        edits() {
          const after = applyEdits(document.text, [edit]);
          return project.changes.isComment(file, after, edit)
            ? [{ file, edits: [edit] }]
            : { refused: 'No comment may stand above this line, so nothing can be excused there.' };
        },
      },
    ];
  });
};
