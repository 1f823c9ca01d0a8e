/** Imports that a migration adds and takes away, in files as they are found: written in the manner of each. */
import type { MigrationPlan } from '@loglex/engine';
import { expect, test } from 'vitest';
import { example } from './example.ts';

const CALL = 'logConstant(log, LOG.CART_SAVED);';

/** A file, and what it is after its `log.info('Cart saved')` was migrated. */
test.each<[what: string, file: string, before: string, after: string]>([
  [
    'double quotes, no semicolons',
    'src/orders/a.ts',
    `import pino from "pino"\nconst log = pino()\nlog.info('Cart saved');\n`,
    `import pino from "pino"\nimport { logConstant } from "@loglex/runtime"\nimport { LOG } from "../log-codes.js"\nconst log = pino()\n${CALL}\n`,
  ],
  [
    'paths without extensions',
    'src/orders/a.ts',
    `import pino from 'pino';\nimport { x } from './x';\nimport data from './data.json';\nconst log = pino();\nlog.info('Cart saved');\n`,
    `import pino from 'pino';\nimport { logConstant } from '@loglex/runtime';\nimport { x } from './x';\nimport data from './data.json';\nimport { LOG } from '../log-codes';\nconst log = pino();\n${CALL}\n`,
  ],
  [
    'paths with `.ts`',
    'src/orders/a.ts',
    `import pino from 'pino';\nimport { x } from './x.ts';\nconst log = pino();\nlog.info('Cart saved');\n`,
    `import pino from 'pino';\nimport { logConstant } from '@loglex/runtime';\nimport { x } from './x.ts';\nimport { LOG } from '../log-codes.ts';\nconst log = pino();\n${CALL}\n`,
  ],
  [
    'CommonJS with a shebang, a license and "use strict"',
    'src/orders/a.js',
    `#!/usr/bin/env node\n/* Copyright */\n'use strict';\n\nconst pino = require('pino');\nconst log = pino();\nlog.info('Cart saved');\nconst late = require('./late.js');\n`,
    `#!/usr/bin/env node\n/* Copyright */\n'use strict';\n\nconst pino = require('pino');\nconst { logConstant } = require('@loglex/runtime');\nconst { LOG } = require('../log-codes.js');\nconst log = pino();\n${CALL}\nconst late = require('./late.js');\n`,
  ],
  [
    'CommonJS that only exports',
    'src/orders/a.js',
    `// Copyright the shop\n\nmodule.exports = (log) => log.info('Cart saved');\n`,
    `// Copyright the shop\n\nconst { logConstant } = require('@loglex/runtime');\nconst { LOG } = require('../log-codes.js');\nmodule.exports = (log) => logConstant(log, LOG.CART_SAVED);\n`,
  ],
  [
    'comments of the file before its first statement',
    'src/orders/a.ts',
    `// @ts-check\n/**\n * @license MIT\n */\n/** Saves carts. */\nexport const save = (log: import('pino').Logger) => { log.info('Cart saved'); };\n`,
    `// @ts-check\n/**\n * @license MIT\n */\nimport { logConstant } from '@loglex/runtime';\nimport { LOG } from '../log-codes.js';\n/** Saves carts. */\nexport const save = (log: import('pino').Logger) => { ${CALL} };\n`,
  ],
  [
    'a script that does not tell how it imports',
    'src/orders/a.js',
    `console.log('Cart saved');\n`,
    `console.log('Cart saved');\n`,
  ],
])('%s', (_, file, before, after) => {
  const { plan, migrated } = example({ [file]: before });
  expect(migrated(file, allOf(plan))).toBe(after);
});

const HEAD = `import pino from 'pino';\nconst log = pino();\n`;

