import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Catalog, GENERATORS, parseCatalog, type Spelling } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostileCatalog } from './hostile-catalogs.ts';
import { codePoints, evaluatePython, pythons } from './pythons.ts';

const generate = GENERATORS.get('python')!;
const BARE: Spelling = { by: 'name', owner: undefined, prefix: '', suffix: '' };
const CLASS: Spelling = { by: 'name', owner: 'LOG', prefix: '', suffix: '' };

const PYTHONS = pythons();
const [ANY] = PYTHONS.values();

const points = (text: string | undefined) => (text === undefined ? null : codePoints(text));

/** What Python has to find of a catalog's constants: every string, by code points. */
function stringsOf(catalog: Catalog): string[] {
  return catalog.constants
    .map(({ code, name, level, message, component, subcomponent, tags }) => ({
      code: points(code),
      name: points(name),
      level: points(level!.rung),
      message: points(message),
      component: points(component),
      subcomponent: points(subcomponent),
      tags: tags.map(codePoints),
      native: level!.native === level!.rung ? null : points(level!.native),
    }))
    .map((strings) => JSON.stringify(strings))
    .sort();
}

function expectEveryString(
  python: string,
  catalogs: readonly Catalog[],
  spelling?: Spelling,
): void {
  const modules = catalogs.map((catalog) => {
    const { text } = generate(catalog, { from: ['*.yaml'], ...(spelling && { spelling }) });
    expect(text).not.toMatch(/[^\p{L}\p{M}\p{N}\p{P}\p{S} \n]/u);
    return text;
  });
  const found = evaluatePython(python, modules).map((constants) =>
    constants.map(({ strings }) => JSON.stringify(strings)).sort(),
  );
  expect(found).toEqual(catalogs.map(stringsOf));
}

describe.skipIf(ANY === undefined)('hostile catalogs', () => {
  it('compile in CPython and evaluate to their strings: 1,000', () => {
    for (let batch = 0; batch < 4; batch++) {
      expectEveryString(
        ANY!,
        fc.sample(hostileCatalog, { numRuns: 250, seed: Date.now() + batch }),
      );
    }
  }, 120_000);

  it.each([['bare names', BARE] as const, ['members of a class', CLASS] as const])(
    'compile as %s',
    (_, spelling) => expectEveryString(ANY!, fc.sample(hostileCatalog, 100), spelling),
  );

  it.each([...PYTHONS])('compile in %s', (_, python) => {
    expectEveryString(python, fc.sample(hostileCatalog, 60));
  });
});

const CATALOG = `loglex: 1
components:
  telemetry:
    loggers: [app.telemetry.*]
    fields: { run_id: { type: string, required: true, from: context } }
    subcomponents: { db-sink: {} }
  server: {}
constants:
  - code: LOG612
    name: SINK_QUEUE_FULL
    aliases: [SINK_FULL]
    level: warning
    message: "Queue full for run {run_id}: {dropped} rows, {ratio} of all"
    component: telemetry
    subcomponent: db-sink
    tags: [backpressure]
    fields:
      dropped: { type: integer }
      ratio: { type: number, format: percent }
      mode: { enum: [fast, slow] }
    description: The writer is slower than the producers.
    deprecated: { since: 1.3.0, replaced-by: LOG9 }
  - { code: LOG9, name: UP, level: info, message: "Up: 100%s, {{}}" , component: server }
  - { code: LOG10, name: STOPPED, level: error, message: "Stopped: {reason}", fields: { reason: { type: any } } }
  - code: LOG11
    name: SHOWN
    level: info
    message: "{a} {b} {c} {d} {e}"
    fields: { a: { format: json }, b: { format: repr }, c: { format: hex }, d: { format: "fixed:2" }, e: {} }
`;
const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: CATALOG }]);
const MODULE = generate(catalog, { from: ['log-catalog/*.yaml'] }).text;

/** A folder with the module and this program beside it. */
function withProgram(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'loglex-python-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'log_codes.py'), MODULE);
  writeFileSync(join(folder, 'program.py'), program);
  return folder;
}

