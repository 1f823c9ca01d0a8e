/** The roles of arguments, constants, errors, places, directives and imports of Python. */
import { describe, expect, it } from 'vitest';
import { callOf, factsOf, settingsOf, template } from './read.ts';

const HEAD = 'import logging\nlogger = logging.getLogger(__name__)\n';
const roles = (text: string, settings?: Parameters<typeof callOf>[1]): string =>
  callOf(text, settings)
    .arguments.map(
      ({ role, keyword, text }) => `${keyword === undefined ? '' : `${keyword}=`}${text}:${role}`,
    )
    .join(' ');
const keys = (text: string): string =>
  callOf(text)
    .fields.map((field) =>
      field.kind === 'field' ? `${field.key}=${field.value.text}` : field.kind,
    )
    .join(' ');

describe('arguments', () => {
  it.each([
    ['logger.info("a %s", b)', '"a %s":message b:rest'],
    ['logger.log(logging.INFO, "a", b)', 'logging.INFO:level "a":message b:rest'],
    ['logger.info(msg="a")', 'msg="a":message'],
    [
      'logger.error("a", exc_info=True, extra={"k": 1})',
      '"a":message exc_info=True:error extra={"k": 1}:fields',
    ],
    [
      'logger.error("a", stack_info=True, stacklevel=2)',
      '"a":message stack_info=True:rest stacklevel=2:rest',
    ],
    ['logger.error(err)', 'err:error'],
    ['print(a, "b", c)', 'a:rest "b":message c:rest'],
    ['print(a, b)', 'a:message b:rest'],
    ['print("a", file=sys.stderr)', '"a":message file=sys.stderr:rest'],
    [
      'import warnings\nwarnings.warn("a", DeprecationWarning)',
      '"a":message DeprecationWarning:context',
    ],
    ['logger.info("a", **kw)', '"a":message kw:fields'],
  ])('%s', (source, expected) => {
    expect(roles(`${HEAD}${source}\n`)).toBe(expected);
  });

  it.each([
    ['logger.info("a", extra={"k": 1, "n": x})', 'k=1 n=x'],
    ['logger.info("a", extra=dict(k=1))', 'k=1'],
    ['logger.info("a", extra={**base, k: 2})', 'spread dynamic-key'],
    ['import structlog\nlog = structlog.get_logger()\nlog.info("a", user=u, n=1)', 'user=u n=1'],
    ['from loguru import logger as log\nlog.info("{user} in", user=u)', 'user=u'],
  ])('gives the fields of %s', (source, expected) => {
    expect(keys(`${HEAD}${source}\n`)).toBe(expected);
  });

  it('knows what records of the standard library have of themselves', () => {
    const reserved = (source: string): unknown[] =>
      callOf(`${HEAD}${source}\n`).fields.map((entry) => 'reserved' in entry && entry.reserved);
    expect(reserved('logger.info("a", extra={"module": 1, "pid": 2})')).toEqual([true, false]);
    expect(
      reserved('import structlog\nlog = structlog.get_logger()\nlog.info("a", module=1)'),
    ).toEqual([false]);
  });

  it('knows when fields cannot be read', () => {
    expect(callOf(`${HEAD}logger.info("a", extra=payload)\n`).opaqueFields).toBe(true);
    expect(callOf(`${HEAD}logger.info("a", extra={"k": 1})\n`).opaqueFields).toBe(false);
  });

  it('reads braces and values of loguru', () => {
    const head = 'from loguru import logger\n';
    expect(template(callOf(`${head}logger.info("{} of {n}", a, n=b)\n`).message)).toBe(
      '{a} of {n}',
    );
    expect(template(callOf(`${head}logger.info("%s", a)\n`).message)).toBe('%s');
  });
});

describe('errors', () => {
  it.each([
    ['logger.exception("a")', 'exception'],
    ['logger.error("a", exc_info=e)', 'e'],
    ['logger.error("a", exc_info=True)', 'True'],
    ['logger.error("a", exc_info=False)', undefined],
    ['logger.error("a", extra={"error": e})', 'e'],
    ['logger.error("a: %s", e)', undefined],
  ])('%s', (source, expected) => {
    expect(callOf(`${HEAD}${source}\n`).error?.text).toBe(expected);
  });

  const handled = (body: string, head = 'except ValueError as e:') =>
    callOf(`${HEAD}def f():\n    try:\n        g()\n    ${head}\n${body}\n`).context.catch;

  it('says what becomes of the exception', () => {
    expect(handled('        logger.error("a")')).toMatchObject({
      binding: 'e',
      rethrows: false,
      mentionsError: false,
      errorUsedElsewhere: false,
    });
    expect(handled('        logger.error("a: %s", e)')).toMatchObject({ mentionsError: true });
    expect(handled('        text = str(e)\n        logger.error("a %s", text)')).toMatchObject({
      mentionsError: true,
      errorUsedElsewhere: true,
    });
    expect(handled('        logger.exception("a")', 'except:')).toMatchObject({
      mentionsError: true,
    });
    expect(handled('        logger.error("a", exc_info=True)', 'except:')).toMatchObject({
      mentionsError: true,
    });
    expect(handled('        logger.error("a")\n        raise')).toMatchObject({
      rethrows: true,
      throwsCaught: true,
    });
    expect(handled('        logger.error("a")\n        raise B("b") from e')).toMatchObject({
      rethrows: true,
      throwsCaught: true,
    });
    expect(handled('        logger.error("a")\n        raise B("b")')).toMatchObject({
      rethrows: true,
      throwsCaught: false,
    });
    expect(handled('        if x:\n            logger.error("a")\n        raise')).toMatchObject({
      rethrows: true,
    });
    expect(handled('        logger.error("a")\n        return\n        raise')).toMatchObject({
      rethrows: false,
    });
  });

  it('is not in the clause of another function', () => {
    const text = `${HEAD}try:\n    g()\nexcept E as e:\n    def f():\n        logger.error("a")\n`;
    expect(callOf(text).context.catch).toBeUndefined();
  });
});

