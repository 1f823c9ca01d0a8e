// @ts-check
/** The commands that are measured, each as its users would run it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * @typedef {import('../bench/measure.js').Command} Command
 *
 * @param {import('./workspace.js').Workspace} workspace
 * @returns {readonly Command[]}
 */
export function commands(workspace) {
  const { folder, repository, cache, corpora } = workspace;
  const bin = (/** @type {string} */ path) => join(repository, 'node_modules', path);
  /** @type {(config: string, title: string, before?: () => void) => Command} */
  const eslint = (config, title, before) => ({
    id: before ? `${config}-cold` : config,
    title,
    argv: [
      ...[process.execPath, bin('eslint/bin/eslint.js'), '--config', `eslint.${config}.mjs`],
      ...['--no-warn-ignored', ...corpora],
    ],
    cwd: folder,
    // Whether or not there are findings: 2 is a crash.
    exits: [0, 1],
    ...(before && { before }),
  });
  /** @type {(config: string, title: string) => Command} */
  const oxlint = (config, title) => ({
    id: `oxlint-${config}`,
    title,
    argv: [
      ...[process.execPath, bin('oxlint/bin/oxlint'), '--config', `oxlint.${config}.json`],
      ...corpora,
    ],
    cwd: folder,
    exits: [0, 1],
  });
  const forget = () => rmSync(cache, { recursive: true, force: true });
  return [
    eslint('zero', 'ESLint, zero rules'),
    eslint('no-op', 'ESLint, a rule that visits calls and does nothing'),
    eslint('no-console', 'ESLint, `no-console`'),
    // The warm run finds what the cold one left.
    eslint('loglex', 'ESLint, all rules of Loglex, first run', forget),
    eslint('loglex', 'ESLint, all rules of Loglex'),
    oxlint('no-console', 'oxlint, `no-console` (native)'),
    oxlint('no-op', 'oxlint, the rule that does nothing'),
    oxlint('loglex', 'oxlint, all rules of Loglex'),
  ];
}