function run(python: string, program: string): string {
  const { stdout, stderr, status } = spawnSync(python, ['program.py'], {
    cwd: withProgram(program),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

it('is this', async () => {
  await expect(MODULE).toMatchFileSnapshot('log_codes.py.txt');
});

describe.each([...PYTHONS])('the module in %s', (_, python) => {
  const SETUP = `
import logging, sys
from log_codes import *
from log_codes import LogConstant
class Keys(logging.Formatter):
    def format(self, record):
        own = {key: value for key, value in vars(record).items() if key not in logging.makeLogRecord({}).__dict__ and key not in ("message", "taskName")}
        return f"{record.levelname} {record.funcName} {super().format(record)} {own}"
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Keys("%(name)s | %(message)s |"))
logging.root.addHandler(handler)
logging.root.setLevel("INFO")
logger = logging.getLogger("app.telemetry.sink")
`;

  it('logs what the catalog says: text, level, fields, place', () => {
    const program = `${SETUP}
def work():
    log_constant(logger, LOG_SINK_QUEUE_FULL, extra={"run_id": "7", "dropped": 3, "ratio": 0.256})
    log_constant(logger, LOG_UP, "at last\\nFAKE")
    log_constant(logger, LOG_STOPPED, extra={"reason": "{run_id} %s \\x1b[31m\\r\\n"})
    log_constant(logger, LOG_SHOWN, extra={"a": {"x": [1, "é"]}, "b": "it", "c": 255, "d": 2.005, "e": None})
    log_constant(logger, LOG_STOPPED, extra={"reason": 1, "name": "n", "code": "c", "msg": "m"})
work()
`;
    expect(run(python, program)).toBe(
      [
        `WARNING work app.telemetry.sink | Queue full for run 7: 3 rows, 25.6% of all | {'code': 'LOG612', 'component': 'telemetry', 'subcomponent': 'db-sink', 'tags': ('backpressure',), 'run_id': '7', 'dropped': 3, 'ratio': 0.256}`,
        `INFO work app.telemetry.sink | Up: 100%s, {} | at last\\nFAKE | {'code': 'LOG9', 'component': 'server'}`,
        `ERROR work app.telemetry.sink | Stopped: {run_id} %s \\u001b[31m\\r\\n | {'code': 'LOG10', 'reason': '{run_id} %s \\x1b[31m\\r\\n'}`,
        `INFO work app.telemetry.sink | {"x":[1,"é"]} 'it' 0xff 2.00 None | {'code': 'LOG11', 'a': {'x': [1, 'é']}, 'b': 'it', 'c': 255, 'd': 2.005, 'e': None}`,
        `ERROR work app.telemetry.sink | Stopped: 1 | {'code': 'LOG10', 'name_': 'n', 'code_': 'c', 'msg_': 'm', 'reason': 1}`,
        '',
      ].join('\n'),
    );
  });

  it('logs through adapters, and carries errors', () => {
    const program = `${SETUP}
class Prefixed(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['run_id']}] {msg}", {**kwargs, "extra": {**self.extra, **(kwargs.get("extra") or {})}}
plain = logging.LoggerAdapter(logger, {"run_id": "r1"})
log_constant(plain, LOG_SINK_QUEUE_FULL, extra={"dropped": 1, "ratio": 1})
log_constant(Prefixed(plain, {"run_id": "r2"}), LOG_UP)
log_constant(Prefixed(logger, {"run_id": "50%"}), LOG_STOPPED, extra={"reason": "100%"})
log_constant(Prefixed(logger, {"run_id": "50%%"}), LOG_STOPPED, extra={"reason": "100%"})
try:
    1 / 0
except ZeroDivisionError as error:
    log_constant(logger, LOG_STOPPED, extra={"reason": "x"}, exc_info=error)
logging.root.setLevel("ERROR")
log_constant(logger, LOG_UP)
`;
    const lines = run(python, program).split('\n');
    expect(lines[0]).toContain('Queue full for run r1: 1 rows, 100% of all');
    expect(lines[0]).toContain("'run_id': 'r1', 'dropped': 1");
    expect(lines[1]).toContain('[r2] Up: 100%s, {}');
    // The inner adapter puts its own extra in the place of the outer one's, as it does for any call.
    expect(lines[1]).toContain("{'code': 'LOG9', 'component': 'server', 'run_id': 'r1'}");
    expect(lines[2]).toContain('[50%] Stopped: 100%');
    // Who knows that a format comes back may have doubled it already.
    expect(lines[3]).toContain('[50%] Stopped: 100%');
    expect(lines[4]).toContain('Stopped: x');
    expect(lines.join('\n')).toContain('ZeroDivisionError: division by zero {');
    expect(lines.filter((line) => line.includes('Up:'))).toHaveLength(1);
  });

  it('hands a handler what a call by hand does: a format and its values, made text when one asks, once', () => {
    const program = `${SETUP}
class Told:
    def __str__(self):
        print("told")
        return "100% \\n"
class Quiet(logging.Handler):
    def emit(self, record):
        print(repr(record.msg), [type(one).__name__ for one in record.args], record.getMessage(), "|", record.getMessage())
told = logging.getLogger("told")
told.propagate = False
told.addHandler(logging.NullHandler())
log_constant(told, LOG_STOPPED, extra={"reason": Told()})
told.addHandler(Quiet())
log_constant(told, LOG_STOPPED, extra={"reason": 7})
log_constant(told, LOG_STOPPED, "99%", extra={"reason": Told()})
log_constant(told, LOG_UP)
told.setLevel("CRITICAL")
log_constant(told, LOG_STOPPED, extra={"reason": Told()})
`;
    expect(run(python, program)).toBe(
      [
        "'Stopped: %s' ['int'] Stopped: 7 | Stopped: 7",
        'told',
        "'Stopped: %s | %s' ['_Shown', 'str'] Stopped: 100% \\n | 99% | Stopped: 100% \\n | 99%",
        // Nothing is put into this one, so that nothing in it is a verb.
        "'Up: 100%s, {}' [] Up: 100%s, {} | Up: 100%s, {}",
        '',
      ].join('\n'),
    );
  });

  it('shows values as Python itself does, whatever is in the template', () => {
    const program = `${SETUP}
show = sys.modules["log_codes"]._show
values = [0, 7, -7, True, 3.7, -0.5, 0.125, 0.375, -0.0, 2.5, 1e21, 10**30, None, "x", [1]]
def by(verb, value):
    try: return verb % (value,)
    except TypeError: return str(value)
for how, verb in [("integer", "%d"), ("fixed:0", "%.0f"), ("fixed:2", "%.2f"), ("repr", "%r"), ("string", "%s")]:
    print([value for value in values if show(value, how) != by(verb, value)])
multi = LogConstant(code="M", name="M", level="info", message="one\\n\\ttwo {a}")
log_constant(logging.getLogger("m"), multi, extra={"a": "x\\ny"})
`;
    expect(run(python, program)).toBe(
      [
        '[]',
        '[]',
        '[]',
        '[]',
        '[]',
        'INFO <module> m | one',
        "\ttwo x\\ny | {'code': 'M', 'a': 'x\\ny'}",
        '',
      ].join('\n'),
    );
  });

  it('hands other keywords to the adapters, and lets none of them pass for a field', () => {
    const program = `${SETUP}
class Keywords(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        extra = {**self.extra, **kwargs.pop("extra", {})}
        for key in [key for key in kwargs if key != "exc_info"]:
            extra[key] = kwargs.pop(key)
        return msg, {**kwargs, "extra": {**extra, "extra_keys": sorted(extra)}}
class Default(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        kwargs.setdefault("extra", self.extra)
        return msg, kwargs
def work():
    log_constant(Keywords(logger, {"a": 1}), LOG_STOPPED, extra={"reason": "r", "b": 2}, instance="i")
    log_constant(Default(logger, {"a": 1}), LOG_STOPPED, extra={"reason": "r"})
    log_constant(logging.LoggerAdapter(logger, {"a": 1}), LOG_STOPPED, extra={"reason": "r", "b": 2})
    log_constant(logging.LoggerAdapter(logger, {"reason": 1}), LOG_STOPPED, extra={"reason": "r"})
    log_constant(logging.LoggerAdapter(logger, {"reason": "r"}), LOG_STOPPED, extra={"reason": "r"})
work()
try:
    log_constant(logger, LOG_UP, instance="i")
except TypeError as error:
    print("instance" in str(error))
`;
    expect(run(python, program)).toBe(
      [
        `ERROR work app.telemetry.sink | Stopped: r | {'code': 'LOG10', 'b': 2, 'a': 1, 'instance': 'i', 'extra_keys': ['a', 'b', 'code', 'instance', 'reason'], 'reason': 'r'}`,
        `ERROR work app.telemetry.sink | Stopped: r | {'code': 'LOG10', 'a': 1, 'reason': 'r'}`,
        `ERROR work app.telemetry.sink | Stopped: r | {'code': 'LOG10', 'b': 2, 'a': 1, 'reason': 'r'}`,
        // What the adapter says of every record is not lost.
        `ERROR work app.telemetry.sink | Stopped: r | {'code': 'LOG10', 'reason': 1, 'reason_': 'r'}`,
        `ERROR work app.telemetry.sink | Stopped: r | {'code': 'LOG10', 'reason': 'r'}`,
        'True',
        '',
      ].join('\n'),
    );
  });

  it('keeps the level that the logging module knows by the native name', () => {
    const program = `${SETUP}
logging.addLevelName(25, "NOTICE")
for native in ("notice", "warning", "verbose", "exception", None):
    print(LogConstant(code="A", name="A", level="error", message="a", native=native).levelno)
`;
    expect(run(python, program)).toBe('25\n30\n40\n40\n40\n');
  });

  it('answers lookups', () => {
    const program = `${SETUP}
print(get_constant_by_code("LOG612") is LOG_SINK_QUEUE_FULL, get_constant_by_code("LOG1"), LOG_SINK_FULL is LOG_SINK_QUEUE_FULL)
print(get_constant_by_name("UP").code, LOG_UP.levelno, hash(LOG_UP) == hash(LOG_UP))
print(list_known_components(), get_component_snapshot())
print(get_component_of("app.telemetry.sink.db"), get_component_of("app.telemetryx"), get_component_of(""))
register_log_domain("legacy.sink", "telemetry"); register_log_domain("new", "fresh")
print(get_component_of("legacy.sink.a"), list_known_components(), validate_log_constants())
try:
    LOG_UP.code = "x"
except Exception as error:
    print(type(error).__name__)
`;
    expect(run(python, program)).toBe(
      [
        'True None True',
        'LOG9 20 True',
        "['server', 'telemetry'] {'server': (), 'telemetry': ('db-sink',)}",
        'telemetry None None',
        "telemetry ['fresh', 'server', 'telemetry'] []",
        'FrozenInstanceError',
        '',
      ].join('\n'),
    );
  });
});

/** A type checker is not part of the project: where the machine has none, this test says so. */
const hasMypy = spawnSync('python3', ['-m', 'mypy', '--version']).status === 0;
if (!hasMypy) console.warn('mypy is not installed: the types of generated Python are NOT checked');

describe.skipIf(!hasMypy)('mypy --strict', () => {
  function mypy(program: string): string[] {
    const { stdout } = spawnSync(
      'python3',
      ['-m', 'mypy', '--strict', '--no-incremental', 'program.py', 'log_codes.py'],
      {
        cwd: withProgram(program),
        encoding: 'utf8',
      },
    );
    return stdout
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Found') && !line.includes(': note: '));
  }

  it('has nothing against the module and right calls', () => {
    const program = `import logging
from typing import Any
from log_codes import LOG_SHOWN, LOG_SINK_FULL, LOG_SINK_QUEUE_FULL, LOG_STOPPED, LOG_UP, log_constant

logger = logging.getLogger(__name__)
adapter: "logging.LoggerAdapter[Any]" = logging.LoggerAdapter(logger, {})
log_constant(logger, LOG_UP)
log_constant(adapter, LOG_UP, "more", exc_info=True)
log_constant(logger, LOG_SINK_QUEUE_FULL, extra={"dropped": 3, "ratio": 0.5})
log_constant(logger, LOG_SINK_QUEUE_FULL, extra={"dropped": 3, "ratio": 1, "run_id": "7", "mode": "fast"})
log_constant(logger, LOG_SINK_FULL, extra={"dropped": 3, "ratio": 1})
log_constant(logger, LOG_STOPPED, extra={"reason": ValueError()}, exc_info=ValueError())
`;
    expect(mypy(program)).toEqual(['Success: no issues found in 2 source files']);
  }, 120_000);

  it.each([
    ['a name that is no constant', 'log_constant(logger, log_codes.LOG_UPP)'],
    ['a code in the place of a constant', 'log_constant(logger, "LOG9")'],
    ['a record that is none', 'log_constant(logger, LOG_STOPPED, extra="reason")'],
    ['a new value for a constant', 'log_codes.LOG_UP = LOG_STOPPED'],
  ])(
    'reports %s',
    (_, call) => {
      const program = `import logging
import log_codes
from log_codes import LOG_STOPPED, log_constant

logger = logging.getLogger(__name__)
${call}
`;
      const lines = mypy(program);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/^program\.py:6: error:/);
    },
    120_000,
  );
});
