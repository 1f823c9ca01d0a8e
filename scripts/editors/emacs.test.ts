/** The program as a language server in Emacs, by eglot, which `emacs.el` uses as a person would. `npm run test:editors` */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { party } from './party.ts';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));
const VISIT = fileURLToPath(new URL('emacs.el', import.meta.url));

it('Emacs underlines, explains and goes to a constant in both languages, extracts, completes and renames one, and the server ends cleanly', async () => {
  const root = party();
  const file = join(root, 'seen.json');
  await promisify(execFile)(process.env.LOGLEX_EMACS ?? 'emacs', ['--batch', '--load', VISIT], {
    cwd: root,
    env: {
      ...process.env,
      HOME: root,
      LOGLEX_NODE: process.execPath,
      LOGLEX_PROGRAM: PROGRAM,
      LOGLEX_SEEN: file,
    },
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  const visited = {
    underlined: ['ORDER_PLACD'],
    hover: expect.stringContaining('The customer has confirmed.') as string,
    definition: 'log-catalog.yaml',
  };
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    typescript: visited,
    python: visited,
    extracted: {
      offered: expect.arrayContaining(['Extract to the catalog as SHOP102 PARTY_OVER']) as string[],
      code: `import pino from 'pino';
import { logConstant } from './log.js';
import { LOG } from './log-codes.js';
const logger = pino();
/* 🎉 */ logConstant(logger, LOG.PARTY_OVER);
`,
      catalog: expect.stringMatching(/code: SHOP102\n +name: PARTY_OVER\n/) as string,
      generated: expect.stringContaining('PARTY_OVER') as string,
    },
    renamed: {
      typescript: `import { LOG, logConstant, logger } from './log.js';
/* 🎉 */ logConstant(logger, LOG.ORDER_MADE, { order_id: 1 });
/* 🎉 */ logConstant(logger, LOG.ORDER_PLACD, { order_id: 2 });
`,
      python: `from shop.log import log_constant, LOG
"🎉"; log_constant(logger, LOG.ORDER_MADE, extra={"order_id": 1})
"🎉"; log_constant(logger, LOG.ORDER_PLACD, extra={"order_id": 2})
`,
      catalog: expect.stringContaining('name: ORDER_MADE\n    aliases: [ORDER_PLACED]\n') as string,
      generated: expect.stringContaining('ORDER_MADE') as string,
    },
    // By a catalog that is not saved.
    completed: `import pino from 'pino';
import { LOG } from './log-codes.js';
/* 🎉 */ logConstant(pino(), LOG.PARTY_OVER);
`,
    exit: 0,
  });
});
