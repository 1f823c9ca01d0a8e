/**
 * Plans of migrations as a view asks for them: made a piece at a time, so that others are answered between, and kept as
 * long as all that they were made of stays.
 */
import { setImmediate } from 'node:timers/promises';
import {
  type MigrationFile,
  type MigrationPlan,
  migrationSource,
  migrationSteps,
} from '@loglex/engine';
import type { LiveProject } from '@loglex/project';
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { cancelled } from '../convert/refusal.ts';

export interface MadePlan {
  readonly plan: MigrationPlan;
  /** By file: what the plan was made of. */
  readonly sources: ReadonlyMap<string, MigrationFile>;
}

export interface PlanOptions {
  /** Files and folders, as POSIX paths from the root; the root itself is empty. */
  readonly below: readonly string[];
  /** Fails with `RequestCancelled` soon after it is cancelled. */
  readonly token: CancellationToken;
  /** Called now and then, with counts of files. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface MigrationPlanner {
  plan(project: LiveProject, options: PlanOptions): Promise<MadePlan>;
}

export function createMigrationPlanner(): MigrationPlanner {
  const made = new WeakMap<LiveProject, MadePlan>();

  return {
    async plan(project, { below, token, onProgress }) {
      const turn = createTurns(token);
      const sources = new Map<string, MigrationFile>();
      for (const file of filesIn(project, below)) {
        const source = migrationSourceOf(project, file);
        if (source !== undefined) sources.set(file, source);
        await turn();
      }
      const known = made.get(project);
      if (known !== undefined && areSame(known.sources, sources)) return known;
      const steps = migrationSteps([...sources.values()]);
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          const plan = { plan: step.value, sources };
          made.set(project, plan);
          return plan;
        }
        onProgress?.(step.value, sources.size);
        await turn();
      }
    },
  };
}

/** `undefined` where no call of the file can be migrated. */
export function migrationSourceOf(project: LiveProject, file: string): MigrationFile | undefined {
  const document = project.documentOf(file);
  return document && migrationSource(project.snapshotFor(file), document);
}

/** Whether a plan upon the one is a plan upon the other: what is derived of a text is the same object as long as that stays. */
export function isSameSource(one: MigrationFile, other: MigrationFile | undefined): boolean {
  return (
    other !== undefined &&
    one.facts === other.facts &&
    one.session === other.session &&
    one.text === other.text &&
    one.isTest === other.isTest
  );
}

function areSame(
  before: ReadonlyMap<string, MigrationFile>,
  now: ReadonlyMap<string, MigrationFile>,
): boolean {
  if (before.size !== now.size) return false;
  return [...now].every(([file, source]) => isSameSource(source, before.get(file)));
}

/** Only those that the index knows log calls in. */
function filesIn(project: LiveProject, below: readonly string[]): readonly string[] {
  // What was typed is in the index once somebody asks.
  project.snapshotFor(below[0] ?? '');
  const isChosen = (file: string) =>
    below.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  return [...project.index.files()]
    .filter(({ file, calls }) => calls.length > 0 && isChosen(file))
    .map(({ file }) => file);
}

/** So long work goes on before others have their turn: an answer that is so late nobody feels. */
const TURN_MS = 15;

/** Gives others their turn now and then; fails with `RequestCancelled` where nobody waits any more. */
export function createTurns(token: CancellationToken): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await setImmediate();
    if (token.isCancellationRequested) throw cancelled();
    began = performance.now();
  };
}
