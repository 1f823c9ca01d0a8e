/** How the manifests of a pipeline are written: what each stage leaves behind of its inputs, its outputs and its end. */
import type { EntrySource } from '../model.ts';
import type { PlacedText } from '../text.ts';

/** A manifest tells of one stage, or of all of them below one of its keys. */
export interface ManifestKind {
  readonly name: string;
  readonly description?: string;
  /** Glob of the files, from the folder of the job. */
  readonly file: string;
  /** The keys that lead to the stages inside a file, outermost first. Empty: a file is a stage. */
  readonly under: readonly string[];
  /** Glob of a stage's own folder, from that of the job, with `{stage}` for its name; `undefined`: the one that its manifest lies in, if it has one to itself. */
  readonly folder: string | undefined;
  /** Globs of files in a stage's folder that need not be tracked, from that folder. */
  readonly untracked: readonly string[];
  /** What each role is called; of several keys, the first that is there counts. */
  readonly roles: Readonly<Record<ManifestRole, readonly string[]>>;
  /** The roles that have to be there. */
  readonly required: ReadonlySet<ManifestRole>;
  /** Names of the legends whose terms statuses and stages are. */
  readonly statusLegend: string | undefined;
  readonly stageLegend: string | undefined;
  /** The statuses with which a stage may end, and which of them say that it went well, or did not. */
  readonly final: readonly PlacedText[];
  readonly success: readonly PlacedText[];
  readonly failure: readonly PlacedText[];
  readonly source: EntrySource;
}

/** Where a job keeps them: `*\/manifest.json`, `manifest.json, below stages`. */
export function manifestPlaces({ file, under }: ManifestKind): string {
  return under.length === 0 ? file : `${file}, below ${under.join('.')}`;
}

/**
 * What a key of a manifest is to those who read it. Of the stage itself: `stage` to `warnings`; of one of its files:
 * `path` to `reason`; of an error: `code` and `message`.
 */
export type ManifestRole = keyof typeof DEFAULT_KEYS;

/** The keys by which each role is looked for where a kind does not say. */
export const DEFAULT_KEYS = {
  stage: ['stage', 'stage_name', 'name'],
  number: ['number', 'stage_number'],
  status: ['status'],
  started: ['started_at', 'timestamp'],
  completed: ['completed_at'],
  duration: ['duration_seconds'],
  inputs: ['inputs', 'input_files'],
  outputs: ['outputs', 'output_files'],
  intermediates: ['intermediates', 'intermediate_files'],
  config: ['config'],
  resources: ['resources'],
  errors: ['errors', 'error'],
  warnings: ['warnings'],
  path: ['path'],
  type: ['type'],
  from: ['from', 'from_stage'],
  retained: ['retained'],
  reason: ['reason'],
  code: ['code'],
  message: ['message'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const MANIFEST_ROLES = Object.keys(DEFAULT_KEYS) as ManifestRole[];
