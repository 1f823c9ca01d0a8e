/** Runs calls by hand and the coded calls that they become in the real `logging` of Python, and compares what is logged. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRandom } from '../random.ts';
import type { DialectReport } from '../report.ts';
import type { Python } from './find-python.ts';
import { generateModules, type PythonModule } from './generate-modules.ts';
import { HARNESS, OSLO_LOG } from './harness.ts';
import { migrateModules } from './migrate-modules.ts';

export interface VerifyPythonOptions {
  readonly calls: number;
  readonly seed: number;
  readonly python: Python;
  /** Changes the generated module: for whoever wants to see a difference. */
  readonly spoil?: (logCodes: string) => string;
}

/** Every call is run, also those that stay as they are. Imports nothing of the project. Rejects where Python cannot run it. */
export async function verifyPython({
  calls,
  seed,
  python,
  spoil = (text) => text,
}: VerifyPythonOptions): Promise<DialectReport> {
  const old = generateModules(calls, createRandom(seed));
  const { modules, logCodes, migrated, reasons } = migrateModules(old);
  const before = functionsOf(old);
  const after = functionsOf(modules);
  const kinds = Object.fromEntries([...before].map(([name, text]) => [name, kindOf(text)]));
  const compared = await compare(
    python.command,
    {
      'log_codes.py': spoil(logCodes),
      'oslo_log/__init__.py': '',
      'oslo_log/log.py': OSLO_LOG,
      'harness.py': HARNESS,
      'kinds.json': JSON.stringify(kinds),
      ...filesOf('old', old),
      ...filesOf('new', modules),
    },
    old,
  );
  const differences = compared.differences.map(({ function: name, difference }) => ({
    before: (before.get(name) ?? '').trim(),
    after: (after.get(name) ?? '').trim(),
    what: difference,
  }));
  return { dialect: 'logging', calls, safe: migrated, threw: 0, dropped: 0, reasons, differences };
}

interface Compared {
  readonly differences: readonly { readonly function: string; readonly difference: string }[];
}

async function compare(
  command: string,
  files: Readonly<Record<string, string>>,
  modules: readonly PythonModule[],
): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'loglex-verify-'));
  try {
    for (const name of ['old', 'new', 'oslo_log']) await mkdir(join(folder, name));
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
    const names = modules.map(({ name }) => name);
    // Isolated: neither the environment nor the folder that it is started in adds code.
    const args = ['-I', '-B', '-X', 'utf8', join(folder, 'harness.py'), folder, ...names];
    const { stdout } = await run(command, args, { cwd: folder, maxBuffer: 2 ** 28 });
    return JSON.parse(stdout) as Compared;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const run = promisify(execFile);

function filesOf(
  folder: string,
  modules: readonly PythonModule[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(modules.map(({ name, text }) => [`${folder}/${name}.py`, text]));
}

function functionsOf(modules: readonly PythonModule[]): ReadonlyMap<string, string> {
  return new Map(
    modules.flatMap(({ text }) =>
      text
        .split(/^(?=def call_)/m)
        .slice(1)
        .map((one) => [/\w+(?=\()/.exec(one)?.[0] ?? '', one] as const),
    ),
  );
}

/** What becomes text only when a handler asks for it, and what does so before the call. */
function kindOf(text: string): 'eager' | 'lazy' {
  return /f"|\.format\(|" \+ |' \+ |["')] % /.test(text) ? 'eager' : 'lazy';
}
