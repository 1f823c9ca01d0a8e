/** The fixes of the checks: the same objects as everywhere. */
import { KINDS } from './kinds.ts';
import type { Offer, Provider } from './offer.ts';

export const checkFixes: Provider = ({ file, findings, wants }) => {
  if (!wants(KINDS.quickFix)) return [];
  return findings.flatMap((finding) => {
    const safe = finding.fixes.find(({ applicability }) => applicability === 'safe');
    return finding.fixes.map((fix): Offer => {
      const { title, caveat, edits } = fix;
      return {
        title: caveat === undefined ? title : `${title} (${caveat})`,
        kind: KINDS.quickFix,
        findings: [finding],
        isPreferred: fix === safe,
        edits: () => [{ file, edits }],
      };
    });
  });
};
