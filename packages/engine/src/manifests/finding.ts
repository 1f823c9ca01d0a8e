/** A finding about a manifest: its severity comes from the table of checks. */
import type { Location } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { type ManifestCheckId, severityOfManifestCheck } from './manifest-checks.ts';

type Related = Finding['related'];

export function finding(
  check: ManifestCheckId,
  { file, range }: Location,
  message: string,
  related: Related = [],
): Finding {
  return {
    check,
    messageId: check,
    data: {},
    message,
    severity: severityOfManifestCheck(check),
    file,
    range,
    fixes: [],
    related,
    tags: [],
  };
}
