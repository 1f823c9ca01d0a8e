/** Of several fixes ESLint applies the one that `loglex check --fix` would: the first that is safe. */
import { Linter } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { openProject } from '@loglex/project';
import { expect, it } from 'vitest';
import { temporaryProject } from './temporary-project.ts';

it('applies the first safe fix, also behind one that is not', async () => {
  const text = `import pino from 'pino';
const logger = pino();
logger.info('Order placed');
`;
  const folder = temporaryProject(`
//- loglex.yaml
loglex: 1
catalogs: [catalog.yaml]
references: { typescript: 'LOG.{name}' }
emit: { typescript: { sink: logConstant, from: '@loglex/runtime' } }
generate: [{ target: typescript, out: codes.js, importAs: ./codes.js }]
//- codes.js
//- node_modules/@loglex/runtime/package.json
{ "name": "@loglex/runtime", "main": "index.js" }
//- node_modules/@loglex/runtime/index.js
//- catalog.yaml
loglex: 1
constants:
  - { code: SHOP101, name: ORDER_PLACED_LATE, level: warn, message: Order placed }
  - { code: SHOP102, name: ORDER_PLACED, level: info, message: Order placed }
//- order.js
${text}`);
  const project = await openProject({ cwd: folder, cache: false });
  const { findings } = project.checkText({ file: 'order.js', text });
  expect(findings.flatMap(({ fixes }) => fixes.map(({ applicability }) => applicability))).toEqual([
    'suggestion',
    'safe',
  ]);

  const linter = new Linter({ cwd: folder });
  const [message] = linter.verify(text, plugin.configs.recommended, 'order.js');
  expect(message!.suggestions).toHaveLength(1);
  const { output } = linter.verifyAndFix(text, [plugin.configs.recommended], 'order.js');
  expect(output).toContain('logConstant(logger, LOG.ORDER_PLACED);');
  const { fixed } = project.checkText({ file: 'order.js', text, fix: 'safe' });
  expect(output).toBe(fixed!.after);
});