describe('places', () => {
  it('names function and class, and knows loops', () => {
    const text = `${HEAD}class A:\n    async def f(self):\n        for x in y:\n            logger.info("a")\n`;
    expect(callOf(text).context).toEqual({ function: 'f', class: 'A', inLoop: true });
    expect(callOf(`${HEAD}for x in y:\n    pass\nelse:\n    logger.info("a")\n`).context).toEqual({
      inLoop: false,
    });
    expect(callOf(`${HEAD}while x:\n    logger.info("a")\n`).context.inLoop).toBe(true);
    expect(callOf(`${HEAD}[print(x) for x in y]\n`).context.inLoop).toBe(true);
    expect(callOf(`${HEAD}for x in y:\n    def f():\n        print(x)\n`).context).toEqual({
      function: 'f',
      inLoop: false,
    });
  });

  it.each([
    ['for x in y:\n    if x:\n        LOG\n        break', false],
    ['for x in y:\n    if x:\n        LOG\n    break', false],
    ['for x in y:\n    if x:\n        LOG\n        continue\n    break', true],
    ['def f():\n    for x in y:\n        while z:\n            LOG\n            return 1', false],
    ['def f():\n    for x in y:\n        while z:\n            LOG\n            break', true],
    [
      'def f():\n    for x in y:\n        while z:\n            LOG\n            break\n        return',
      false,
    ],
    ['for x in y:\n    try:\n        f()\n    except E:\n        LOG\n        raise', false],
    ['for x in y:\n    try:\n        LOG\n        raise E\n    except E:\n        f()', true],
    ['for x in y:\n    if x:\n        break\n    LOG', true],
    ['for x in y:\n    LOG\n    if x:\n        break', true],
  ])('knows whether the loop goes on after the call: %j', (text, inLoop) => {
    const source = `${HEAD}${text.replace('LOG', 'logger.info("a")')}\n`;
    expect(callOf(source).context.inLoop).toBe(inLoop);
  });

  it('knows the statement of a call, and comments in it', () => {
    const text = `${HEAD}logger.info(\n    "a",  # why\n)\n`;
    const call = callOf(text);
    expect(call.hasComment).toBe(true);
    expect(text.slice(call.statement?.start, call.statement?.end)).toMatch(
      /^logger\.info\([^]*\)$/,
    );
    expect(callOf(`${HEAD}logger.info("# no comment")\n`).hasComment).toBe(false);
    expect(callOf(`${HEAD}x and logger.info("a")\n`).statement).toBeUndefined();
  });
});

