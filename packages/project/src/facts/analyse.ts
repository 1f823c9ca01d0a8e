/** One file, from its bytes to its facts: what a thread does for each file, and nothing that knows of others. */
import type { FileFacts } from '@loglex/engine';
import { decodeText } from '../files/read.ts';
import type { Problem } from '../problem.ts';
import type { FrontEnd } from './front-end.ts';
import { isGenerated } from './generated.ts';

/** Bytes beyond which a source file is taken for data or a bundle and left out. */
export const MAX_SOURCE_BYTES = 1_500_000;

/** Why a file was left out although the settings let it in. */
export type LeftOut = 'too-large' | 'generated';

/**
 * What one file yields. None of the keys: it was read, and can hold nothing of interest. Facts beside a problem: they
 * are those of what could be read.
 */
export interface Analysis {
  readonly facts?: FileFacts;
  readonly leftOut?: LeftOut;
  readonly problem?: Problem;
}

/** An analysis as JSON; most are `{}`, which is written as nothing. */
export function formatAnalysis(analysis: Analysis): string {
  const json = JSON.stringify(analysis);
  return json === '{}' ? '' : json;
}

export function parseAnalysis(json: string): Analysis {
  return json === '' ? {} : (JSON.parse(json) as Analysis);
}

/** The facts of the source in `bytes`. `file`: POSIX path from the root. Never throws. */
export function analyseBytes(file: string, bytes: Buffer, frontEnd: FrontEnd): Analysis {
  const decoded = decodeText(bytes, file);
  return decoded.problem ? { problem: decoded.problem } : analyseText(file, decoded.text, frontEnd);
}

/** The same for text that did not come from the disk. */
export function analyseText(file: string, text: string, frontEnd: FrontEnd): Analysis {
  try {
    if (!frontEnd.mayHoldFacts(file, text)) return {};
    if (isGenerated(text)) return { leftOut: 'generated' };
    const { facts, problem } = frontEnd.read(file, text);
    return {
      ...(facts && { facts }),
      ...(problem && { problem: { kind: 'syntax', file, ...problem } }),
    };
  } catch (error) {
    return { problem: internalProblem(file, error) };
  }
}

/** A defect met on one file: told with enough to report it, while the run goes on. */
export function internalProblem(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `Loglex failed on this file, and went on without it: ${reason}. Please report it.`;
  return { kind: 'internal', file, message };
}
