// @ts-check
/** A language server as a process of its own, and the least of a client that can speak to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

/**
 * @typedef {object} Command
 * @property {readonly string[]} argv the program and its arguments
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(method: string, params: any) => unknown} [answer] what the server's own requests are answered with; default: `null`
 *
 * @typedef {object} Server
 * @property {import('node:child_process').ChildProcessWithoutNullStreams} process
 * @property {(method: string, params?: unknown) => Promise<any>} request rejects with the error that is answered
 * @property {(method: string, params?: unknown) => void} notify
 * @property {(bytes: Buffer | string) => boolean} write to the pipe, as it is
 * @property {(listener: (message: any) => void) => void} onMessage told of every message, answers included
 * @property {(method: string, fits?: (params: any) => boolean, within?: number) => Promise<any>} next the parameters of the next notification with this method
 * @property {() => Promise<number | null>} stop the exit code
 * @property {() => number} processorMs spent so far, by all threads; NaN where the system does not tell
 * @property {() => number} residentMb NaN where the system does not tell
 */

/**
 * @param {Command} command
 * @returns {Server}
 */
export function startServer({ argv, cwd, env, answer = () => null }) {
  const [program = process.execPath, ...args] = argv;
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
  child.stderr.resume();
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'exit');
  let count = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: any) => void }>} */
  const waiting = new Map();
  /** @type {Set<(message: any) => void>} */
  const listeners = new Set();
  let isOver = false;
  void ended.then(() => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(new Error('The server has ended.'));
    waiting.clear();
  });
  readMessages(child.stdout, (message) => {
    for (const listener of listeners) listener(message);
    if (message.method === undefined) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) asked?.reject(message.error);
      else asked?.resolve(message.result);
    } else if (message.id !== undefined) {
      const result = answer(message.method, message.params) ?? null;
      write(framed({ jsonrpc: '2.0', id: message.id, result }));
    }
  });

  /** @param {Buffer | string} bytes */
  function write(bytes) {
    return child.stdin.writable && child.stdin.write(bytes);
  }

  /** @type {Server['notify']} */
  const notify = (method, params) => void write(framed({ jsonrpc: '2.0', method, params }));

  /** @type {Server['request']} */
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      if (isOver) throw new Error('The server has ended.');
      const id = ++count;
      waiting.set(id, { resolve, reject });
      write(framed({ jsonrpc: '2.0', id, method, params }));
    });

  return {
    process: child,
    request,
    notify,
    write,
    onMessage: (listener) => void listeners.add(listener),
    next: (method, fits = () => true, within = 120_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`No ${method} came within ${within / 1000} s.`));
        }, within);
        /** @param {any} message */
        const listener = (message) => {
          if (message.method !== method || !fits(message.params)) return;
          clearTimeout(timer);
          listeners.delete(listener);
          resolve(message.params);
        };
        listeners.add(listener);
      }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
        await request('shutdown').catch(() => undefined);
        notify('exit');
        await ended;
        clearTimeout(patience);
      }
      return child.exitCode;
    },
    processorMs: () => processorMs(child.pid),
    residentMb: () => residentMb(child.pid),
  };
}

/** @param {object} message */
export function framed(message) {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(message: any) => void} take
 */
function readMessages(stream, take) {
  /** @type {Buffer[]} */
  let pieces = [];
  let length = 0;
  /** @type {number | undefined} */
  let body;
  stream.on('data', (/** @type {Buffer} */ piece) => {
    pieces.push(piece);
    length += piece.length;
    for (;;) {
      if (body !== undefined && length < body) return;
      const bytes = pieces.length === 1 ? /** @type {Buffer} */ (pieces[0]) : Buffer.concat(pieces);
      pieces = [bytes];
      if (body === undefined) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0) return;
        body = Number(/content-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1]);
        pieces = [bytes.subarray(end + 4)];
        length -= end + 4;
      } else {
        const message = JSON.parse(bytes.toString('utf8', 0, body));
        pieces = [bytes.subarray(body)];
        length -= body;
        body = undefined;
        take(message);
      }
    }
  });
}

/** So many of the kernel's ticks are a second, on every Linux that people use. */
const TICKS = 100;

/** Of a process and those that it started. @param {number | undefined} pid */
function processorMs(pid) {
  return sumOver(pid, (one) => {
    const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
  });
}

/** Of a process and those that it started. @param {number | undefined} pid */
function residentMb(pid) {
  return sumOver(pid, (one) => {
    const status = readFileSync(`/proc/${one}/status`, 'utf8');
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) / 1024;
  });
}

/**
 * @param {number | string | undefined} pid
 * @param {(pid: number | string | undefined) => number} measure
 * @returns {number} NaN where the system does not tell
 */
function sumOver(pid, measure) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const below = children === '' ? [] : children.split(' ');
    return below.reduce((sum, child) => sum + sumOver(child, measure), measure(pid));
  } catch {
    return Number.NaN;
  }
}
