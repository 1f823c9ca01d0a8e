/** With typescript-eslint's types, what only a name makes look like a log call is one for certain, or is none. */
import * as typescript from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { expect, it } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

const PROJECT = `
//- loglex.yaml
loglex: 1
confidence: certain
//- tsconfig.json
{ "compilerOptions": { "strict": true, "module": "nodenext", "lib": ["es2023", "dom"], "types": [] }, "include": ["src"] }
//- node_modules/pino/package.json
{ "name": "pino", "types": "index.d.ts", "main": "index.js" }
//- node_modules/pino/index.d.ts
export interface LogFn { (obj: object, msg?: string): void; (msg: string): void }
export interface BaseLogger { info: LogFn; warn: LogFn }
export type Logger<T = never> = BaseLogger & { custom: T };
//- node_modules/@types/acme__logs/package.json
{ "name": "@types/acme__logs", "types": "index.d.ts" }
//- node_modules/@types/acme__logs/index.d.ts
export class Journal { info(text: string): void }
//- src/context.ts
import type { Logger } from 'pino';
import { Journal } from '@acme/logs';
export class ShopLogger { info(_text: string): void {} }
export class Base extends ShopLogger {}
export interface Reporter { info(text: string): void }
export interface Log { warn(text: string): void; unlike: Map<string, string> }
declare global { interface HTMLElement { info(text: string): void } interface Number { info(text: string): void } }
export interface Context {
  log: { pino: Logger; maybe: Logger | undefined; own: Base; journal: Journal; reporter: Reporter; any: any };
}
export declare const context: Context;
export declare const page: { log: HTMLElement; countLog: number; eitherLog: HTMLElement | Reporter };
//- src/order.ts
import { context, page } from './context.js';
const { pino: pinoLog, maybe: maybeLog, own: ownLog, journal: journalLog, reporter: reporterLog, any: anyLog } = context.log;
pinoLog.info({ id: 1 }, 'by pino');
maybeLog?.warn('by pino, perhaps');
ownLog.info('by a class that extends a logger');
journalLog.info('by a library that nobody knows');
reporterLog.info('by a project');
anyLog.info('by anyone');
page.log.info('by the DOM');
page.countLog.info('by a number');
page.eitherLog.info('by either');
const used = ownLog.info('used');
export { used };
`;

const NAMED = ['8 anyLog', '6 journalLog', '7 reporterLog', '11 page.eitherLog'];
const TYPED = ['3 pinoLog', '4 maybeLog?', '5 ownLog'];
const REFUTED = ['9 page.log', '10 page.countLog'];

it('are certain, or none', async () => {
  const folder = temporaryProject(PROJECT);
  const likely = temporaryProject(PROJECT.replace('confidence: certain', 'confidence: likely'));
  expect(await lint(folder, false)).toEqual([]);
  expect(await lint(folder, true)).toEqual(sorted(TYPED));
  expect(await lint(likely, false)).toEqual(sorted([...NAMED, ...TYPED, ...REFUTED]));
  expect(await lint(likely, true)).toEqual(sorted([...NAMED, ...TYPED]));
});

function sorted(lines: readonly string[]): string[] {
  return lines.toSorted((a, b) => parseInt(a) - parseInt(b));
}

/** Line and logger of each ad-hoc log call. */
async function lint(cwd: string, withTypes: boolean): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: {
          parser: typescript,
          parserOptions: withTypes ? { projectService: true, tsconfigRootDir: cwd } : {},
        },
        plugins: { loglex: plugin },
        rules: { 'loglex/ad-hoc-log': 'error' },
      },
    ],
  });
  const [result] = await eslint.lintFiles(['src/order.ts']);
  const lines = PROJECT.slice(PROJECT.indexOf('//- src/order.ts\n')).split('\n').slice(1);
  return result!.messages.map(({ line, column, endColumn, message }) => {
    if (endColumn === undefined) return message;
    const callee = lines[line - 1]!.slice(column - 1, endColumn - 1);
    return `${line} ${callee.slice(0, callee.lastIndexOf('.'))}`;
  });
}
