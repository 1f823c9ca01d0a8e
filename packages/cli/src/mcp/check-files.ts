/** The tool `check_files`: findings, as `loglex check --format json` gives them. */
import { checks } from '@loglex/engine';
import { z } from 'zod';
import { checkFiles as checkOnDisk } from '../check/check-files.ts';
import { sourceTexts } from '../check/source-texts.ts';
import { reportData } from '../formats/json.ts';
import { shownPath } from '../open-project.ts';
import { buildReport } from '../report/build-report.ts';
import { inside } from './inside.ts';
import { tool } from './tool.ts';

export const checkFiles = tool({
  name: 'check_files',
  title: 'Check logging in files',
  description:
    'Holds files against the catalog and the rules of the project, and returns findings with their fixes. Run it after you ' +
    'changed log calls or the catalog. Changes nothing.',
  input: {
    paths: z
      .array(z.string())
      .max(1000)
      .default([])
      .describe('Files, folders or globs, from the root. None: the whole project.'),
    limit: z.int().min(1).max(1000).default(100),
  },
  async run(project, { paths, limit }) {
    const wanted = paths.map((path) => inside(project, path));
    const run = await checkOnDisk(project, wanted, {}, undefined);
    const report = buildReport(
      { ...run, unread: run.problems, known: 0, checks },
      sourceTexts(project.root),
      shownPath(project),
    );
    const { summary, findings, unread } = reportData(report);
    return { summary, findings: findings.slice(0, limit), unread };
  },
});