test.each<[what: string, before: string, after: string]>([
  [
    'goes where nothing else uses it',
    `import util from 'node:util';\n${HEAD}log.info(util.format('Cart %s saved', a));\n`,
    HEAD,
  ],
  [
    'leaves its neighbours',
    `import { format, inspect as show } from 'node:util';\n${HEAD}log.info(format('Cart %s saved', a));\nshow(a);\n`,
    `import { inspect as show } from 'node:util';\n${HEAD}show(a);\n`,
  ],
  [
    'stays where it is used again, were it in a comment',
    `import util from 'node:util';\n${HEAD}log.info(util.format('Cart %s saved', a)); // util\n`,
    `import util from 'node:util';\n${HEAD} // util\n`,
  ],
  [
    'stays where its loading may do something',
    `import colors from 'colors';\n${HEAD}log.info('Cart ' + colors.red(a) + ' saved');\n`,
    `import colors from 'colors';\n${HEAD}`,
  ],
  [
    'stays where no migrated call used it',
    `import util from 'node:util';\n${HEAD}log.info('Cart saved');\n`,
    `import util from 'node:util';\n${HEAD}`,
  ],
])('a helper %s', (_, before, after) => {
  const { plan, migrated } = example({ 'src/orders/a.ts': before });
  const files = plan.files.map((one) => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, decision: 'migrate' as const })),
  }));
  const result = migrated('src/orders/a.ts', { ...plan, files });
  const rest = result
    .replace(/^import \{ (?:LOG|logConstant) \}.*\n/gm, '')
    .replace(/logConstant\(.*?\);(?:\n(?=$|show))?/g, '');
  expect(rest).toBe(after);
});

/** The import of the file's own module, before and after. */
test.each<[what: string, before: string, after: string]>([
  [
    'one line',
    `import { shown } from '../log-codes.js';\n`,
    `import { shown, LOG } from '../log-codes.js';\n`,
  ],
  [
    'double quotes, no semicolon, no spaces, another extension',
    `import {shown} from "../log-codes"\n`,
    `import {shown, LOG} from "../log-codes"\n`,
  ],
  [
    'a name beside the default one, one by another name and a type',
    `import codes, { type Code, shown as print } from '../log-codes.js'; // all codes\n`,
    `import codes, { type Code, shown as print, LOG } from '../log-codes.js'; // all codes\n`,
  ],
  [
    'a trailing comma',
    `import { shown, } from '../log-codes.js';\n`,
    `import { shown, LOG, } from '../log-codes.js';\n`,
  ],
  [
    'a name on each line, with a comment',
    `import {\n  one, // the first\n  /* and */\n  shown,\n} from '../log-codes.js';\n`,
    `import {\n  one, // the first\n  /* and */\n  shown,\n  LOG,\n} from '../log-codes.js';\n`,
  ],
  [
    'a name on each line, with CRLF and tabs and without a trailing comma',
    `import {\r\n\tone,\r\n\tshown\r\n} from '../log-codes.js';\r\n`,
    `import {\r\n\tone,\r\n\tshown,\r\n\tLOG\r\n} from '../log-codes.js';\r\n`,
  ],
  [
    'types alone are left so',
    `import type { Code } from '../log-codes.js';\n`,
    `import type { Code } from '../log-codes.js';\nimport { LOG } from '../log-codes.js';\n`,
  ],
  [
    'a comment behind the last name stays behind it',
    `import { shown /* in the log */ } from '../log-codes.js';\n`,
    `import { shown /* in the log */ } from '../log-codes.js';\nimport { LOG } from '../log-codes.js';\n`,
  ],
  [
    'a namespace',
    `import * as codes from '../log-codes.js';\n`,
    `import * as codes from '../log-codes.js';\nimport { LOG } from '../log-codes.js';\n`,
  ],
  [
    'a default alone',
    `import codes from '../log-codes.js';\n`,
    `import codes from '../log-codes.js';\nimport { LOG } from '../log-codes.js';\n`,
  ],
  [
    'no name',
    `import {} from '../log-codes.js';\n`,
    `import {} from '../log-codes.js';\nimport { LOG } from '../log-codes.js';\n`,
  ],
])('joins an import of its module: %s', (_, before, after) => {
  const [eol] = /\r?\n/.exec(before)!;
  const file = 'src/orders/a.ts';
  const head = `import pino from 'pino';${eol}import { logConstant } from '@loglex/runtime';${eol}`;
  const body = (call: string) => `const log = pino();${eol}${call}${eol}`;
  const { migrated } = example({ [file]: `${head}${before}${body(`log.info('Cart saved');`)}` });
  expect(migrated(file)).toBe(`${head}${after}${body(CALL)}`);
});

