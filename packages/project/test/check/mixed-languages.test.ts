/** A repository in two languages, checked in one run by the same checks. */
import { applyEdits } from '@loglex/catalog';
import { openProject, parsePython } from '@loglex/project';
import { describe, expect, it } from 'vitest';
import { folder } from '../folder.ts';

const FILES = {
  'loglex.yaml': `loglex: 1
catalogs: [logs.yaml]
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
sinks:
  - { call: log_constant, language: python, args: [logger, constant], keywords: { message: detail, extra: fields } }
`,
  'logs.yaml': `loglex: 1
components:
  shop: { description: The shop., codes: [SHOP100-SHOP199], loggers: [shop.*] }
constants:
  - { code: SHOP101, name: CART_EMPTY, level: warn, message: The cart is empty, component: shop }
  - { code: SHOP102, name: ORDER_PLACED, level: info, message: "An order was placed", component: shop }
retired:
  - { code: SHOP103, name: CART_GONE, since: 1.0.0, replaced-by: SHOP101, reason: merged }
`,
  'src/a.ts':
    "import { logConstant } from '@loglex/runtime';\nimport { LOG } from './codes.js';\nlogConstant(logger, LOG.ORDER_PLACED);\n",
  'app/cart.py': `import logging

from app.codes import LOG_CART_EMPTY, LOG_CART_EMPTI

logger = logging.getLogger("stock.cart")


def save(cart):
    try:
        cart.save()
    except OSError as error:
        logger.error(f"Cart {cart.id} was not saved")
    log_constant(logger, LOG_CART_EMPTI)
    logger.info(LOG_CART_EMPTY)
    logger.warning("SHOP103 gone")
    print("done")  # loglex-disable-line ad-hoc-log -- the command's answer
`,
  'tests/test_cart.py': 'print("a test")\n',
  '.venv/lib/x.py': 'print("not ours")\n',
  'broken.py': 'def f(:\n    print("in")\nprint("after"\n',
};

describe('a repository in two languages', () => {
  it('is checked in one run', async () => {
    const project = await openProject({ cwd: folder(FILES), cache: false });
    const { findings, problems } = await project.check();
    expect(problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual(['syntax broken.py']);
    const told = findings.map(({ file, check }) => `${file} ${check}`);
    expect(told.filter((one) => one.startsWith('app/'))).toEqual([
      'app/cart.py logger-namespace',
      'app/cart.py missing-error',
      'app/cart.py ad-hoc-log',
      'app/cart.py dynamic-message',
      'app/cart.py unknown-code',
      'app/cart.py wrong-severity',
      'app/cart.py deprecated-code',
    ]);
    expect(told.filter((one) => one.includes('.venv'))).toEqual([]);
    expect(told.filter((one) => one.includes('unused-code'))).toEqual([]);
  });

  it('is offered edits after which Python is still Python', async () => {
    const project = await openProject({ cwd: folder(FILES), cache: false });
    const { findings } = await project.check();
    const text = FILES['app/cart.py'];
    const fixes = findings
      .filter(({ file }) => file === 'app/cart.py')
      .flatMap(({ fixes }) => fixes);
    expect(fixes.length).toBeGreaterThan(0);
    for (const { title, edits } of fixes) {
      expect(parsePython(applyEdits(text, edits)).errors, title).toEqual([]);
    }
  });
});
