/** A project for editors to open, made on disk and gone afterwards: one constant, used and misspelt in two languages. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

/** The absolute path of the project. */
export function party(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-editors-')));
  made.push(root);
  execFileSync('git', ['init', '--quiet', root]);
  mkdirSync(join(root, 'src'));
  for (const [path, text] of Object.entries(PARTY)) writeFileSync(join(root, path), text);
  return root;
}

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** An emoji is two units of UTF-16, four of UTF-8 and one of UTF-32: whoever counts others than the editor points beside. */
const PARTY = {
  // In Python a member of `LOG` as well: a name that has to be imported is not mended in one place.
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog.yaml]
files: { include: ['src/**'] }
references: { typescript: 'LOG.{name}', python: 'LOG.{name}' }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
  - { call: log_constant, language: python, args: [logger, constant], keywords: { extra: fields } }
`,
  'log-catalog.yaml': `loglex: 1
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: 'Order {order_id} placed'
    description: The customer has confirmed.
`,
  'src/party.ts': `import { LOG, logConstant, logger } from './log.js';
/* 🎉 */ logConstant(logger, LOG.ORDER_PLACED, { order_id: 1 });
/* 🎉 */ logConstant(logger, LOG.ORDER_PLACD, { order_id: 2 });
`,
  'src/party.py': `from shop.log import log_constant, LOG
"🎉"; log_constant(logger, LOG.ORDER_PLACED, extra={"order_id": 1})
"🎉"; log_constant(logger, LOG.ORDER_PLACD, extra={"order_id": 2})
`,
};
