import { applyEdits, type CatalogEdit, type LogConstant } from '@loglex/catalog';
import {
  addConstantInCode,
  changeConstantInCode,
  type CodeSource,
  importConstants,
  importSpec,
  removeConstantInCode,
  sourceEntries,
} from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { readModules } from '../../src/import/read-modules.ts';
import { folder } from '../folder.ts';

const PYTHON = `def _constant(code, level, message, *, component, tags=()): ...

# Sink
LOG_FULL = _constant(
    "LOG612",
    "WARNING",
    "Queue full",
    component="Sink",
    tags=_tags("queue", "full"),
)

LOG_SLOW = _constant(
    "LOG614", "INFO", 'Queue slow',
    component=AREA,
    tags=_tags("queue"),
)
LOG_BARE = _constant("LOG700", logging.INFO, f"Bare", component="UI")

ALL: tuple = (
    LOG_FULL,
    LOG_SLOW,
    LOG_BARE,
)
AREA = "Sink"
`;

interface Opened {
  readonly source: CodeSource;
  readonly constants: readonly LogConstant[];
}

function open(text: string, file = 'app/constants.py'): Opened {
  const { modules, problems } = readModules(folder({ [file]: text }), [file]);
  expect(problems).toEqual([]);
  const imported = importConstants(modules, importSpec('constant-calls')!);
  return { source: { text, imported }, constants: sourceEntries(imported).constants };
}

function targetOf({ constants }: Opened, code: string): LogConstant {
  return constants.find((constant) => constant.code === code)!;
}

function applied(text: string, edit: CatalogEdit): string {
  if ('refused' in edit) throw new Error(edit.message);
  return applyEdits(text, edit.edits);
}

describe('addConstantInCode', () => {
  test('after the nearest lower code of its component, and in the list of all', () => {
    const opened = open(PYTHON);
    const edit = addConstantInCode(opened.source, {
      code: 'LOG613',
      name: 'LOG_STUCK',
      level: 'error',
      message: 'Queue "stuck"',
      component: 'Sink',
      tags: ['queue'],
    });
    const after = applied(PYTHON, edit);
    expect(after).toBe(
      PYTHON.replace(
        '\nLOG_SLOW = _constant(',
        `
LOG_STUCK = _constant(
    "LOG613",
    "ERROR",
    "Queue \\"stuck\\"",
    component="Sink",
    tags=_tags("queue"),
)

LOG_SLOW = _constant(`,
      ).replace('    LOG_FULL,\n', '    LOG_FULL,\n    LOG_STUCK,\n'),
    );
    const again = open(after);
    expect(targetOf(again, 'LOG613')).toMatchObject({ message: 'Queue "stuck"', tags: ['queue'] });
    expect(again.constants).toHaveLength(4);
  });

  test('refuses what is there, and what no constant is written like', () => {
    const { source } = open(PYTHON);
    const constant = { code: 'LOG612', name: 'LOG_NEW', level: 'info', message: 'm' };
    expect(addConstantInCode(source, constant)).toMatchObject({ refused: 'exists' });
    expect(addConstantInCode(source, { ...constant, code: 'LOG1' })).toMatchObject({
      refused: 'layout',
    });
  });

  test('in TypeScript, on one line, in single quotes', () => {
    const text = `export const A = define('LOG1', 'info', 'It is A');\nexport const ALL = [A, A];\n`;
    const { source } = open(text, 'src/codes.ts');
    const constant = { code: 'LOG2', name: 'B', level: 'warn', message: "It's B" };
    expect(applied(text, addConstantInCode(source, constant))).toBe(
      `export const A = define('LOG1', 'info', 'It is A');
export const B = define('LOG2', 'warn', 'It\\'s B');
export const ALL = [A, B, A];
`,
    );
  });
});

const LISTED = `LOG_A = _constant("LOG1", "INFO", "a")
LOG_B = _constant("LOG2", "INFO", "b")
LOG_C = _constant("LOG3", "INFO", "c")

ALL = (
    LOG_A,
    # What is noisy
    LOG_B,  # often
    LOG_C,
)
NOISY = (LOG_B, LOG_C)
__all__ = ["LOG_A", 'LOG_B', "LOG_C", "get"]
`;

