/** The plugin in oxlint, as a user installs it: what ESLint finds in JavaScript and TypeScript, and the same fixes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Installation, run, runNode } from './installed-project.ts';

const SHOP: Readonly<Record<string, string>> = {
  'loglex.yaml': `loglex: 1
catalogs: [catalog.yaml]
references: { typescript: 'LOG.{name}' }
sinks: [{ call: logConstant, args: [logger, constant, fields] }]
`,
  'catalog.yaml': `loglex: 1
constants:
  - { code: SHOP101, name: ORDER_PLACED, level: info, message: Order placed }
  - code: SHOP201
    name: PAYMENT_DECLINED
    level: warn
    message: 'Payment declined: {reason}'
    fields: { reason: { type: string } }
`,
  'eslint.config.js': `import parser from '@typescript-eslint/parser';
import loglex from 'eslint-plugin-loglex';
export default [loglex.configs.strict, { files: ['**/*.ts'], languageOptions: { parser } }];
`,
  'src/order.js': `\uFEFFimport pino from 'pino';
const logger = pino();
logger.info('Basket lost');
logger.error({ code: 'SHOP101' }, 'Order placed'); // naïve 🦉
/* 🦉 */ logger.error({ code: 'SHOP101' }, 'Order placed');
// eslint-disable-next-line loglex/ad-hoc-log -- a motto
logger.info('Basket late');
for (const item of items) {
  // loglex-disable-next-line ad-hoc-log -- a motto
  logger.info('Basket sent');
}
try {
  place();
} catch (error) {
  logger.warn(\`Basket \${basket} broke\`);
  throw error;
}
`,
  'src/order.ts': `import type { Logger } from 'pino';
export class Shop {
  constructor(private readonly logger: Logger) {}
  place(password: string): void {
    logConstant(this.logger, LOG.ORDER_PLACD);
    logConstant(this.logger, LOG.PAYMENT_DECLINED, { reson: 'x', password });
    this.logger.error({ code: 'SHOP201', reason: 'x' }, 'Payment declined');
  }
}
`,
  'src/quiet.ts': 'export const nothing = 1;\n',
};

/** `installation` has oxlint and an ESLint to compare it with. */
export function describeOxlint(installation: () => Installation): void {
  it('finds what ESLint finds', () => {
    const project = shopIn(installation());
    const wanted = eslint(project);
    expect(wanted.length).toBeGreaterThan(10);
    expect(oxlint(project)).toEqual(wanted);
  });

  it('fixes what ESLint fixes', () => {
    const [one, other] = [shopIn(installation()), shopIn(installation())];
    eslint(one, '--fix');
    oxlint(other, '--fix');
    const texts = (project: string) =>
      ['src/order.js', 'src/order.ts'].map((file) => readFileSync(join(project, file), 'utf8'));
    expect(texts(other)).toEqual(texts(one));
    expect(texts(one)[0]).toBe(SHOP['src/order.js']!.replaceAll('logger.error', 'logger.info'));
  });
}

/** The rules of `strict`, as oxlint wants to have them. */
function shopIn(installation: Installation): string {
  const project = installation.project(SHOP);
  const script = `import loglex from 'eslint-plugin-loglex';
import { writeFileSync } from 'node:fs';
const { rules } = loglex.configs.strict;
const categories = { correctness: 'off' };
const jsPlugins = ['eslint-plugin-loglex'];
writeFileSync('.oxlintrc.json', JSON.stringify({ jsPlugins, categories, rules }));`;
  expect(runNode(project, '--input-type=module', '--eval', script)).toMatchObject({ code: 0 });
  return project;
}

/** `file:line:column rule: message`, in order; columns as oxlint counts them, in bytes. */
function eslint(project: string, ...args: readonly string[]): string[] {
  const { stdout, stderr } = run(project, 'eslint', 'src', '--format=json', ...args);
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as {
    filePath: string;
    messages: { ruleId: string; line: number; column: number; message: string }[];
  }[];
  return results
    .flatMap(({ filePath, messages }) => {
      const lines = readFileSync(filePath, 'utf8').replace('\uFEFF', '').split('\n');
      return messages.map(({ ruleId, line, column, message }) => {
        const before = Buffer.byteLength(lines[line - 1]!.slice(0, column - 1));
        return `${filePath.slice(project.length + 1)}:${line}:${before + 1} ${ruleId}: ${message}`;
      });
    })
    .sort();
}

function oxlint(project: string, ...args: readonly string[]): string[] {
  const { stdout, stderr } = run(project, 'oxlint', 'src', '--format=json', ...args);
  expect(stderr).toBe('');
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: {
      message: string;
      code: string;
      filename: string;
      labels: { span: { line: number; column: number } }[];
    }[];
  };
  return diagnostics
    .map(({ message, code, filename, labels: [label] }) => {
      const rule = code.replace(/^(.*)\((.*)\)$/, '$1/$2');
      return `${filename}:${label!.span.line}:${label!.span.column} ${rule}: ${message}`;
    })
    .sort();
}
