/** Which kind of module a file of JavaScript is, as Node decides it. */
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { ModuleKind } from '@loglex/catalog';

/** `file`: POSIX from `root`, and not necessarily there. Above `root` nothing is looked for. */
export function moduleKindOf(root: string, file: string): ModuleKind {
  const ending = extname(file);
  if (ending === '.mjs') return 'esm';
  if (ending === '.cjs') return 'commonjs';
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const type = typeOf(join(root, folder, 'package.json'));
    if (type !== undefined) return type === 'module' ? 'esm' : 'commonjs';
    if (folder === '.') return 'commonjs';
  }
}

/** What a `package.json` says of its files; `undefined` where there is none. */
function typeOf(path: string): unknown {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return (JSON.parse(text) as { readonly type?: unknown } | null)?.type ?? 'commonjs';
  } catch {
    return 'commonjs';
  }
}