test('a comment behind a constant stays with it', () => {
  const text = 'LOG_A = f("L1", "INFO", "a")  # of A\n\nLOG_C = f("L3", "INFO", "c")  # of C\n';
  const opened = open(text);
  const named = { code: 'L2', name: 'LOG_B', level: 'info', message: 'b' };
  const after = applied(text, addConstantInCode(opened.source, named));
  expect(after).toBe(text.replace('# of A\n', '# of A\n\nLOG_B = f("L2", "INFO", "b")\n'));
  const again = open(after);
  const without = (code: string) =>
    applied(after, removeConstantInCode(again.source, targetOf(again, code)));
  expect(without('L2')).toBe(text);
  expect(without('L1')).toBe(after.replace('LOG_A = f("L1", "INFO", "a")  # of A\n\n', ''));
});

describe('the lists of a module', () => {
  const named = { code: 'LOG4', name: 'LOG_D', level: 'info', message: 'd' };

  test('a new constant goes to the list of all and to the exports, not to a selection', () => {
    const { source } = open(LISTED);
    expect(applied(LISTED, addConstantInCode(source, named))).toBe(
      LISTED.replace('"c")\n', '"c")\nLOG_D = _constant("LOG4", "INFO", "d")\n')
        .replace('    LOG_C,\n', '    LOG_C,\n    LOG_D,\n')
        .replace('"LOG_C"', '"LOG_C", "LOG_D"'),
    );
  });

  test('where a list misses the neighbour, the new one goes to its end', () => {
    const text = LISTED.replace('    LOG_C,\n', '').replace('"LOG_C", ', '');
    const { source } = open(text);
    expect(applied(text, addConstantInCode(source, named))).toBe(
      text
        .replace('"c")\n', '"c")\nLOG_D = _constant("LOG4", "INFO", "d")\n')
        .replace('    LOG_B,  # often\n', '    LOG_B,  # often\n    LOG_D,\n')
        .replace("'LOG_B'", "'LOG_B', 'LOG_D'"),
    );
  });

  test('one that goes is in none of them, and comments on others stay', () => {
    const opened = open(LISTED);
    const after = applied(LISTED, removeConstantInCode(opened.source, targetOf(opened, 'LOG2')));
    expect(after).toBe(`LOG_A = _constant("LOG1", "INFO", "a")
LOG_C = _constant("LOG3", "INFO", "c")

ALL = (
    LOG_A,
    # What is noisy
    LOG_C,
)
NOISY = (LOG_C,)
__all__ = ["LOG_A", "LOG_C", "get"]
`);
  });

  test.each([
    ['LOG_A, LOG_B', 'LOG_B,', 'LOG_A,'],
    ['LOG_A, LOG_B,', 'LOG_B,', 'LOG_A,'],
    ['(LOG_A, LOG_B)', '(LOG_B,)', '(LOG_A,)'],
    ['(LOG_A, LOG_B,)', '(LOG_B,)', '(LOG_A,)'],
    ['(\n    LOG_A,\n    LOG_B\n)', '(\n    LOG_B,\n)', '(\n    LOG_A,\n)'],
    ['(LOG_A, LOG_B, *MORE)', '(LOG_B, *MORE)', '(LOG_A, *MORE)'],
    ['[LOG_A, LOG_B]', '[LOG_B]', '[LOG_A]'],
    ['[LOG_A, LOG_B, other(1)]', '[LOG_B, other(1)]', '[LOG_A, other(1)]'],
  ])('what is left of %j is a list of what is left', (list, withoutA, withoutB) => {
    const constants = 'LOG_A = f("L1", "INFO", "a")\nLOG_B = f("L2", "INFO", "b")\n';
    const text = `${constants}MORE = []\nALL = ${list}\n`;
    const opened = open(text);
    const without = (code: string) =>
      applied(text, removeConstantInCode(opened.source, targetOf(opened, code))).replace(
        /^[^]*ALL = /,
        '',
      );
    expect([without('L1'), without('L2')]).toEqual([`${withoutA}\n`, `${withoutB}\n`]);
  });

  test('a new name is in all of them, in the quotes of the old', () => {
    const opened = open(LISTED);
    const edit = changeConstantInCode(opened.source, targetOf(opened, 'LOG2'), { name: 'LOG_E' });
    expect(applied(LISTED, edit)).toBe(LISTED.replaceAll('LOG_B', 'LOG_E'));
  });

  test.each(['X = 1; import os', 'a.b', '', '1A', 'A\nB', '__import__("os")'])(
    'what is no name is refused: %j',
    (name) => {
      const opened = open(LISTED);
      const target = targetOf(opened, 'LOG2');
      const refused = { refused: 'layout' };
      expect(addConstantInCode(opened.source, { ...named, name })).toMatchObject(refused);
      expect(changeConstantInCode(opened.source, target, { name })).toMatchObject(refused);
    },
  );

  test('what code has no place for is refused, and named', () => {
    const opened = open(LISTED);
    const wanted = { ...named, fields: { id: {} }, aliases: ['D'] };
    const message = 'Code has no place for fields and aliases. Leave that out.';
    expect(addConstantInCode(opened.source, wanted)).toEqual({ refused: 'layout', message });
    expect(addConstantInCode(opened.source, { ...named, component: 'UI' })).toMatchObject({
      message: expect.stringContaining('Most state code, level, message.'),
    });
  });
});

