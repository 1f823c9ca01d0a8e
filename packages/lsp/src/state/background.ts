/**
 * What goes on between requests: the index of a project is filled, changes on disk are noticed, and when nobody types the checks
 * over the whole project run, and logs that are open are read.
 */
import type { DiskChange, LiveProject } from '@loglex/project';
import type { Client } from '../client.ts';
import type { Transport } from '../transport/transport.ts';
import { createProgress } from './progress.ts';

export interface Background {
  /** Reads all files of a project. */
  fill(project: LiveProject): void;
  /** Something was said that the checks over the whole project may judge otherwise. */
  changed(project: LiveProject): void;
  /** A log is open that questions will be asked about. */
  logOpened(project: LiveProject): void;
  /** What the disk brought. */
  take(project: LiveProject, change: DiskChange): void;
  /** Looks whether files changed on disk, where no client tells, and not too often. */
  look(projects: readonly LiveProject[]): void;
  /** The client's user ended the progress with this token. */
  cancel(token: string | number): void;
  stop(): void;
}

/** So long nobody has typed when large catalogs are read, and the whole project is checked; that at least so many times what it takes. */
const IDLE_MS = 300;
const IDLE_TIMES = 4;

/** So often the disk is looked at; at least so many times what a look takes. */
const LOOK_MS = 2_000;
const LOOK_TIMES = 20;

/** `onChange`: answers may be others now; `logsOf`: the logs that are open. */
export function createBackground(
  client: Client,
  transport: Transport,
  onChange: () => void,
  logsOf: (project: LiveProject) => readonly string[],
): Background {
  const timers = new Map<LiveProject, NodeJS.Timeout>();
  const preparing = new Map<LiveProject, NodeJS.Immediate>();
  /** Whose logs say something else since the client was told, also where a keystroke came between. */
  const untold = new Set<LiveProject>();
  const runs = new Map<string | number, AbortController>();
  const wholeTook = new Map<LiveProject, number>();
  let nextLook = 0;
  let looking: NodeJS.Immediate | undefined;
  let runCount = 0;

  function fill(project: LiveProject): void {
    void fillWithProgress(project).catch((error: unknown) => {
      transport.log(`Reading ${project.root} failed: ${String(error)}`);
    });
  }

  async function fillWithProgress(project: LiveProject): Promise<void> {
    const abort = new AbortController();
    const token = `loglex-${++runCount}`;
    runs.set(token, abort);
    const progress = createProgress(client, transport, token, 'Loglex reads the project');
    try {
      await project.fill({ signal: abort.signal, onProgress: progress.report });
    } finally {
      runs.delete(token);
      progress.end(`${project.index.size} files with log calls`);
    }
    if (project.phase === 'ready') checkWhole(project);
    prepareLogs(project);
    onChange();
  }

  function checkWhole(project: LiveProject): void {
    timers.delete(project);
    // A part of the files would make every constant look unused.
    if (project.phase !== 'ready') return;
    const began = performance.now();
    const isOther = project.checkWhole();
    wholeTook.set(project, performance.now() - began);
    if (isOther) onChange();
  }

  /** A piece at a time, so that whoever types meanwhile waits for no more than one. */
  function prepareLogs(project: LiveProject): void {
    const logs = logsOf(project);
    const step = () => {
      if (logs.some((file) => project.prepareLog(file))) {
        untold.add(project);
        preparing.set(project, setImmediate(step));
      } else {
        preparing.delete(project);
        if (untold.delete(project)) onChange();
      }
    };
    clearImmediate(preparing.get(project));
    preparing.set(project, setImmediate(step));
  }

  function changed(project: LiveProject): void {
    clearTimeout(timers.get(project));
    clearImmediate(preparing.get(project));
    const idle = Math.max(IDLE_MS, IDLE_TIMES * (wholeTook.get(project) ?? 0));
    const pause = () => {
      if (project.catchUp()) onChange();
      prepareLogs(project);
      const rest = setTimeout(() => checkWhole(project), idle - IDLE_MS);
      timers.set(project, rest);
    };
    timers.set(project, setTimeout(pause, IDLE_MS));
  }

  function take(project: LiveProject, { changed: isOther, refill }: DiskChange): void {
    if (refill) fill(project);
    if (!isOther) return;
    changed(project);
    onChange();
  }

  return {
    fill,
    changed,
    logOpened: prepareLogs,
    take,
    look(projects) {
      if (client.watchesFiles || looking !== undefined || Date.now() < nextLook) return;
      // After the answer that somebody waits for.
      looking = setImmediate(() => {
        looking = undefined;
        const began = performance.now();
        for (const project of projects) {
          if (project.phase !== 'filling') take(project, project.look());
        }
        nextLook = Date.now() + Math.max(LOOK_MS, LOOK_TIMES * (performance.now() - began));
      });
    },
    cancel: (token) => runs.get(token)?.abort(),
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const step of preparing.values()) clearImmediate(step);
      for (const abort of runs.values()) abort.abort();
      clearImmediate(looking);
    },
  };
}
