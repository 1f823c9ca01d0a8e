/** NestJS's console logger, with what it is about to print. */
import { fields } from '../generate-call.ts';
import type { Dialect, WrittenRecord } from '../dialect.ts';

interface Nest {
  readonly ConsoleLogger: new (context: string) => object;
}

export const nestjs: Dialect = {
  id: 'nestjs',
  packages: ['@nestjs/common', 'reflect-metadata'],
  program: `import { ConsoleLogger } from '@nestjs/common';\nconst logger = new ConsoleLogger('App');\n`,
  name: 'logger',
  isText: true,
  isSame,
  shape: {
    callees: ['log', 'error', 'warn', 'debug', 'verbose', 'fatal'].map(
      (level) => `logger.${level}`,
    ),
    takesValues: false,
    arguments: (message, _values, random) => [
      message,
      ...(random.chance(0.3) ? [fields(random)] : random.chance(0.1) ? ['error.stack'] : []),
      ...(random.chance(0.3) ? [`'Users'`] : []),
    ],
  },
  async open(load) {
    await load('reflect-metadata');
    const { ConsoleLogger } = (await load('@nestjs/common')) as unknown as Nest;
    const records: WrittenRecord[] = [];
    class Recorder extends ConsoleLogger {
      printMessages(
        messages: readonly unknown[],
        context: string,
        level: string,
        stream: string,
        stack: unknown,
        params: object | undefined,
      ): void {
        const [message, ...more] = messages;
        records.push({
          message,
          level,
          fields: { ...params },
          others: { more, context, stream, stack },
        });
      }
      printStackTrace(): void {}
    }
    return { logger: new Recorder('App'), take: () => records.splice(0) };
  },
};

/** An error is written as data, wherever it is: printed raw, it would take lines of its own. */
function isSame(before: unknown, after: unknown): boolean {
  if (!(before instanceof Error)) return Object.is(before, after);
  return (after as { readonly message?: unknown } | undefined)?.message === before.message;
}
