/** Names a content: what is written was made for these very bytes and no others. */
import { createHash } from 'node:crypto';

/** SHA-256, in hex. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
