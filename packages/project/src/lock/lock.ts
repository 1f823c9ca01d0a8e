/**
 * One writer at a time: who changes the catalog, or code by it, claims the project first, so that no code is given out twice.
 *
 * A claim is an empty file whose name says whose it is. Names are never used again, so that the claim of a process that is
 * gone can be taken away by anybody, without taking away a new one. Whoever has made a claim looks for others, and has the
 * lock where there is none: of two, the later one sees the earlier.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { madeStateFolder, STATE_FOLDER } from '../journal/state-folder.ts';
import { fileSystemReason } from '../problem.ts';
import { startOf } from './process-identity.ts';

export interface Lock {
  release(): void;
}

/**
 * The lock of the project at `root`, or in one or two sentences why it is not to be had. It is no lock for one who has it:
 * taken twice by one process, it is refused.
 * @param patience milliseconds to wait for another run to end.
 */
export async function takeLock(
  root: string,
  patience = 2_000,
): Promise<Lock | { readonly refused: string }> {
  const deadline = performance.now() + patience;
  for (;;) {
    const taken = tryLock(root);
    if (!('holder' in taken)) return taken;
    if (performance.now() > deadline) return { refused: heldBy(root, taken.holder) };
    await setTimeout(10 + Math.random() * 40); // Two that stepped back for each other do not meet again.
  }
}

/** Runs `work` with the lock, and gives it back whatever happens. */
export async function withLock<Result>(
  root: string,
  work: () => Promise<Result>,
  patience?: number,
): Promise<Result | { readonly refused: string }> {
  const lock = await takeLock(root, patience);
  if ('refused' in lock) return lock;
  try {
    return await work();
  } finally {
    lock.release();
  }
}

interface Claim {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  readonly start: string;
}

function tryLock(root: string): Lock | { readonly refused: string } | { readonly holder: Claim } {
  const own = newClaim();
  try {
    const folder = madeStateFolder(root, FOLDER);
    const [holder] = others(folder, own);
    if (holder !== undefined) return { holder };
    const path = join(folder, own.name);
    closeSync(openSync(path, 'wx'));
    const [rival] = others(folder, own);
    if (rival === undefined) return { release: () => rmSync(path, { force: true }) };
    rmSync(path, { force: true });
    return { holder: rival };
  } catch (error) {
    return { refused: `${STATE_FOLDER}/${FOLDER}: ${fileSystemReason(error, 'written')}` };
  }
}

const FOLDER = 'lock';
const SEPARATOR = '~';

function newClaim(): Claim {
  const host = hostName();
  const { pid } = process;
  const start = startOf(pid) ?? '';
  const name = [host, pid, start, randomBytes(6).toString('hex')].join(SEPARATOR);
  return { name, host, pid, start };
}

/** Claims of processes that are there, or that nobody here can know of. Those of dead ones are taken away. */
function others(folder: string, own: Claim): readonly Claim[] {
  return readdirSync(folder).flatMap((name): Claim[] => {
    const [host, pid, start, random] = name.split(SEPARATOR);
    if (name === own.name || host === undefined || random === undefined) return [];
    const claim = { name, host, pid: Number(pid), start: start ?? '' };
    if (host !== own.host || isHeld(claim)) return [claim];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

function isHeld({ pid, start }: Claim): boolean {
  const now = startOf(pid);
  return now !== undefined && (now === '' || start === '' || now === start);
}

function heldBy(root: string, { name, host, pid }: Claim): string {
  const path = `${STATE_FOLDER}/${FOLDER}/${name}`;
  const at = sinceWhen(join(root, path));
  const where = host === hostName() ? '' : ` on ${host}`;
  const way = where === '' ? 'wait for it' : `wait for it, or delete ${path} if it is gone`;
  return `Another run of Loglex (process ${pid}${where}${at}) is changing this project. Two at a time could give out one code twice: ${way}.`;
}

/** As it can stand in the name of a file. */
function hostName(): string {
  return hostname()
    .replace(/[^\w.-]/g, '_')
    .slice(0, 100);
}

function sinceWhen(path: string): string {
  const made = statSync(path, { throwIfNoEntry: false })?.mtime;
  return made ? `, since ${made.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
}
