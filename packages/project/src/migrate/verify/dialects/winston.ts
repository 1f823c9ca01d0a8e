/** winston; a format sees each record, before others would put it into words. */
import { Writable } from 'node:stream';
import { fields } from '../generate-call.ts';
import type { Dialect, WrittenRecord } from '../dialect.ts';

interface Winston {
  createLogger(options: object): object;
  format(transform: (info: Record<string, unknown>) => unknown): () => unknown;
  readonly config: { readonly npm: { readonly levels: object } };
  readonly transports: { readonly Stream: new (options: object) => object };
}

export const winston: Dialect = {
  id: 'winston',
  packages: ['winston'],
  program: `import winston from 'winston';\nconst logger = winston.createLogger();\n`,
  name: 'logger',
  // What it writes is up to its formats, and most of them print the message as it is.
  isText: true,
  dropped: ({ message }) => typeof message === 'string' && /%[scdjifoO%]/.test(message),
  shape: {
    callees: ['silly', 'debug', 'verbose', 'http', 'info', 'warn', 'error'].map(
      (level) => `logger.${level}`,
    ),
    takesValues: true,
    arguments: (message, values, random) => [
      message,
      ...values,
      ...(random.chance(0.5) ? [fields(random)] : random.chance(0.1) ? ['error'] : []),
    ],
  },
  async open(load) {
    const { createLogger, format, config, transports } = (await load('winston'))[
      'default'
    ] as Winston;
    const records: WrittenRecord[] = [];
    const record = format((info) => {
      const { message, level, ...others } = info;
      records.push({ message, level, fields: Object.fromEntries(Object.entries(others)) });
      return { ...info, message: '' };
    });
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const logger = createLogger({
      levels: config.npm.levels,
      level: 'silly',
      format: record(),
      transports: [new transports.Stream({ stream: nowhere })],
    });
    return { logger, take: () => records.splice(0) };
  },
};
