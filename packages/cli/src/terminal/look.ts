/** How the reader of a stream sees text: with colour or without, and how wide. */
import type { Look } from '../report/report.ts';

/**
 * NO_COLOR turns colour off and FORCE_COLOR on; else a terminal that can has it. A file has neither
 * colour nor width.
 */
export function lookOf(stream: NodeJS.WriteStream | undefined): Look {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const terminal = stream?.isTTY === true;
  const color =
    !NO_COLOR &&
    (FORCE_COLOR === undefined || FORCE_COLOR === '0' || FORCE_COLOR === 'false'
      ? FORCE_COLOR === undefined && terminal && TERM !== 'dumb'
      : stream !== undefined);
  return { color, width: terminal ? stream.columns : undefined };
}
