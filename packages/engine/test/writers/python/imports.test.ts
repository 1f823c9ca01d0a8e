/** Imports of Python that a fix adds: into the import that is there, or where the file's order has it. */
import { applyEdits } from '@loglex/catalog';
import { defaultSettings } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { addImports } from '../../../src/writers/python/imports.ts';
import { createReader } from '../../parse.ts';
import { compilesLater } from '../../cpython.ts';

const read = createReader(defaultSettings);

function added(text: string, names: readonly string[], from = 'shop.log_codes'): string {
  const facts = read('shop/cart.py', text);
  const wanted = names.map((name) => ({ name, from }));
  const edits = addImports(facts, wanted);
  if (edits === undefined) throw new Error('no place');
  const after = applyEdits(text, edits);
  compilesLater(after);
  return after;
}

const ONE = ['log_constant', 'LOG_A'];
const LINE = 'from shop.log_codes import LOG_A, log_constant\n';

describe('a module that is not imported yet', () => {
  it.each([
    [
      'behind the imports',
      'import os\nimport sys\n\nx = 1\n',
      `import os\nimport sys\n${LINE}\nx = 1\n`,
    ],
    [
      'behind docstring and future',
      '"""Doc."""\nfrom __future__ import annotations\n\nx = 1\n',
      `"""Doc."""\nfrom __future__ import annotations\n${LINE}\nx = 1\n`,
    ],
    ['behind a docstring', '"""Doc."""\n\nx = 1\n', `"""Doc."""\n${LINE}\nx = 1\n`],
    [
      'behind a shebang and an encoding',
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nx = 1\n',
      `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${LINE}x = 1\n`,
    ],
    ['behind a byte order mark', '\uFEFFx = 1\n', `\uFEFF${LINE}x = 1\n`],
    [
      'among those of its package, by module',
      'import os\n\nfrom shop.cart import Cart\nfrom shop.pay import Pay  # noqa\n\nimport shop_x\n',
      `import os\n\nfrom shop.cart import Cart\n${LINE}from shop.pay import Pay  # noqa\n\nimport shop_x\n`,
    ],
    [
      'as OpenStack sorts',
      'from shop import cart\nimport shop.conf\nfrom shop import context\nfrom shop import utils\n',
      `from shop import cart\nimport shop.conf\nfrom shop import context\n${LINE}from shop import utils\n`,
    ],
    [
      'before all of its package',
      'import os\n\nfrom shop.pay import Pay\n',
      `import os\n\n${LINE}from shop.pay import Pay\n`,
    ],
    [
      'behind all of its package where they are in no order',
      'from shop.pay import Pay\nfrom shop.cart import Cart\nimport os\n',
      `from shop.pay import Pay\nfrom shop.cart import Cart\n${LINE}import os\n`,
    ],
    [
      'behind an import of several lines',
      'from shop.cart import (\n    Cart,\n    Item,\n)\nfrom typing import (Any,\n    List)\n',
      `from shop.cart import (\n    Cart,\n    Item,\n)\n${LINE}from typing import (Any,\n    List)\n`,
    ],
    [
      'not under TYPE_CHECKING, in try or in a function',
      'import os\nif TYPE_CHECKING:\n    from shop.a import A\ntry:\n    from shop.b import B\nexcept ImportError:\n    pass\n',
      `import os\n${LINE}if TYPE_CHECKING:\n    from shop.a import A\ntry:\n    from shop.b import B\nexcept ImportError:\n    pass\n`,
    ],
    [
      'with the line ends of the file',
      'import os\r\nx = 1\r\n',
      `import os\r\n${LINE.replace('\n', '\r\n')}x = 1\r\n`,
    ],
  ])('%s', (_, before, after) => expect(added(before, ONE)).toBe(after));

  it('one name below the other where a line would be too long', () => {
    const names = ['LOG_QUEUE_FULL', 'LOG_QUEUE_EMPTY', 'LOG_QUEUE_LOST', 'log_constant'];
    expect(added('import os\n', names)).toBe(
      'import os\nfrom shop.log_codes import (\n    LOG_QUEUE_EMPTY,\n    LOG_QUEUE_FULL,\n    LOG_QUEUE_LOST,\n    log_constant,\n)\n',
    );
  });
});

describe('a module that is imported', () => {
  it.each([
    [
      'on a line',
      'from shop.log_codes import LOG_Z, log_constant  # codes\n',
      'from shop.log_codes import LOG_A, LOG_Z, log_constant  # codes\n',
    ],
    [
      'under another name',
      'from shop.log_codes import LOG_Z as Z\n',
      'from shop.log_codes import LOG_A, LOG_Z as Z, log_constant\n',
    ],
    [
      'one name below the other',
      'from shop.log_codes import (\n    LOG_Z,\n)\n',
      'from shop.log_codes import (\n    LOG_A,\n    LOG_Z,\n    log_constant,\n)\n',
    ],
    [
      'with a comment among its names: beside it',
      'from shop.log_codes import (  # codes\n    LOG_Z,\n)\n',
      `from shop.log_codes import (  # codes\n    LOG_Z,\n)\n${LINE}`,
    ],
    [
      'for types alone: as if it were not',
      'import os\nif TYPE_CHECKING:\n    from shop.log_codes import LOG_A\n',
      `import os\n${LINE}if TYPE_CHECKING:\n    from shop.log_codes import LOG_A\n`,
    ],
    ['with all of them', LINE, LINE],
  ])('%s', (_, before, after) => expect(added(before, ONE)).toBe(after));
});

it('finds no place behind another statement of the line', () => {
  const facts = read('shop/cart.py', `import os; x = 1`);
  expect(addImports(facts, [{ name: 'a', from: 'b' }])).toBeUndefined();
});