describe('constants', () => {
  const settings = settingsOf(`loglex: 1
references: { python: "LOG_{name}" }
sinks:
  - { call: log_constant, language: python, args: [logger, constant], keywords: { message: detail, extra: fields, exc_info: error } }
  - { call: "*.log_constant", language: python, args: [constant], keywords: { message: detail, extra: fields, exc_info: error } }
  - { call: log_performance, language: python, args: [label] }
  - { call: jax_operation_context, language: python, args: [label] }
  - { call: logConstant, language: javascript, args: [logger, constant] }
`);
  const head = 'from app.log_constants import LOG_A, LOG_B, LOG_C as C\n';
  const constant = (source: string) => {
    const { constant } = callOf(`${head}${source}\n`, settings);
    return constant?.kind === 'static'
      ? constant.candidates.map(
          ({ text, by, via }) => `${by} ${text}${via === undefined ? '' : ` via ${via}`}`,
        )
      : constant?.kind;
  };

  it.each([
    ['log_constant(logger, LOG_A, message="x")', ['reference A']],
    ['self.log_constant(LOG_A, extra={"k": 1})', ['reference A']],
    ['log_constant(logger, C)', ['reference C via C']],
    ['log_constant(logger, LOG_A if x else LOG_B)', ['reference A', 'reference B']],
    ['log_constant(logger, "LOG412")', ['string LOG412']],
    ['log_constant(logger, pick())', 'dynamic'],
    ['def f(c):\n    log_constant(logger, c)', 'dynamic'],
    ['import app.log_constants as k\nlog_constant(logger, k.LOG_B)', ['reference B']],
    ['X = LOG_A\nlog_constant(logger, X)', ['reference A via X']],
    ['logger.warning(LOG_A)', ['reference A']],
    ['logger.warning("%s: queue full", LOG_A)', ['reference A']],
    // The text of a constant is not the constant: the record does not say which one it is.
    ['logger.warning(LOG_A.message)', undefined],
    [
      'X = LOG_A if x else LOG_B\nlog_constant(logger, X)',
      ['reference A via X', 'reference B via X'],
    ],
    [
      'X = "LOG1" if x else "LOG2"\nlog_constant(logger, X)',
      ['string LOG1 via X', 'string LOG2 via X'],
    ],
    ['X = LOG_A if x else LOG_B\nlogger.warning(X)', ['reference A via X', 'reference B via X']],
    ['X = LOG_A if x else pick()\nlog_constant(logger, X)', 'dynamic'],
    ['X = LOG_A if x else LOG_B\nX = pick()\nlog_constant(logger, X)', 'dynamic'],
    ['logger.warning("LOG412 queue full")', ['prefix LOG412']],
    ['logger.warning("x", extra={"log_code": "LOG412"})', ['field LOG412']],
  ])('%s', (source, expected) => {
    expect(constant(source)).toEqual(expected);
  });

  it('gives keywords their roles', () => {
    expect(
      roles(
        `${head}log_constant(logger, LOG_A, message="d", extra={"k": 1}, exc_info=e)\n`,
        settings,
      ),
    ).toBe(
      'logger:logger LOG_A:constant message="d":detail extra={"k": 1}:fields exc_info=e:error',
    );
  });

  it('finds decorators and context managers that are sinks', () => {
    const kinds = (text: string) =>
      factsOf(text, settings).calls.map(({ kind, label }) => [kind, label?.text]);
    expect(kinds('@log_performance\ndef f(): pass\n')).toEqual([['decorator', undefined]]);
    expect(kinds('@log_performance("fit")\ndef f(): pass\n')).toEqual([['decorator', '"fit"']]);
    expect(kinds('with jax_operation_context("fit") as c:\n    pass\n')).toEqual([
      ['context-manager', '"fit"'],
    ]);
  });

  it('counts uses, and not where constants are declared and listed', () => {
    const uses = (text: string) => factsOf(text, settings).references.map(({ text }) => text);
    expect(uses(`${head}f(LOG_A)\nx = [LOG_B]\n`)).toEqual(['A', 'B']);
    expect(uses('LOG_A = _constant("LOG1")\nALL = (LOG_A,)\n')).toEqual([]);
    expect(uses(`${head}def f(LOG_A):\n    pass\n`)).toEqual([]);
  });
});

describe('the file', () => {
  it('reads directives in its comments', () => {
    const text = `# loglex-disable-next-line ad-hoc-log -- start-up\nprint("a")\nprint("b")  # loglex-disable-line\n`;
    const [next, line] = factsOf(text).directives;
    expect(next).toMatchObject({
      scope: 'next-line',
      checks: [{ id: 'ad-hoc-log' }],
      reason: 'start-up',
    });
    expect(text.slice(next?.covers.start, next?.covers.end)).toBe('print("a")\n');
    expect(text.slice(next?.ownLines?.start, next?.ownLines?.end)).toBe(
      text.slice(0, text.indexOf('\n') + 1),
    );
    expect(line).toMatchObject({ scope: 'line', checks: [] });
    expect(line?.ownLines).toBeUndefined();
    expect(factsOf('x = "# loglex-disable-file"\nprint(x)\n').directives).toEqual([]);
  });

  it('says where it is no Python, once for each line', () => {
    const { syntaxProblems, calls } = factsOf('x = = = 1\nprint("x")\nf(a b c)\n');
    expect(syntaxProblems.map(({ range }) => range.start)).toEqual([4, 25]);
    expect(calls).toHaveLength(1);
    expect(factsOf('print("x")\n').syntaxProblems).toEqual([]);
  });

  it('knows its imports', () => {
    const text =
      'import a.b\nimport c as d\nfrom .e import f, g as h\nif TYPE_CHECKING:\n    from i import j\n';
    expect(
      factsOf(text).imports.map(({ source, typeOnly, names }) => [
        source,
        typeOnly,
        ...names.map(({ local, imported }) => `${imported} as ${local}`),
      ]),
    ).toEqual([
      ['a.b', false, '* as a'],
      ['c', false, '* as d'],
      ['.e', false, 'f as f', 'g as h'],
      ['i', true, 'j as j'],
    ]);
  });

  it.each([
    ['x = 1\n', 0],
    ['#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nx = 1\n', 46],
    ['"""Doc."""\nx = 1\n', 11],
    ['"""Doc."""\n\nfrom __future__ import annotations\nx = 1\n', 47],
    ['import a  # why\nx = 1\nimport b\n', 31],
    ['import a; x = 1\n', 8],
    ['\uFEFFx = 1\n', 1],
  ])('says where an import may stand in %j', (text, at) => {
    expect(factsOf(text).importInsertion).toBe(at);
  });
});
