/** From what people name to logs: paths stand for themselves, globs for the files that match them. */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { expand } from '@loglex/project';
import { CommandError } from '../../command-error.ts';
import { visible } from '../../terminal/visible.ts';
import { inRotationOrder } from './rotation.ts';

export const STDIN = '-';

/** Each once, rotated logs from the oldest to the newest. Throws where a glob matches nothing. */
export function namedLogs(names: readonly string[], cwd: string): readonly string[] {
  const byPath = new Map<string, string>();
  for (const log of names.flatMap((name) => logsOf(name, cwd))) {
    const path = log === STDIN ? log : resolve(cwd, log);
    if (!byPath.has(path)) byPath.set(path, log);
  }
  return inRotationOrder([...byPath.values()]);
}

/** `logs/*.log`, `/var/log/app-?.log`; a file that has such a name is meant itself. */
function logsOf(name: string, cwd: string): readonly string[] {
  const parts = (process.platform === 'win32' ? name.replaceAll('\\', '/') : name).split('/');
  const first = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
  if (first < 0 || existsSync(resolve(cwd, name))) return [name];
  const folder = parts
    .slice(0, first)
    .map((part) => `${part}/`)
    .join('');
  const found = expand(resolve(cwd, folder), parts.slice(first).join('/'));
  if (found.length === 0) throw new CommandError(`No log matches ${visible(name)}.`);
  return found.map((file) => (isAbsolute(file) ? file : folder + file));
}
