// @ts-check
/** Checks every file of a list without asking the prefilter: what it spares. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createPythonFrontEnd, runFileChecks } from '@loglex/engine';
import { openProject, parsePython } from '@loglex/project';
import { listedFiles } from './listed-files.js';

const { settings, catalog } = await openProject({ cache: false });
const frontEnd = createPythonFrontEnd(settings);
let findings = 0;
for (const file of listedFiles(process.argv[2])) {
  const text = readFileSync(file, 'utf8');
  const facts = frontEnd.facts({ file, text, tree: parsePython(text) });
  findings += runFileChecks(facts, { settings, catalog }).length;
}
process.stdout.write(`${findings}\n`);
