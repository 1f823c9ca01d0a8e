import { importConstants, importProblems, importSpec } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { readModules } from '../../src/import/read-modules.ts';
import { folder } from '../folder.ts';

/** The constants of `files` as plain data, and what is wrong as id and text. */
function importFrom(files: Readonly<Record<string, string>>, preset: string, paths?: string[]) {
  const { modules, problems } = readModules(folder(files), paths ?? Object.keys(files));
  expect(problems).toEqual([]);
  const imported = importConstants(modules, importSpec(preset)!);
  const constants = imported.constants.map(({ name, stated }) => ({
    ...(name && { name: name.text }),
    ...Object.fromEntries(
      Array.from(stated.values, ([role, { text, items }]) => [
        role,
        role === 'tags' ? items : text,
      ]),
    ),
    ...Object.fromEntries(stated.others.map(({ key, source }) => [`x-${key}`, source])),
  }));
  const found = importProblems(imported).map(
    ({ id, file, range }) => `${id}: ${files[file]?.slice(range.start, range.end)}`,
  );
  return { constants, found };
}

describe('Python', () => {
  test('constants by a helper, with the list of all', () => {
    const source = `"""Constants."""
import logging
AREA = "Controller"

def _tags(*values): return tuple(values)

def _constant(code: str, level: int | str, message: str, *, component: str, tags=()): ...

LOG_STEP_ERROR = _constant(
    "LOG402", "ERROR", "Adapter step "
    'raised \\x41 \\u00e9',
    component=AREA,
    tags=_tags("session", "step"),
)
LOG_READY: LogConstant = _constant("LOG403", logging.INFO, r"Ready\\n", component="UI", owner=me())
LOG_READY = _constant("LOG404", 30, "Ready", component="UI")
LOG_ODD = other("LOG405")

ALL: tuple = (LOG_STEP_ERROR, LOG_GONE, LOG_STEP_ERROR)
`;
    const { constants, found } = importFrom({ 'app/constants.py': source }, 'constant-calls');
    expect(constants).toEqual([
      {
        name: 'LOG_STEP_ERROR',
        code: 'LOG402',
        level: 'ERROR',
        message: 'Adapter step raised A é',
        component: 'Controller',
        tags: ['session', 'step'],
      },
      {
        name: 'LOG_READY',
        code: 'LOG403',
        level: 'INFO',
        message: 'Ready\\n',
        component: 'UI',
        'x-owner': 'me()',
      },
      { name: 'LOG_READY', code: 'LOG404', level: 'WARNING', message: 'Ready', component: 'UI' },
    ]);
    expect(found).toEqual([
      'duplicate-name: LOG_READY',
      'not-in-aggregate: LOG_READY',
      'unknown-in-aggregate: LOG_GONE',
      'repeated-in-aggregate: LOG_STEP_ERROR',
    ]);
  });

  test('instances of a data class, by position and by keyword', () => {
    const source = `
@dataclass(frozen=True)
class Entry:
    code: str
    level: str
    text: str = ""

FULL = Entry("LOG612", "WARNING", "Queue full")
SLOW = Entry(code="LOG613", text=f"Queue {self.name!r} slow: {n:>3} {{raw}}", level="INFO")
`;
    expect(importFrom({ 'app/entries.py': source }, 'constant-calls').constants).toEqual([
      { name: 'FULL', code: 'LOG612', level: 'WARNING', message: 'Queue full' },
      { name: 'SLOW', code: 'LOG613', message: 'Queue {name} slow: {n} {{raw}}', level: 'INFO' },
    ]);
  });

  test('enum members: tuples by the parameters of the enum, and codes alone', () => {
    const source = `
class Event(Enum):
    FULL = ("LOG612", "Queue full", "warning")
    SLOW = ("LOG613", "Queue slow", "info")

    def __init__(self, code, message, level): ...

class Code(str, Enum):
    FULL = "LOG612"
    SLOW = "LOG613"
`;
    expect(importFrom({ 'app/events.py': source }, 'enum-members').constants).toEqual([
      { name: 'FULL', code: 'LOG612', message: 'Queue full', level: 'warning' },
      { name: 'SLOW', code: 'LOG613', message: 'Queue slow', level: 'info' },
      { name: 'FULL', code: 'LOG612' },
      { name: 'SLOW', code: 'LOG613' },
    ]);
  });

  test('classes that say their code, and how sure their message is', () => {
    const source = `
class MainReportVersion(InfoLevel):
    def code(self) -> str:
        return "A001"

    def message(self) -> str:
        return f"Running with {self.version}"

class BadOption(base.ErrorLevel):
    def code(self):
        """The code."""
        return "A008"

    def message(self):
        option = f"--{self.option}"
        msg = f"The option {option} is bad: {str(self.exc)}"
        return error_tag(msg)

class Built(DynamicLevel):
    def code(self):
        return "A009"

    def message(self):
        msg = "Built"
        if self.twice:
            msg += " twice"
        return msg
`;
    const { constants, found } = importFrom({ 'app/types.py': source }, 'class-codes');
    expect(constants).toMatchObject([
      { name: 'MainReportVersion', code: 'A001', level: 'info', message: 'Running with {version}' },
      {
        name: 'BadOption',
        code: 'A008',
        level: 'error',
        message: 'The option --{option} is bad: {exc}',
        'x-message': 'error_tag(msg)',
      },
      { name: 'Built', code: 'A009', 'x-message': expect.stringMatching(/^msg = [^]*return msg$/) },
    ]);
    expect(found).toEqual([
      'missing-level: Built',
      'wrapped-message: error_tag(msg)',
      expect.stringMatching(/^not-static: msg = "Built"/),
    ]);
  });

  test('a syntax error costs its statement', () => {
    const root = folder({ 'a.py': 'A = f(code="LOG1")\nB = = 2\nC = f(code="LOG3")\n' });
    const { modules, problems } = readModules(root, ['a.py']);
    expect(problems).toMatchObject([{ kind: 'syntax', file: 'a.py' }]);
    const { constants } = importConstants(modules, importSpec('constant-calls')!);
    expect(constants.map(({ name }) => name?.text)).toEqual(['A', 'C']);
  });
});

