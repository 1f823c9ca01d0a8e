/**
 * The folder from which the reader of a report resolves its paths. People start from where they are; a CI
 * system starts from its checkout, wherever in it the command runs.
 */
import { isAbsolute, relative } from 'node:path';
import type { FormatName } from './formats.ts';

/** The variable by which a CI system names its checkout, for the formats that are its own. */
const CHECKOUT: Partial<Record<FormatName, string>> = {
  github: 'GITHUB_WORKSPACE',
  sarif: 'GITHUB_WORKSPACE',
  gitlab: 'CI_PROJECT_DIR',
};

/** An absolute path: `cwd`, or the checkout around it. */
export function baseFolder(
  format: FormatName,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const checkout = env[CHECKOUT[format] ?? ''];
  if (!checkout) return cwd;
  const way = relative(checkout, cwd);
  return way === '..' || /^\.\.[/\\]/.test(way) || isAbsolute(way) ? cwd : checkout;
}
