/** Logs that are open: what leads their lines back, and what is wrong with them, both made a little at a time when nobody types. */
import {
  type CheckSession,
  createDocument,
  type Finding,
  type LogFindings,
  logFindings,
  type ProjectIndex,
  projectExplainer,
} from '@loglex/engine';
import type { LiveDocuments } from './live-documents.ts';
import { movedFindings } from './moved-findings.ts';

/** Files are POSIX paths from the root. */
export interface LiveLogs {
  /** A little of what `file` needs, in a few milliseconds; `session`: what governs it. Whether there was something to be made. */
  prepare(file: string, session: CheckSession): boolean;
  /** What is known to be wrong in a log that is open, where it stands by now. */
  findingsIn(file: string): readonly Finding[];
}

/** A longer log is read by `loglex lines --check`, not by whoever has it open. */
const LONGEST_CHECKED = 2_000_000;

/** What was checked, and by what. */
interface Checked {
  readonly text: string;
  readonly session: CheckSession;
  readonly ofWhole: boolean;
  readonly findings: LogFindings;
}

/** `isWhole`: whether all files of the project are in the index. */
export function createLiveLogs(
  index: ProjectIndex,
  { bufferOf, open }: Pick<LiveDocuments, 'bufferOf' | 'open'>,
  isWhole: () => boolean,
): LiveLogs {
  const done = new Map<string, Checked>();
  const running = new Map<string, Checked>();

  function forgetClosed(): void {
    const files = new Set(Array.from(open(), ({ file }) => file));
    for (const checked of [done, running]) {
      for (const file of checked.keys()) if (!files.has(file)) checked.delete(file);
    }
  }

  return {
    prepare(file, session) {
      const explainer = projectExplainer(session.catalog, index);
      if (explainer.prepare()) return true;
      forgetClosed();
      const text = bufferOf(file)?.text;
      if (text === undefined || text.length > LONGEST_CHECKED) {
        done.delete(file);
        return false;
      }
      const now = { text, session, ofWhole: isWhole() };
      if (isOf(done.get(file), now)) return false;
      let run = running.get(file);
      if (run === undefined || !isOf(run, now)) {
        const document = createDocument({ file, text, kind: 'log' });
        const findings = logFindings(session, explainer.explain, document);
        running.set(file, (run = { ...now, findings }));
      }
      if (!run.findings.step()) {
        done.set(file, run);
        running.delete(file);
      }
      return true;
    },
    findingsIn(file) {
      const checked = done.get(file);
      const now = bufferOf(file)?.text;
      if (checked === undefined || now === undefined) return [];
      return movedFindings(checked.findings.found, checked.text, now);
    },
  };
}

/** Code that is typed meanwhile may know a line by its text that only the catalog knew: that shows when the log is read anew. */
function isOf(checked: Checked | undefined, now: Omit<Checked, 'findings'>): boolean {
  return (
    checked !== undefined &&
    checked.text === now.text &&
    checked.session === now.session &&
    checked.ofWhole === now.ofWhole
  );
}
