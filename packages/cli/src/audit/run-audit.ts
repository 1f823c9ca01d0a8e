/** `loglex audit`, from its options to its exit code. */
import { audit } from '@loglex/engine';
import type { AuditOptions } from '../commands/audit.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere, shownPath } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { auditFiles } from './audit-files.ts';
import { AUDIT_WRITERS } from './formats.ts';

export async function runAudit(paths: readonly string[], options: AuditOptions): Promise<ExitCode> {
  const project = await openHere(options);
  const progress = await startProgress();
  const { files, problems, stats } = await project
    .facts({ paths, onProgress: progress.update })
    .finally(progress.stop);
  const { format, outputFile, top } = options;
  const audited = {
    report: audit(auditFiles(files)),
    files: stats.files,
    isConfigured: project.settingsFiles.length > 0,
    settings: project.settings,
  };
  const write = await AUDIT_WRITERS[format]();
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  await output(write(audited, top, look), outputFile);
  const shown = shownPath(project);
  const unread = [...project.problems, ...problems];
  for (const { file, message } of unread) say(`${visible(shown(file))}: ${visible(message)}`);
  return unread.length > 0 ? EXIT.failed : EXIT.clean;
}
