/** Where the code that is there now names the constants of a catalog. */
import { mentionsOf, positionAt, sessionOf } from '@loglex/engine';
import type { Project } from '@loglex/project';
import { shownPath } from '../open-project.ts';
import type { EmitSite } from './diff-formats.ts';

/** The sites by code, in the order of files and lines. Declarations in code are none. */
export async function emitSites(
  project: Project,
): Promise<ReadonlyMap<string, readonly EmitSite[]>> {
  const { files } = await project.facts();
  const shown = shownPath(project);
  const sites = new Map<string, EmitSite[]>();
  for (const { facts, scope } of files) {
    const session = sessionOf(scope.catalog, scope.settings);
    const catalogFiles = new Set(scope.catalog.files);
    if (catalogFiles.has(facts.file)) continue;
    for (const resolved of mentionsOf(facts, session)) {
      if (resolved.kind === 'unknown') continue;
      const found = resolved.kind === 'known' ? resolved.constant : resolved.retired;
      const { line, column } = positionAt(facts.lineStarts, resolved.mention.range.start);
      const site = { path: shown(facts.file), start: { line: line + 1, column: column + 1 } };
      const known = sites.get(found.code);
      if (known) known.push(site);
      else sites.set(found.code, [site]);
    }
  }
  return sites;
}
