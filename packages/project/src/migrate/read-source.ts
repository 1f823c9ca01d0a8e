/** Files of a migration as they are on disk, with the facts of that very text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileFacts, type LogCall, type RowSource, sessionOf } from '@loglex/engine';
import { createFrontEnd, type FrontEnd, type TypesOf } from '../facts/front-end.ts';
import type { ScopedFacts } from '../facts/gather.ts';
import { contentHash } from '../files/content-hash.ts';
import { decodeText } from '../files/read.ts';
import { fileSystemReason, type Problem } from '../problem.ts';
import type { Scope } from '../scope.ts';

export interface MigrationSource extends RowSource {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** Reads its language. */
  readonly frontEnd: FrontEnd;
}

export type SourceReader = (gathered: ScopedFacts) => MigrationSource | Problem;

/**
 * A function that reads files below `root`. Make one for a run: it compiles the settings of each scope once. With `typesOf`,
 * files with loggers of which they do not say whose they are, are read once more.
 */
export function sourceReader(root: string, typesOf?: TypesOf): SourceReader {
  const known = new Map<Scope, Pick<MigrationSource, 'session' | 'frontEnd'>>();
  return ({ facts, scope }) => {
    const { file } = facts;
    let governing = known.get(scope);
    if (governing === undefined) {
      const { catalog, settings } = scope;
      governing = {
        session: sessionOf(catalog, settings),
        frontEnd: createFrontEnd(settings, { typesOf }),
      };
      known.set(scope, governing);
    }
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(root, file));
    } catch (error) {
      return { kind: 'read', file, message: fileSystemReason(error, 'read') };
    }
    const { text, problem } = decodeText(bytes, file);
    if (problem) return problem;
    const current = factsOf(facts, text, governing.frontEnd, typesOf !== undefined);
    if ('message' in current) return { kind: 'syntax', file, ...current };
    return { ...governing, facts: current, text, hash: contentHash(bytes) };
  };
}

/** The facts that were gathered, where they are of this very text: somebody may have written the file since. */
function factsOf(facts: FileFacts, text: string, frontEnd: FrontEnd, isTyped: boolean) {
  const isSame = facts.calls.every(
    ({ callee }) => text.slice(callee.start, callee.end) === callee.text,
  );
  const isOpen = isTyped && facts.calls.some(isOpenToTypes);
  if (isSame && !isOpen) return facts;
  const read = frontEnd.read(facts.file, text);
  return read.facts ?? read.problem;
}

/** Whether the file alone does not say for certain that it is a logger, or whose. */
function isOpenToTypes({ confidence, sink }: LogCall): boolean {
  return confidence === 'likely' || sink === 'logger';
}
