/** `loglex doctor`: one line for each thing that Loglex needs. */
import picocolors from 'picocolors';
import type { DoctorOptions } from '../commands/doctor.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openHere, partsOf } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { visible } from '../terminal/visible.ts';
import type { Diagnosis } from './diagnosis.ts';
import * as machine from './machine.ts';
import * as setup from './setup.ts';

/** Exit code 1 where something fails; a warning is no failure. */
export async function runDoctor(options: DoctorOptions): Promise<ExitCode> {
  const project = await openHere(options);
  const parser = machine.parser();
  const parts = partsOf(project);
  const { problems } = project;
  const diagnoses = [
    machine.node(),
    machine.git(project.root),
    parser,
    ...setup.settings(parts, problems),
  ];
  if (project.settingsFiles.length > 0) {
    diagnoses.push(...setup.catalogs(parts, problems));
    if (parser.state === 'ok') {
      const facts = await project.facts();
      diagnoses.push(...setup.files(facts), ...setup.references(project, facts));
    }
    diagnoses.push(...setup.imports(project));
  }
  process.stdout.write(print(diagnoses));
  return diagnoses.some(({ state }) => state === 'fail') ? EXIT.findings : EXIT.clean;
}

function print(diagnoses: readonly Diagnosis[]): string {
  const paint = picocolors.createColors(lookOf(process.stdout).color);
  const label = { ok: paint.green('ok  '), warn: paint.yellow('warn'), fail: paint.red('fail') };
  const width = Math.max(...diagnoses.map(({ subject }) => subject.length));
  const lines = diagnoses.map(({ state, subject, detail, advice }) => {
    const line = `${label[state]}  ${subject.padEnd(width)}  ${visible(detail)}`;
    return advice ? `${line}\n${' '.repeat(width + 8)}${paint.dim(visible(advice))}` : line;
  });
  return `${lines.join('\n')}\n`;
}
