/** pino, writing to memory; a formatter sees each record before it becomes JSON. */
import { fields } from '../generate-call.ts';
import type { Dialect, WrittenRecord } from '../dialect.ts';

interface Pino {
  (options: object, stream: { write(line: string): void }): object;
}

export const pino: Dialect = {
  id: 'pino',
  packages: ['pino'],
  program: `import pino from 'pino';\nconst logger = pino();\n`,
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
    const make = (await load('pino'))['default'] as Pino;
    const records: WrittenRecord[] = [];
    let seen: Record<string, unknown> = {};
    const logger = make(
      {
        level: 'trace',
        base: null,
        timestamp: false,
        formatters: { log: (record: Record<string, unknown>) => (seen = record) },
      },
      {
        write(line) {
          const { level, msg } = JSON.parse(line) as { level: number; msg: unknown };
          records.push({ message: msg, level, fields: { ...seen } });
          seen = {};
        },
      },
    );
    return { logger, take: () => records.splice(0) };
  },
};
