/** What stands in the boxes and on the arrows of a picture of stages, before any format escapes it. */
import { spelledOut } from '@loglex/catalog';
import { basename, toPosix } from '../text/posix-path.ts';
import type { GraphEdge, GraphNode } from './stage-graph.ts';

/** The name with its number, and how the stage stands; the second is empty where there is nothing to say. */
export function nodeLabel(node: GraphNode): readonly [name: string, state: string] {
  const { name, number, state, status, seconds } = node;
  const words = state === 'absent' ? 'did not run' : state === 'unknown' ? 'unknown stage' : status;
  const took = seconds === undefined ? undefined : duration(seconds);
  return [
    cut(number === undefined ? name : `${number} ${name}`),
    cut([words, took].filter((word) => word !== undefined).join(', ')),
  ];
}

/** Names of files, the first few of many. */
export function edgeLabel({ files }: GraphEdge): string {
  const names = files.map((path) => basename(toPosix(path)));
  const more = names.length - LISTED;
  const shown = names.slice(0, LISTED).map(cut).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

const LISTED = 2;

/** In UTF-16 units: a box wider than this pushes all others aside. */
const LONGEST = 40;

/** On one line, and what would act on the text around it spelled out. */
function cut(text: string): string {
  const line = spelledOut(text).replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `4.2 s`, `12 min`, `3.5 h`. */
function duration(seconds: number): string {
  if (seconds > 0 && seconds < 0.05) return '< 0.1 s';
  const [value, unit] =
    seconds < 120 ? [seconds, 's'] : seconds < 7200 ? [seconds / 60, 'min'] : [seconds / 3600, 'h'];
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}