test('joins two imports, of a package and of the generated module', () => {
  const file = 'src/orders/a.ts';
  const text = `import { other } from '@loglex/runtime';\nimport pino from 'pino';\nimport { x } from '../log-codes.js';\nconst log = pino();\nlog.info('Cart saved');\n`;
  const { migrated } = example({ [file]: text });
  expect(migrated(file)).toBe(
    `import { other, logConstant } from '@loglex/runtime';\nimport pino from 'pino';\nimport { x, LOG } from '../log-codes.js';\nconst log = pino();\n${CALL}\n`,
  );
});

/** A file of Python, before and after its call was migrated: what only the old call needed is no longer imported. */
test.each<[what: string, before: string, after: string]>([
  [
    'an import of its own',
    `import logging\nfrom logging import INFO\nfrom shop.base import x\n\nLOG = logging.getLogger(__name__)\nLOG.log(INFO, "Cart saved", extra={"x": x})\n`,
    `import logging\nfrom shop.base import x\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\nLOG = logging.getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED, extra={"x": x})\n`,
  ],
  [
    'a module, with CRLF',
    `import logging\r\nfrom shop.base import LOG\r\n\r\nLOG.log(logging.INFO, "Cart saved")\r\n`,
    `from shop.base import LOG\r\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\r\n\r\nlog_constant(LOG, LOG_CART_SAVED)\r\n`,
  ],
  [
    'one name of several',
    `from logging import INFO, getLogger\n\nLOG = getLogger(__name__)\nLOG.log(INFO, "Cart saved")\n`,
    `from logging import getLogger\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\nLOG = getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED)\n`,
  ],
  [
    'one name of several below each other',
    `from logging import (\n    INFO,\n    getLogger,\n)\n\nLOG = getLogger(__name__)\nLOG.log(INFO, "Cart saved")\n`,
    `from logging import (\n    getLogger,\n)\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\nLOG = getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED)\n`,
  ],
  [
    'a translation that is given up',
    `import logging\nfrom shop.i18n import _\n\nLOG = logging.getLogger(__name__)\nLOG.info(_("Cart saved"))\n`,
    `import logging\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\nLOG = logging.getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED)\n`,
  ],
  [
    'what is named elsewhere stays, if only for others',
    `import logging\nfrom logging import INFO\n\n__all__ = ["INFO"]\nLOG = logging.getLogger(__name__)\nLOG.log(INFO, "Cart saved")\n`,
    `import logging\nfrom logging import INFO\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\n__all__ = ["INFO"]\nLOG = logging.getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED)\n`,
  ],
  [
    'what nothing used before stays',
    `import logging\nimport os\n\nLOG = logging.getLogger(__name__)\nLOG.info("Cart saved")\n`,
    `import logging\nimport os\nfrom shop.log_codes import LOG_CART_SAVED, log_constant\n\nLOG = logging.getLogger(__name__)\nlog_constant(LOG, LOG_CART_SAVED)\n`,
  ],
])('takes out an import of Python: %s', (_, before, after) => {
  const file = 'src/orders/a.py';
  const { plan, migrated } = example({ [file]: before });
  expect(migrated(file, allOf(plan))).toBe(after);
});

/** The plan with every row decided upon, as a person may. */
function allOf(plan: MigrationPlan): MigrationPlan {
  const files = plan.files.map((one) => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, decision: 'migrate' as const })),
  }));
  return { ...plan, files };
}
