/** Which calls of Python are log calls, of which sink, at which level. */
import { describe, expect, it } from 'vitest';
import { callOf, factsOf } from './read.ts';

const level = (text: string): string => {
  const { level: stated } = callOf(text);
  if (stated === undefined) return '-';
  return stated.dynamic === true
    ? `dynamic ${stated.candidates.map(({ rung }) => rung).join('|')}`
    : `${stated.rung} ${stated.native}`;
};
const summary = (text: string): string => {
  const call = callOf(text);
  return `${call.sink} ${level(text)} ${call.confidence}`;
};

describe('a log call', () => {
  it.each([
    ['import logging\nlogging.info("x")', 'logging info info certain'],
    ['import logging as log\nlog.warning("x")', 'logging warn warning certain'],
    [
      'from logging import getLogger\nL = getLogger()\nL.critical("x")',
      'logging fatal critical certain',
    ],
    ['import logging\nx = logging.getLogger("a")\nx.warn("x")', 'logging warn warn certain'],
    ['import logging\nlogging.getLogger(__name__).error("x")', 'logging error error certain'],
    ['import logging\nlogging.root.fatal("x")', 'logging fatal fatal certain'],
    ['import logging\nlogging.log(logging.WARNING, "x")', 'logging warn WARNING certain'],
    ['import logging\nlogging.log(10, "x")', 'logging debug debug certain'],
    ['import logging\nlogging.log(level, "x")', 'logging dynamic  certain'],
    [
      'import logging\nlogging.log(logging.INFO if a else logging.DEBUG, "x")',
      'logging dynamic info|debug certain',
    ],
    ['import logging\ngetattr(logging.getLogger(), "info")("x")', 'logging info info certain'],
    ['import logging\ngetattr(logging.getLogger(), lvl)("x")', 'logging dynamic  certain'],
    [
      'import logging\nlog = logging.LoggerAdapter(logging.getLogger("a"), {"run": 1})\nlog.info("x")',
      'logging info info certain',
    ],
    ['import logging\ninfo = logging.getLogger().info\ninfo("x")', 'logging info info certain'],
    ['import logging\ndef f(l: logging.Logger):\n    l.info("x")', 'logging info info certain'],
    [
      'from typing import Optional\nimport logging\ndef f(l: Optional[logging.Logger] = None):\n    l.info("x")',
      'logging info info certain',
    ],
    [
      'import logging\ndef f(l: "logging.Logger | None"):\n    l.info("x")',
      'logger info info certain',
    ],
    [
      'from oslo_log import log as logging\nLOG = logging.getLogger(__name__)\nLOG.debug("x", instance=i)',
      'oslo-log debug debug certain',
    ],
    [
      'from celery.utils.log import get_task_logger\nl = get_task_logger(__name__)\nl.info("x")',
      'celery info info certain',
    ],
    [
      'import structlog\nlog = structlog.get_logger()\nlog.bind(a=1).info("x")',
      'structlog info info certain',
    ],
    ['from loguru import logger\nlogger.success("x")', 'loguru info success certain'],
    ['from loguru import logger\nlogger.log("WARNING", "x")', 'loguru warn WARNING certain'],
    ['from loguru import logger\nlogger.opt(depth=1).info("x")', 'loguru info info certain'],
    ['print("x")', 'print info print certain'],
    ['import warnings\nwarnings.warn("x", stacklevel=2)', 'warnings warn warn certain'],
    ['from warnings import warn\nwarn("x")', 'warnings warn warn certain'],
    [
      'from ansible.utils.display import Display\ndisplay = Display()\ndisplay.vvv("x")',
      'ansible debug vvv certain',
    ],
    ['import ansible\nself._display.warning("x")', 'ansible warn warning likely'],
    ['from ..util import display\ndisplay.warning("x")', 'ansible warn warning likely'],
    // By name only.
    ['self._logger.exception("x")', 'logger error exception likely'],
    ['LOG.info("x")', 'logger info info likely'],
    ['from app.log import LOG\nLOG.info("x")', 'logger info info certain'],
    ['get_logger().info("x")', 'logger info info likely'],
    [
      'class A:\n    def __init__(self):\n        import logging\n        self.out = logging.getLogger()\n    def f(self):\n        self.out.info("x")',
      'logging info info certain',
    ],
    [
      'import logging\nclass A:\n    log = logging.getLogger()\n    def f(self):\n        self.log.info("x")',
      'logging info info certain',
    ],
    [
      'class A:\n    def __init__(self, logger):\n        self.out = logger\n    def f(self):\n        self.out.info("x")',
      'logger info info likely',
    ],
    [
      'try:\n    from a import logger\nexcept ImportError:\n    logger = None\nlogger.info("x")',
      'logger info info likely',
    ],
    ['async def f():\n    await logger.ainfo("x")', undefined],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(factsOf(`${text}\n`).calls).toEqual([]);
    else expect(summary(`${text}\n`)).toBe(expected);
  });

  it.each([
    'import math\nmath.log(2)',
    'import numpy as np\nnp.log(x)',
    'from math import log\nlog(2)',
    'dialog.info("x")',
    'catalog.error("x")',
    'messages.info("x")',
    'y = log.info("x")',
    'logger.setLevel("INFO")',
    'f(logger.info)',
    'mock.patch.object(logger, "info")',
    'blog.debug("x")',
    'self.print("x")',
    'def print(x): pass\nprint("x")',
    'click.echo("x")',
    'import click\nclick.echo("x")',
    'x = "logger.info(1)"',
    '# logger.info("x")',
    'log = open("f")\nlog.info("x")',
    'logging.getLogger("x")',
  ])('is not: %s', (text) => {
    expect(factsOf(`${text}\n`).calls).toEqual([]);
  });

  it('names the namespace of its logger, and each place that gives one', () => {
    const text = 'import logging\nlog = logging.getLogger("app.db")\nlog.info("x")\n';
    expect(callOf(text).logger.namespace).toBe('app.db');
    expect(factsOf(text).loggers.map(({ namespace }) => namespace)).toEqual(['app.db']);
  });

  it('adds what its logger was given to the fields', () => {
    expect(
      callOf('import structlog\nlog = structlog.get_logger().bind(run=1)\nlog.info("x")\n')
        .ambientFields,
    ).toEqual(['run']);
    expect(
      callOf(
        'import logging\nlog = logging.LoggerAdapter(logging.getLogger("a"), {"run_id": 1})\nlog.info("x")\n',
      ).ambientFields,
    ).toEqual(['run_id']);
  });

  it('says why', () => {
    expect(
      callOf('import logging\nLOG = logging.getLogger(__name__)\nLOG.info("x")\n').reason,
    ).toBe('`LOG` is `logging.getLogger(__name__)`: `getLogger` comes from `logging`');
  });
});
