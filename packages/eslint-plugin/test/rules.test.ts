/** The rules in the real ESLint, on real files, with both parsers that people use. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as typescript from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';
import { describe, expect, it, vi } from 'vitest';
import plugin from 'eslint-plugin-loglex';
import { temporaryProject } from './temporary-project.ts';

const SHOP = `
//- loglex.yaml
loglex: 1
catalogs: [catalog.yaml]
references: { typescript: "LOG.{name}" }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
tests: ["**/*.test.js"]
//- catalog.yaml
loglex: 1
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: Order placed
  - code: SHOP201
    name: PAYMENT_DECLINED
    level: warn
    message: "Payment declined: {reason}"
    fields: { reason: { type: string } }
`;

describe('on JavaScript', () => {
  it('reports each rule where it should, and nothing else', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
import pino from 'pino';
const logger = pino();
logger.info('Order placed');
logConstant(logger, LOG.ORDER_PLACD);
logger.error({ code: 'SHOP201' }, 'Payment declined');
logConstant(logger, LOG.ORDER_PLACED);
toast.error('Order placed');
`);
    expect(await lint(folder, ['src/order.js'])).toEqual([
      'src/order.js:3 loglex/ad-hoc-log',
      'src/order.js:4 loglex/unknown-code',
      'src/order.js:5 loglex/wrong-severity',
      // The template of SHOP201 has a hole, and nothing fills it.
      'src/order.js:5 loglex/message-fields',
    ]);
  });

  it('spares test files as loglex.yaml says', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.test.js
import pino from 'pino';
pino().info('Order placed');
`);
    expect(await lint(folder, ['src/order.test.js'])).toEqual([]);
  });

  it('counts columns right after a byte order mark', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
\uFEFFimport pino from 'pino'; pino().info('Order placed');
`);
    const [result] = await eslint(folder).lintFiles(['src/order.js']);
    const [message] = result!.messages;
    // `pino().info` starts at column 26: the mark is no column for ESLint.
    expect(message).toMatchObject({ line: 1, column: 26 });
  });
});

describe('on TypeScript', () => {
  const asTypeScript: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: typescript },
  };

  it('follows declared types', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.service.ts
import { Logger } from '@nestjs/common';
export class OrderService {
  constructor(private readonly log: Logger) {}
  place(): void {
    this.log.warn('Order placed' as string);
    logConstant(this.log, LOG.NO_SUCH_THING);
  }
}
`);
    expect(await lint(folder, ['src/order.service.ts'], asTypeScript)).toEqual([
      'src/order.service.ts:5 loglex/ad-hoc-log',
      'src/order.service.ts:6 loglex/unknown-code',
    ]);
  });
});

describe('a run over two files', () => {
  it('keeps their facts apart', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/a.js
import pino from 'pino';
pino().info('One');
//- src/b.js
import pino from 'pino';

pino().info('Two');
`);
    expect(await lint(folder, ['src'])).toEqual([
      'src/a.js:2 loglex/ad-hoc-log',
      'src/b.js:3 loglex/ad-hoc-log',
    ]);
  });

  it('finds the project of each', async () => {
    const folder = temporaryProject(`
//- one/loglex.yaml
loglex: 1
//- one/a.js
import pino from 'pino';
pino().info('One');
//- two/b.js
import pino from 'pino';
pino().info('No settings govern this file.');
`);
    expect(await lint(folder, ['.'])).toEqual(['one/a.js:2 loglex/ad-hoc-log']);
  });
});

describe('fixes', () => {
  it('are applied where they are safe', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
import pino from 'pino';
const logger = pino();
logger.error({ code: 'SHOP201', reason }, 'Payment declined');
`);
    const [result] = await eslint(folder, [], { fix: true }).lintFiles(['src/order.js']);
    expect(result!.output).toBe(`import pino from 'pino';
const logger = pino();
logger.warn({ code: 'SHOP201', reason }, 'Payment declined');
`);
  });

  it('are suggested where a person has to choose', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
import pino from 'pino';
const logger = pino();
logConstant(logger, LOG.ORDER_PLACD);
`);
    const [result] = await eslint(folder).lintFiles(['src/order.js']);
    const [message] = result!.messages;
    expect(message!.fix).toBeUndefined();
    expect(message!.suggestions).toEqual([
      {
        messageId: 'loglexFix',
        data: { title: 'Use SHOP101 ORDER_PLACED' },
        desc: 'Use SHOP101 ORDER_PLACED',
        fix: {
          range: [rangeStart(folder, 'ORDER_PLACD'), rangeStart(folder, 'ORDER_PLACD') + 11],
          text: 'ORDER_PLACED',
        },
      },
    ]);
  });
});

function rangeStart(folder: string, text: string): number {
  return read(folder, 'src/order.js').indexOf(text);
}

describe('options', () => {
  it('go over those of loglex.yaml', async () => {
    const folder = temporaryProject(`
//- loglex.yaml
loglex: 1
checks: { ad-hoc-log: { minLevel: error } }
//- src/order.js
console.warn('Order placed late');
`);
    expect(await lint(folder, ['src'])).toEqual([]);
    const stricter: Linter.Config = {
      rules: { 'loglex/ad-hoc-log': ['error', { minLevel: 'warn' }] },
    };
    expect(await lint(folder, ['src'], stricter)).toEqual(['src/order.js:1 loglex/ad-hoc-log']);
  });

  it('are refused where the check has none of that name', async () => {
    const folder = temporaryProject(`${SHOP}//- src/order.js\n`);
    const wrong: Linter.Config = {
      rules: { 'loglex/ad-hoc-log': ['error', { minLevle: 'warn' }] },
    };
    await expect(lint(folder, ['src'], wrong)).rejects.toThrow('minLevle');
  });
});

describe('the Linter class', () => {
  it('takes a path that is relative to its cwd', () => {
    const folder = temporaryProject(SHOP);
    const messages = new Linter({ cwd: folder }).verify(
      "console.error('Order lost');",
      plugin.configs.recommended,
      'src/order.js',
    );
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['loglex/ad-hoc-log']);
  });
});

describe('a project that changes under a long-lived process', () => {
  it('is read again', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
logConstant(logger, LOG.ORDER_SHIPPED);
`);
    expect(await lint(folder, ['src'])).toEqual(['src/order.js:1 loglex/unknown-code']);
    appendFileSync(
      join(folder, 'catalog.yaml'),
      '  - { code: SHOP102, name: ORDER_SHIPPED, level: info, message: Order shipped }\n',
    );
    vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ['Date'] });
    try {
      expect(await lint(folder, ['src'])).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('directives', () => {
  it('excuse as they do everywhere, and ESLint’s own are left to ESLint', async () => {
    const folder = temporaryProject(`${SHOP}
//- src/order.js
import pino from 'pino';
// loglex-disable-next-line ad-hoc-log -- the shop's motto
pino().info('Order placed');
// eslint-disable-next-line loglex/ad-hoc-log -- the shop's motto
pino().info('Order placed');
`);
    expect(await lint(folder, ['src'])).toEqual([]);
  });
});

function eslint(
  cwd: string,
  configs: readonly Linter.Config[] = [],
  options: ESLint.Options = {},
): ESLint {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.recommended, ...configs],
    ...options,
  });
}

/** `path:line rule` of each message; a fatal one has its words. */
async function lint(
  folder: string,
  paths: readonly string[],
  ...configs: readonly Linter.Config[]
): Promise<string[]> {
  const results = await eslint(folder, configs).lintFiles([...paths]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) =>
        `${filePath.slice(folder.length + 1)}:${line} ${ruleId ?? message}`,
    ),
  );
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
