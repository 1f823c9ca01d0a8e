/** The worker's end of the bridge: a logger that prints each constant as one line which the host reads back. */
import { type Adapter, reserve } from '../loggers/adapter.ts';
import { printedValue } from '../loggers/text-call.ts';
import { ADAPTER } from '../loggers/recognise.ts';
import { visible } from '../message/visible.ts';
import { recordLine } from '../record.ts';
import { writeLine } from './line.ts';

/**
 * A logger for `logConstant` that writes `CODE | message | extra={json}`. What the host knows of the code itself, its
 * component, subcomponent and tags, is left out.
 * @param write is given each line, without a line end. Default: `console.log`.
 */
export function createLineLogger(write: (line: string) => void = print): object {
  const adapter: Adapter = {
    levelOf: (_logger, { native, level }) => native ?? level,
    write(_logger, _level, message, record) {
      const { code, component, subcomponent, tags, ...fields } = record;
      write(writeLine(String(code), visible(message), recordLine(fields)));
    },
    reserved: reserve(),
    isText: true,
    convert: printedValue,
  };
  return { [ADAPTER]: adapter };
}

function print(line: string): void {
  const { console } = globalThis as unknown as { console: { log(text: string): void } };
  console.log(line);
}
