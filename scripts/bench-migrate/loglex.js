// @ts-check
/** Plans the migration of a repository into a file, or applies the plan in it: `node loglex.js plan|apply <folder> <plan>`. */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { printPlan, readPlan } from '@loglex/engine';
import { openProject } from '@loglex/project';

const [command, cwd = '.', path = 'plan.json'] = process.argv.slice(2);
const project = await openProject({ cwd });
if (command === 'plan') {
  const planned = await project.planMigration();
  if ('refused' in planned) throw new Error(planned.refused);
  writeFileSync(path, printPlan(planned.plan));
} else {
  const { plan, problems } = readPlan(readFileSync(path, 'utf8'), { catalogs: [project.catalog] });
  const [problem] = problems;
  if (plan === undefined || problem) throw new Error(`The plan is not read: ${problem?.message}`);
  const outcome = await project.applyMigration(plan);
  if ('refused' in outcome) throw new Error(outcome.refused);
  const calls = plan.files.reduce((sum, { rows }) => sum + rows.length, 0);
  if (outcome.rows !== calls) throw new Error(`${outcome.rows} of ${calls} calls were migrated.`);
}
