// @ts-check
/**
 * Resolves the lines of one file, as a process of its own: `node resolve-file.js <loglex|regexes|split> <file> <templates>`. Prints what
 * it found, the memory it held at each eighth of the file, and the processor time for making the resolver.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import process from 'node:process';
import { StringDecoder } from 'node:string_decoder';
import {
  createLineResolver,
  createLineSplitter,
  createRecordReader,
  lineReader,
  parseTextLayout,
} from '@loglex/engine';
import { randomTemplates } from './generate.js';

const [how = '', file = '', count = ''] = process.argv.slice(2);
const LAYOUT = '{timestamp} | {level} | {logger} | {message}';

const templates = randomTemplates(Number(count));
const before = process.cpuUsage();
const take = new Map(Object.entries({ loglex, regexes, split: () => () => 0 })).get(how)?.();
const made = process.cpuUsage(before).user / 1e6;
if (take === undefined) throw new Error(`There is no way called ${how}.`);

const layout = parseTextLayout(LAYOUT);
if ('problem' in layout) throw new Error(layout.problem);
const reader = createRecordReader(lineReader([layout]));
const splitter = createLineSplitter();
const decoder = new StringDecoder('utf8');
const chunk = Buffer.alloc(2 ** 20);
const descriptor = openSync(file, 'r');
const { size } = fstatSync(descriptor);

let lines = 0;
let resolved = 0;
let read = 0;
const started = process.cpuUsage();
/** @type {number[]} */
const memory = [];
for (;;) {
  const bytes = readSync(descriptor, chunk);
  if (bytes === 0) break;
  read += bytes;
  if (read >= ((memory.length + 1) * size) / 8) memory.push(process.memoryUsage().rss / 2 ** 20);
  for (const line of splitter.push(decoder.write(chunk.subarray(0, bytes)))) {
    lines++;
    if (how === 'split') continue;
    for (const { message } of reader.push(line)) resolved += take(message);
  }
}
for (const { message } of reader.end()) resolved += take(message);
closeSync(descriptor);
const used = process.cpuUsage(started);
process.stderr.write(
  `${JSON.stringify({ lines, resolved, made, cpu: (used.user + used.system) / 1e6, memory: memory.map(Math.round) })}\n`,
);

function loglex() {
  const resolver = createLineResolver(templates);
  return (/** @type {string} */ message) => (resolver.resolve(message).answers.length > 0 ? 1 : 0);
}

/** The first that matches counts: the list ends there. */
function regexes() {
  const list = templates.map(
    ({ parts }) =>
      new RegExp(
        `^${parts.map((part) => (part.kind === 'text' ? part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '.*?')).join('')}$`,
      ),
  );
  return (/** @type {string} */ message) => (list.some((regex) => regex.test(message)) ? 1 : 0);
}
