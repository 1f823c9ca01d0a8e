/** Any object with methods named after levels: it gets the message and the record, and must not format the one with the other. */
import { recordLine } from '../record.ts';
import { type Adapter, methodOf, reserve } from './adapter.ts';
import { asLine, printedValue } from './text-call.ts';

export const unknown: Adapter = {
  levelOf: methodOf,
  write(logger, level, message, record) {
    // It may take `%s` or `{name}` for holes: one text alone is printed as it is by all.
    if (/[%{}]/.test(message)) logger[level](`${message} ${recordLine(record)}`);
    else logger[level](message, asLine(record));
  },
  reserved: reserve('level', 'message', 'msg', 'time', 'timestamp'),
  isText: true,
  convert: printedValue,
};
