/** Imports that a migration adds and takes away, in files as they are found: written in the manner of each. */
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
  const files = plan.files.map((one) => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, decision: 'migrate' as const })),
  }));
  const result = migrated(file, { ...plan, files });
  expect(result).toBe(after);
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
