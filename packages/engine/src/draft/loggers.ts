/** The logger namespaces of a component, as the few globs that hold them. */
import { groupBy } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import { escapeGlob } from './globs.ts';

/** So many names below one prefix are a branch of the tree, and new ones belong to it. */
const BRANCH = 3;

/** Globs over the namespaces that `files` give their loggers, sorted: `app.db`, `app.telemetry.**`. */
export function loggerGlobs(files: readonly FileFacts[]): readonly string[] {
  const names = new Set(
    files.flatMap(({ loggers }) =>
      // What a path says is said by the component's paths.
      loggers.flatMap(({ namespace, fromPath }) => (fromPath === true ? [] : namespace)),
    ),
  );
  names.delete('');
  return [...groupBy([...names].sort(), branchOf)].flatMap(([branch, members]) =>
    branch !== '' && members.length >= BRANCH
      ? [`${escapeGlob(branch)}**`]
      : members.map(escapeGlob),
  );
}

/** All up to the last separator, which it keeps: `app.telemetry.sink` stands on `app.telemetry.`. */
function branchOf(namespace: string): string {
  return /^.*[.:](?=[^.:]+$)/u.exec(namespace)?.[0] ?? '';
}