describe('changeConstantInCode', () => {
  test('values are spelled as those in their place, and nothing else changes', () => {
    const opened = open(PYTHON);
    const slow = targetOf(opened, 'LOG614');
    const edit = changeConstantInCode(opened.source, slow, {
      name: 'LOG_LATE',
      level: 'warn',
      message: "Queue's late",
      component: 'Sink',
      tags: ['a', 'b'],
    });
    expect(applied(PYTHON, edit)).toBe(
      PYTHON.replace('LOG_SLOW = ', 'LOG_LATE = ')
        .replace('    LOG_SLOW,', '    LOG_LATE,')
        .replace(`"INFO", 'Queue slow'`, `"WARNING", 'Queue\\'s late'`)
        .replace('tags=_tags("queue"),', 'tags=_tags("a", "b"),'),
    );
    const bare = changeConstantInCode(opened.source, targetOf(opened, 'LOG700'), {
      level: 'error',
    });
    expect(applied(PYTHON, bare)).toBe(PYTHON.replace('logging.INFO', 'logging.ERROR'));
  });

  test('what stands elsewhere is not changed here', () => {
    const opened = open(PYTHON);
    const refused = { refused: 'layout' };
    const slow = targetOf(opened, 'LOG614');
    expect(changeConstantInCode(opened.source, slow, { component: 'UI' })).toMatchObject(refused);
    expect(changeConstantInCode(opened.source, slow, { runbook: 'x' })).toMatchObject(refused);
    const bare = targetOf(opened, 'LOG700');
    expect(changeConstantInCode(opened.source, bare, { message: 'm' })).toMatchObject(refused);
  });
});

describe('removeConstantInCode', () => {
  test.each([
    ['LOG612', 'LOG_FULL'],
    ['LOG700', 'LOG_BARE'],
  ])('%s goes, with its place in the list', (code, name) => {
    const opened = open(PYTHON);
    const after = applied(PYTHON, removeConstantInCode(opened.source, targetOf(opened, code)));
    expect(after).not.toContain(name);
    const again = open(after);
    const codes = opened.constants.map((constant) => constant.code);
    expect(again.constants.map((constant) => constant.code)).toEqual(
      codes.filter((each) => each !== code),
    );
    expect(again.source.imported.aggregates[0]?.items).toHaveLength(2);
    const gone = removeConstantInCode(again.source, targetOf(opened, code));
    expect(gone).toMatchObject({ refused: 'not-found' });
  });
});
