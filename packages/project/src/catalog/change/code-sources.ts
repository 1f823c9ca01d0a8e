/** The code of a project for a change of its catalog: read anew, since what is not known would not be changed along. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeSources, createProjectIndex, sessionOf } from '@loglex/engine';
import { gatherFacts } from '../../facts/gather.ts';
import type { Session } from '../../session.ts';

export async function codeSources(session: Session): Promise<CodeSources> {
  const { root } = session.scopes;
  const { files } = await gatherFacts(session);
  const scopes = new Map(files.map(({ facts, scope }) => [facts.file, scope]));
  return {
    index: createProjectIndex(files.map(({ facts }) => facts)),
    sessionOf(file) {
      const { catalog, settings } = scopes.get(file)!;
      return sessionOf(catalog, settings);
    },
    textOf: (file) => readFileSync(join(root, file), 'utf8'),
  };
}
