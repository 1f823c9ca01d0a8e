// @ts-check
/** Runs calls by hand and the coded calls that they become in real `logging`, and compares what is logged. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModules } from './calls.js';
import { migrate } from './migrate.js';

const HERE = import.meta.dirname;

/**
 * @typedef {object} Comparison
 * @property {string} python
 * @property {number} compared
 * @property {number} records
 * @property {readonly { readonly function: string, readonly difference: string, readonly old: string, readonly new: string }[]} differences
 */

/**
 * @param {{ readonly count: number, readonly seed: number, readonly pythons: readonly string[], readonly spoil?: (logCodes: string) => string }} options `spoil` changes the generated module, for tests that want differences
 * @returns the share of calls that were migrated, why others were not, and a comparison for each Python
 */
export function compareCalls({ count, seed, pythons, spoil = (text) => text }) {
  const old = createModules(count, seed);
  const { modules, logCodes, migrated, reasons } = migrate(old);
  const folder = mkdtempSync(join(tmpdir(), 'loglex-equivalence-'));
  try {
    for (const name of ['old', 'new', 'oslo_log']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'log_codes.py'), spoil(logCodes));
    writeFileSync(join(folder, 'oslo_log/__init__.py'), '');
    copyFileSync(join(HERE, 'oslo_log.py'), join(folder, 'oslo_log/log.py'));
    for (const { name, text } of old) writeFileSync(join(folder, `old/${name}.py`), text);
    for (const { name, text } of modules) writeFileSync(join(folder, `new/${name}.py`), text);
    const before = functionsOf(old);
    const after = functionsOf(modules);
    const kinds = Object.fromEntries([...before].map(([name, text]) => [name, kindOf(text)]));
    writeFileSync(join(folder, 'kinds.json'), JSON.stringify(kinds));
    const comparisons = pythons.map((python) => {
      const { status, stdout, stderr } = spawnSync(
        python,
        [join(HERE, 'harness.py'), folder, ...old.map(({ name }) => name)],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 28,
          env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
        },
      );
      if (status !== 0) throw new Error(`${python}: ${stderr}`);
      /** @type {Comparison} */
      const result = JSON.parse(stdout);
      const differences = result.differences.map((one) => ({
        ...one,
        old: before.get(one.function) ?? '',
        new: after.get(one.function) ?? '',
      }));
      return { ...result, differences };
    });
    return { migrated, reasons, comparisons };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly import('./calls.js').Module[]} modules */
function functionsOf(modules) {
  return new Map(
    modules.flatMap(({ text }) =>
      text
        .split(/^(?=def call_)/m)
        .slice(1)
        .map((one) => /** @type {const} */ ([/\w+(?=\()/.exec(one)?.[0] ?? '', one])),
    ),
  );
}

/** What becomes text only when a handler asks for it, and what does so before the call. @param {string} text */
function kindOf(text) {
  return /f"|\.format\(|" \+ |' \+ |["')] % /.test(text) ? 'eager' : 'lazy';
}
