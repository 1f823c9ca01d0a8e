/** Which calls of Python are log calls, of which sink, at which level. */
import { describe, expect, it } from 'vitest';
import { createPythonFrontEnd, defaultSettings, type Settings } from '@loglex/engine';
import { parsePython } from '../../parse.ts';
import { callOf, factsOf, settingsOf, template } from './read.ts';

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

  it('names the namespace of a logger that is passed to a function of the project', () => {
    const settings = settingsOf(
      'loglex: 1\nsinks: [{ call: log_constant, language: python, args: [logger, constant] }]\n',
    );
    const text = 'import logging\nL = logging.getLogger("app.db")\nlog_constant(L, LOG_X)';
    expect(callOf(text, settings).logger.namespace).toBe('app.db');
  });

  it('takes no level for the name of a logger', () => {
    const text = 'log = io.get_stage_logger("INFO")\nlog.info("x")';
    expect(callOf(text).logger.namespace).toBeUndefined();
    expect(factsOf(text).loggers).toEqual([]);
  });

  it('names the namespace of its logger, and each place that gives one', () => {
    const text = 'import logging\nlog = logging.getLogger("app.db")\nlog.info("x")\n';
    expect(callOf(text).logger.namespace).toBe('app.db');
    expect(factsOf(text).loggers.map(({ namespace }) => namespace)).toEqual(['app.db']);
  });

  it.each([
    ['app/service.py', 'app.service'],
    ['src/app/db/__init__.py', 'app.db'],
    ['lib/ansible/cli.py', 'ansible.cli'],
    ['services/my-app/app/x.py', 'app.x'],
    ['bin/run-it.py', undefined],
    ['app/__main__.py', undefined],
  ])('is called as its module in %s', (file, expected) => {
    const text = 'import logging\nlog = logging.getLogger(__name__)\nlog.info("x")\n';
    const tree = parsePython(text);
    const { calls, loggers } = createPythonFrontEnd(defaultSettings).facts({ file, text, tree });
    expect(calls[0]?.logger.namespace).toBe(expected);
    expect(loggers).toEqual(
      expected === undefined
        ? []
        : [{ namespace: expected, range: { start: 39, end: 47 }, sink: 'logging', fromPath: true }],
    );
  });

  it('is made by what the project declares, under a name below a root of its own', () => {
    const settings = settingsOf(`loglex: 1
sinks:
  - { call: get_rt_logger, language: python, makes: logger, namespace: "RT.{name}" }
`);
    const text = 'from rt.log import get_rt_logger as make\nout = make("worker")\nout.info("x")\n';
    const { calls, loggers } = factsOf(text, settings);
    expect(calls).toMatchObject([{ confidence: 'certain', logger: { namespace: 'RT.worker' } }]);
    expect(loggers.map(({ namespace }) => namespace)).toEqual(['RT.worker']);
  });

  it('counts for a known sink where the project says so', () => {
    const echo =
      'import click\nfrom click import secho as say\nclick.echo("x")\nsay("y")\nprint("z")\n';
    const settings = settingsOf('loglex: 1\nknownSinks: { click: on, print: off }\n');
    const of = (settings?: Settings) => factsOf(echo, settings).calls.map(({ sink }) => sink);
    expect(of()).toEqual(['print']);
    expect(of(settings)).toEqual(['click', 'click']);
  });

  it('is a stamp where the project says so', () => {
    const settings = settingsOf(`loglex: 1
sinks: [{ call: "*.create_stamp", kind: stamp, args: [constant] }]
`);
    const { kind, constant } = callOf('rt.create_stamp("chunking complete")\n', settings);
    expect({ kind, constant }).toMatchObject({
      kind: 'stamp',
      constant: { candidates: [{ by: 'string', text: 'chunking complete' }] },
    });
  });

  it.each([
    ['mark = rt.stamp_creator()\nmark("done")\nmark("all")\n', ['done', 'all']],
    ['def f():\n    rt.stamp_creator()("done")\n', ['done']],
    ['from rt import stamp_creator as make\nmark = make()\nmark("done")\n', ['done']],
    ['mark = rt.stamp_creator()\nmark = other\nmark("done")\n', []],
    ['mark = rt.creator()\nmark("done")\n', []],
  ])('follows the function that a declared call gives: %j', (text, expected) => {
    const settings = settingsOf(`loglex: 1
sinks:
  - { call: "*.stamp_creator", language: python, makes: function, kind: stamp, args: [constant] }
  - { call: stamp_creator, language: python, makes: function, kind: stamp, args: [constant] }
`);
    const { calls } = factsOf(text, settings);
    expect(calls.map(({ kind, constant }) => ({ kind, constant }))).toMatchObject(
      expected.map((word) => ({ kind: 'stamp', constant: { candidates: [{ text: word }] } })),
    );
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

describe('wrappers', () => {
  const told = (text: string): string[] =>
    factsOf(text).calls.map(({ callee, sink, level: stated, message, arguments: args }) => {
      const native = stated?.dynamic === true ? 'dynamic' : stated?.native;
      return `${callee.text} ${sink} ${native} ${template(message)} ${args.map(({ role }) => role).join(' ')}`;
    });

  it('make log calls of their own calls', () => {
    const text = `import logging
log = logging.getLogger("a")
def _log(message, *args, level=logging.INFO, **kwargs):
    log.log(level, f"[{run}] {message}", *args, **kwargs)
_log("Started %s", name, level=logging.ERROR)
_log("Ended", exc_info=True)
`;
    expect(told(text)).toEqual([
      'log.log logging dynamic <parameter> level message rest fields',
      '_log logging ERROR Started {name} message rest level',
      '_log logging INFO Ended message error',
    ]);
  });

  it('may be methods and lambdas', () => {
    const text = `import logging
warn = lambda m: logging.warning(m)
class A:
    def log_error(self, code, text):
        self.logger.error(text)
        self.logger.debug(text)
    def _log(self, message, level="info"):
        if self.logger:
            getattr(self.logger, level)(message)
        else:
            logging.info(f"[{level}] {message}")
    def run(self):
        self.log_error(3, "Lost")
        self._log("Calm")
        self._log("Bad", "error")
warn("Late")
`;
    expect(told(text)).toEqual([
      'logging.warning logging warning <parameter> message',
      'self.logger.error logger error <parameter> message',
      'self.logger.debug logger debug <parameter> message',
      'getattr(self.logger, level) logger dynamic <parameter> message',
      'logging.info logging info <parameter> message',
      'self.log_error logger dynamic Lost rest message',
      'self._log logging info Calm message',
      'self._log logging error Bad message level',
      'warn logging warning Late message',
    ]);
  });

  it('are none where the function says something of its own, or does more than to write', () => {
    const text = `import logging
def log_count(count):
    logging.info("Found %d", count)
def log_and_raise(message):
    logging.error(message)
    raise Failure(message)
def load(message):
    logging.info(message)
def log(message):
    try:
        send(message)
    except OSError as error:
        logging.error(message)
log_count(1)
log_and_raise("x")
load("y")
log("z")
`;
    expect(factsOf(text).calls.map(({ callee }) => callee.text)).toEqual([
      'logging.info',
      'logging.error',
      'logging.info',
      'logging.error',
    ]);
  });

  it('take no more than they say: no fix adds to their calls', () => {
    const { calls } = factsOf('def log(m):\n    logger.info(m)\nlog("x")\n');
    expect(calls.map(({ wrapped }) => wrapped)).toEqual([undefined, true]);
  });
});
