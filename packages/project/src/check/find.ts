/** Runs the checks over gathered facts, each file by the settings and the catalog of its scope. */
import type { Finding } from '@loglex/engine';
import type { FactsResult } from '../facts/gather.ts';
import type { Session } from '../session.ts';

/** All findings, sorted by file, then by place, then by check. */
export function findAll(session: Session, gathered: FactsResult): Finding[] {
  void session;
  void gathered;
  return [];
}
