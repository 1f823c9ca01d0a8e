/** The files of a plan as they are now, with the facts that the plan was made of: for whoever derives its rows anew. */
import type { MigrationPlan, RowSource } from '@loglex/engine';
import { gatherFacts } from '../facts/gather.ts';
import type { RunOptions } from '../project.ts';
import type { Session } from '../session.ts';
import { compilerForPlan } from './check-types.ts';
import { sourceReader } from './read-source.ts';

/** Each file is read when it is asked for; `undefined` where it is not there, or cannot be read. */
export type PlannedSources = (file: string) => RowSource | undefined;

/** Never rejects for what is on disk. Refused where the plan was made with types and there is no compiler any more. */
export async function plannedSources(
  session: Session,
  plan: MigrationPlan,
  { onProgress }: Pick<RunOptions, 'onProgress'> = {},
): Promise<PlannedSources | { readonly refused: string }> {
  const compiled = compilerForPlan(session, plan);
  if (compiled !== undefined && 'refused' in compiled) return compiled;
  const { scopes } = session;
  const { files } = await gatherFacts(session, {
    selection: {
      files: plan.files.map(({ file }) => ({ file, scope: scopes.of(file) })),
      leftOut: [],
      problems: [],
      whole: false,
    },
    ...(onProgress && { onProgress }),
  });
  const found = new Map(files.map((each) => [each.facts.file, each]));
  const read = sourceReader(scopes.root, compiled?.oracleOf);
  return (file) => {
    const gathered = found.get(file);
    const source = gathered && read(gathered);
    return source === undefined || 'message' in source ? undefined : source;
  };
}