test('lists in JSON and in YAML', () => {
  const files = {
    'codes.json':
      '{ "codes": [{ "code": 612, "severity": "warn", "message": "Queue full", "extra": [1] }] }',
    'codes.yaml': '- { code: 0613, name: SLOW, level: info, message: Queue slow }\n',
  };
  expect(importFrom(files, 'list').constants).toEqual([
    { code: '612', level: 'warn', message: 'Queue full', 'x-extra': '[1]' },
    { name: 'SLOW', code: '0613', level: 'info', message: 'Queue slow' },
  ]);
});

test('modules use names of each other', () => {
  const files = {
    'areas.ts': `export enum Area { Sink = 'data-sink' }`,
    'codes.ts': `export const A = define({ code: 'LOG1', component: Area.Sink });`,
  };
  expect(importFrom(files, 'constant-calls').constants).toEqual([
    { name: 'A', code: 'LOG1', component: 'data-sink' },
  ]);
});

test('a glob passes over what no parser reads; what is named must be read', () => {
  const root = folder({ 'src/a.ts': '', 'src/b.md': '', 'c.md': '', 'bad.ts': 'const = ;' });
  expect(readModules(root, ['src/*'])).toMatchObject({
    modules: [{ file: 'src/a.ts' }],
    problems: [],
  });
  const { modules, problems } = readModules(root, ['c.md', 'gone.ts', 'bad.ts', 'none/*.ts']);
  expect(modules).toEqual([]);
  expect(problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    'arguments none/*.ts',
    'arguments c.md',
    'catalog gone.ts',
    'syntax bad.ts',
  ]);
});
