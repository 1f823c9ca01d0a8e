/** bunyan, with a raw stream, which is given the record as an object. */
import { fields } from '../generate-call.ts';
import type { Dialect, WrittenRecord } from '../dialect.ts';

interface Bunyan {
  createLogger(options: object): object;
}

export const bunyan: Dialect = {
  id: 'bunyan',
  packages: ['bunyan'],
  program: `import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'app' });\n`,
  name: 'logger',
  isText: false,
  shape: {
    callees: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => `logger.${level}`),
    takesValues: true,
    arguments: (message, values, random) => [
      ...(random.chance(0.15) ? ['error'] : random.chance(0.5) ? [fields(random)] : []),
      message,
      ...values,
    ],
  },
  async open(load) {
    const { createLogger } = (await load('bunyan'))['default'] as Bunyan;
    const records: WrittenRecord[] = [];
    const stream = {
      write(record: Record<string, unknown>) {
        const { msg, level, ...others } = record;
        const given = Object.entries(others).filter(([key]) => !OWN.has(key));
        records.push({ message: msg, level, fields: Object.fromEntries(given) });
      },
    };
    // A serializer shows which object an error is.
    const serializers = { err: (error: unknown) => ({ error }) };
    const logger = createLogger({
      name: 'app',
      serializers,
      streams: [{ type: 'raw', level: 'trace', stream }],
    });
    return { logger, take: () => records.splice(0) };
  },
};

/** What every record has. */
const OWN: ReadonlySet<string> = new Set(['v', 'name', 'hostname', 'pid', 'time']);
